import * as oauth from 'oauth4webapi';
import { checkCallback, codeOf } from './callback-answer';
import { openWayBack, waitForAnswer, type BrowserTools, type WayBack } from './come-back';
import { additionsFor, addResources } from './parameters';
import { receiveTokens } from './receive-tokens';
import { callServer, type ServerCall } from './send-token-request';
import { pathOf } from './say';
import { beginSignIn, checkChallengeMethod, type SignIn } from './sign-in';
import type { TokenSet } from './token-set';

/** RFC 6749 section 4.1 with PKCE, in the system's browser (RFC 8252). The token endpoint hears nothing until all checks have passed. */
export async function authorizationCode(call: ServerCall, browser: BrowserTools): Promise<TokenSet> {
  const { auth, server, tools } = call;
  checkChallengeMethod(auth, server);
  tools.report?.at('prepare');
  const way = await openWayBack(auth);
  const signIn = beginOrClose(call, way);
  tools.report?.at('open', sayOpen(signIn));
  const back = await waitForAnswer({ signIn, way, tools, browser, inFragment: false });
  tools.report?.at('back');
  back.finish();
  const code = codeOf(checkCallback(back.query, signIn, server), server, auth.clientId);
  return exchangeCode(call, signIn, code);
}

function beginOrClose({ auth, server }: ServerCall, way: WayBack): SignIn {
  try {
    return beginSignIn({ auth, server, callback: way.address, responseType: 'code' });
  } catch (thrown) {
    way.listener?.close();
    throw thrown;
  }
}

const sayOpen = ({ address, verifier }: SignIn): string =>
  `opens ${pathOf(address)}, state${verifier === null ? '' : ' and challenge'}`;

async function exchangeCode(call: ServerCall, signIn: SignIn, code: URLSearchParams): Promise<TokenSet> {
  const { auth, server, tools } = call;
  const additions = additionsFor(auth, 'token');
  const additionalParameters = addResources(additions.parameters, auth.resource);
  const address = server.metadata.token_endpoint;
  tools.report?.at('tokenAsk', `POST ${pathOf(address)}: code${signIn.verifier === null ? '' : ' and verifier'}`);
  const says = 'exchanges the code for tokens';
  const response = await callServer({ ...call, address, additions, says, stage: 'token' }, (metadata, client, by, options) =>
    oauth.authorizationCodeGrantRequest(metadata, client, by, code, signIn.callback, signIn.verifier ?? oauth.nopkce, {
      ...options,
      additionalParameters,
    }),
  );
  return receiveTokens(response, { ...call, stage: 'token', nonce: signIn.nonce, scope: auth.scope });
}
