import { readAddress, withTyped, type AuthServer } from './authorization-server';
import { callTokenEndpoint } from './send-token-request';
import type { OAuthTools } from './oauth-tools';
import { additionsFor, addResources } from './parameters';
import { stopped } from './problem';
import { receiveTokens } from './receive-tokens';
import { pathOf } from './say';
import type { KeptServer, TokenEntry, TokenSet } from './token-set';

/**
 * RFC 6749 section 6. What the answer leaves out stays as it was: refresh token, id token, scope.
 * The caller keeps what comes before anyone uses it.
 */
export async function refreshTokens(entry: TokenEntry, tools: OAuthTools): Promise<TokenSet> {
  const { auth, tokens } = entry;
  if (tokens.refresh === null) throw stopped('refresh', 'noRefreshToken');
  const server = refreshingServer(entry);
  const additions = additionsFor(auth, 'refresh');
  const parameters = addResources(additions.parameters, auth.resource);
  parameters.set('refresh_token', tokens.refresh);
  tools.report?.at('tokenAsk', `POST ${pathOf(server.metadata.token_endpoint)}: the refresh token`);
  const call = { auth, server, tools, stage: 'refresh', says: 'renews the token' } as const;
  const response = await callTokenEndpoint('refresh_token', parameters, { ...call, additions });
  const fresh = await receiveTokens(response, { auth, server, tools, stage: 'refresh', nonce: null, scope: tokens.scope });
  return {
    ...fresh,
    refresh: fresh.refresh ?? tokens.refresh,
    id: fresh.id ?? tokens.id,
    subject: fresh.subject === '' ? tokens.subject : fresh.subject,
    signatureChecked: fresh.id === null ? tokens.signatureChecked : fresh.signatureChecked,
  };
}

/** The refresh address is the token address unless another was typed. */
function refreshingServer({ auth, server }: TokenEntry): AuthServer {
  const known = serverOf(server);
  return auth.refreshUrl === ''
    ? known
    : { ...known, metadata: withTyped(known.metadata, { token_endpoint: readAddress(auth.refreshUrl, 'refresh') }) };
}

/** The server of a kept token, as the flow knew it. */
export function serverOf({ issuerKnown, ...kept }: KeptServer): AuthServer {
  const metadata = Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined));
  return { issuerKnown, metadata: { ...metadata, issuer: kept.issuer } };
}

/** What is kept of a server beside a token of it. */
export function keptServer({ metadata, issuerKnown }: AuthServer): KeptServer {
  const { issuer, token_endpoint, revocation_endpoint, introspection_endpoint, jwks_uri } = metadata;
  const { id_token_signing_alg_values_supported: algorithms, mtls_endpoint_aliases: aliases } = metadata;
  return {
    issuer,
    issuerKnown,
    token_endpoint,
    revocation_endpoint,
    introspection_endpoint,
    jwks_uri,
    id_token_signing_alg_values_supported: algorithms,
    mtls_endpoint_aliases: aliases && {
      token_endpoint: aliases.token_endpoint,
      revocation_endpoint: aliases.revocation_endpoint,
      introspection_endpoint: aliases.introspection_endpoint,
    },
  };
}
