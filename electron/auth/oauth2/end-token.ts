import * as oauth from 'oauth4webapi';
import { callServer, noAdditions } from './send-token-request';
import type { OAuthTools } from './oauth-tools';
import { failureOf, FlowStopped, stopped } from './problem';
import { serverOf } from './refresh';
import type { TokenEntry } from './token-set';

/** RFC 7009: ends the refresh token first, which at most servers ends the access token with it, and then that. */
export async function revokeTokens({ auth, server: kept, tokens }: TokenEntry, tools: OAuthTools): Promise<void> {
  const server = serverOf(kept);
  const address = kept.revocation_endpoint;
  if (address === undefined) throw stopped('revocation', 'noAddress', 'revocation');
  const call = { auth, server, tools, address, additions: noAdditions, stage: 'revocation' } as const;
  const revoke = (token: string, hint: 'refresh_token' | 'access_token', says: string) =>
    callServer({ ...call, says }, (metadata, client, by, options) =>
      oauth.revocationRequest(metadata, client, by, token, { ...options, additionalParameters: { token_type_hint: hint } }),
    );
  if (tokens.refresh !== null) {
    tools.report?.at('revokeRefresh');
    await revoke(tokens.refresh, 'refresh_token', 'ends the refresh token');
  }
  tools.report?.at('revokeAccess');
  await revoke(tokens.access, 'access_token', 'ends the access token');
}

/** RFC 7662: what the server says of the access token, as JSON text. */
export async function introspectToken({ auth, server: kept, tokens }: TokenEntry, tools: OAuthTools): Promise<string> {
  const server = serverOf(kept);
  const address = kept.introspection_endpoint;
  if (address === undefined) throw stopped('introspection', 'noAddress', 'introspection');
  tools.report?.at('introspectAsk');
  const call = { auth, server, tools, address, additions: noAdditions, stage: 'introspection' } as const;
  const response = await callServer({ ...call, says: 'asks what the token is good for' }, (metadata, client, by, options) =>
    oauth.introspectionRequest(metadata, client, by, tokens.access, options),
  );
  tools.report?.at('introspectAnswer');
  try {
    const said = await oauth.processIntrospectionResponse(server.metadata, { client_id: auth.clientId }, response);
    return JSON.stringify(said, null, 2);
  } catch (thrown) {
    throw new FlowStopped(failureOf(thrown, 'introspection'));
  }
}
