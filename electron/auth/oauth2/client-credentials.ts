import type { ServerCall } from './send-token-request';
import { callTokenEndpoint } from './send-token-request';
import { additionsFor, addWishes } from './parameters';
import { receiveTokens } from './receive-tokens';
import { pathOf } from './say';
import type { TokenSet } from './token-set';

/** RFC 6749 section 4.4: the program asks for itself. */
export async function clientCredentials(call: ServerCall): Promise<TokenSet> {
  const { auth, tools } = call;
  const additions = additionsFor(auth, 'token');
  const parameters = addWishes(additions.parameters, auth);
  tools.report?.at('tokenAsk', `POST ${pathOf(call.server.metadata.token_endpoint)}: client id and secret`);
  const says = 'asks for a token by client credentials';
  const response = await callTokenEndpoint('client_credentials', parameters, { ...call, stage: 'token', says, additions });
  return receiveTokens(response, { ...call, stage: 'token', nonce: null, scope: auth.scope });
}
