import { checkCallback } from './callback-answer';
import { checkTokenAnswer } from './check-token-answer';
import { openWayBack, waitForAnswer, type BrowserTools } from './come-back';
import { asksForIdToken } from './parameters';
import { stopped } from './problem';
import { jsonAnswer } from './read-answer';
import { receiveTokens } from './receive-tokens';
import type { ServerCall } from './send-token-request';
import { pathOf } from './say';
import { beginSignIn } from './sign-in';
import type { TokenSet } from './token-set';

/**
 * RFC 6749 section 4.2, for old servers: the token comes in an address, where histories and logs keep it
 * (RFC 9700 section 2.1.2 forbids it). It stands behind the `#`, so the user brings it here by hand.
 */
export async function implicit(call: ServerCall, browser: BrowserTools): Promise<TokenSet> {
  const { auth, server, tools } = call;
  tools.report?.at('prepare');
  const way = await openWayBack(auth);
  try {
    const responseType = asksForIdToken(auth) ? 'id_token token' : 'token';
    const signIn = beginSignIn({ auth, server, callback: way.address, responseType });
    tools.report?.at('open', `opens ${pathOf(signIn.address)}, state`);
    const back = await waitForAnswer({ signIn, way, tools, browser, inFragment: true });
    tools.report?.at('back');
    const query = checkCallback(back.query, signIn, server);
    if ((query.get('access_token') ?? '') === '') throw stopped('callback', 'tokenMissing');
    const fields: Record<string, unknown> = Object.fromEntries(query);
    checkTokenAnswer('token', fields);
    const tokens = await receiveTokens(jsonAnswer(fields), { ...call, stage: 'token', nonce: signIn.nonce, scope: auth.scope });
    return { ...tokens, refresh: null };
  } finally {
    way.listener?.close();
  }
}
