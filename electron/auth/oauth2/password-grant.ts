import type { ServerCall } from './send-token-request';
import { callTokenEndpoint } from './send-token-request';
import { additionsFor, addWishes } from './parameters';
import { stopped } from './problem';
import { receiveTokens } from './receive-tokens';
import { pathOf } from './say';
import type { TokenSet } from './token-set';

/** RFC 6749 section 4.3, for old servers. The program sees the password, which RFC 9700 section 2.4 forbids. */
export async function passwordGrant(call: ServerCall): Promise<TokenSet> {
  const { auth, tools } = call;
  if (auth.username === '' || auth.password === '') throw stopped('setUp', 'noPassword');
  const additions = additionsFor(auth, 'token');
  const parameters = addWishes(additions.parameters, auth);
  parameters.set('username', auth.username);
  parameters.set('password', auth.password);
  tools.report?.at('tokenAsk', `POST ${pathOf(call.server.metadata.token_endpoint)}: name and password`);
  const says = 'asks for a token by name and password';
  const response = await callTokenEndpoint('password', parameters, { ...call, stage: 'token', says, additions });
  return receiveTokens(response, { ...call, stage: 'token', nonce: null, scope: auth.scope });
}
