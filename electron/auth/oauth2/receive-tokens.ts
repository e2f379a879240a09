import * as oauth from 'oauth4webapi';
import type { OAuth2Auth } from '#shared/model/auth/oauth2';
import type { OAuthStage } from '#shared/oauth/oauth-problem';
import { mayBePlain, type AuthServer } from './authorization-server';
import { messageFetch } from './message-fetch';
import type { OAuthTools } from './oauth-tools';
import { words } from './parameters';
import { failureOf, FlowStopped, stopped } from './problem';
import { sayTokens } from './say';
import type { TokenSet } from './token-set';

/** What a token answer belongs to. */
export interface Asked {
  readonly auth: OAuth2Auth;
  readonly server: AuthServer;
  readonly tools: OAuthTools;
  readonly stage: OAuthStage & ('token' | 'refresh');
  /** What the id token must carry; null where no nonce was sent. */
  readonly nonce: string | null;
  /** Without a scope in the answer, this is what was granted (RFC 6749 section 5.1). */
  readonly scope: string;
}

/** The tokens of an answer, once everything about them is right: fields, id token, and its signature where the keys are known. */
export async function receiveTokens(response: Response, asked: Asked): Promise<TokenSet> {
  const { id_token: idToken } = await readJson(response);
  if (idToken === undefined && asked.nonce !== null) throw stopped('idToken', 'idTokenMissing');
  const server = named(asked.server, idToken);
  try {
    const answer = await processAnswer(response, server, asked);
    const claims = oauth.getValidatedIdTokenClaims(answer);
    const tokens = tokensIn(answer, asked.scope);
    asked.tools.report?.at('tokenAnswer', sayTokens(tokens));
    const signatureChecked =
      answer.id_token !== undefined && (await checkSignature(response, server, answer.id_token, asked.tools));
    remarkScope(asked.scope, tokens.scope, asked.tools);
    return { ...tokens, subject: claims?.sub ?? '', signatureChecked };
  } catch (thrown) {
    throw new FlowStopped(failureOf(thrown, asked.stage));
  }
}

/** A nonce was sent for an id token, so that there must be one, and it must carry it. */
function processAnswer(
  response: Response,
  { metadata }: AuthServer,
  { auth, nonce }: Asked,
): Promise<oauth.TokenEndpointResponse> {
  const client = { client_id: auth.clientId };
  if (nonce === null) return oauth.processGenericTokenEndpointResponse(metadata, client, response);
  return oauth.processAuthorizationCodeResponse(metadata, client, response, { expectedNonce: nonce });
}

function tokensIn(answer: oauth.TokenEndpointResponse, asked: string): Omit<TokenSet, 'subject' | 'signatureChecked'> {
  const receivedAt = Date.now();
  return {
    access: answer.access_token,
    refresh: answer.refresh_token ?? null,
    id: answer.id_token ?? null,
    scope: answer.scope ?? asked,
    receivedAt,
    expiresAt: answer.expires_in === undefined ? null : receivedAt + answer.expires_in * 1000,
  };
}

async function readJson(response: Response): Promise<{ readonly id_token?: unknown }> {
  const text = await response.clone().text();
  return JSON.parse(text) as { readonly id_token?: unknown };
}

/**
 * Of a server whose name nobody knows, an id token is believed when it comes from the same origin as the token:
 * whoever holds that origin could write any name there.
 */
function named(server: AuthServer, idToken: unknown): AuthServer {
  if (server.issuerKnown || typeof idToken !== 'string') return server;
  const issuer = issuerIn(idToken);
  if (issuer === null) throw stopped('idToken', 'idTokenBroken');
  if (!isSameOrigin(issuer, server.metadata.token_endpoint)) throw stopped('idToken', 'idTokenIssuer', issuer);
  return { ...server, metadata: { ...server.metadata, issuer } };
}

function issuerIn(jwt: string): string | null {
  try {
    const claims: unknown = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return typeof claims === 'object' && claims !== null && 'iss' in claims && typeof claims.iss === 'string' ? claims.iss : null;
  } catch {
    return null;
  }
}

/** Whether two addresses have one origin; an address that cannot be read has none. */
export const isSameOrigin = (one: string, other: string | undefined): boolean =>
  other !== undefined && URL.canParse(one) && URL.canParse(other) && new URL(one).origin === new URL(other).origin;

/** False where nothing can be checked: no keys are known, or the secret itself signs. */
async function checkSignature(
  response: Response,
  { metadata, ...rest }: AuthServer,
  jwt: string,
  tools: OAuthTools,
): Promise<boolean> {
  const { jwks_uri: keys } = metadata;
  if (keys === undefined || isSymmetric(jwt)) return false;
  tools.report?.at('keysAsk');
  try {
    await oauth.validateApplicationLevelSignature(metadata, response, {
      [oauth.customFetch]: messageFetch({ tools, stage: 'idToken', says: 'the keys that sign id tokens' }),
      [oauth.allowInsecureRequests]: mayBePlain({ metadata, ...rest }, keys),
    });
  } catch (thrown) {
    if (thrown instanceof FlowStopped) throw thrown;
    throw stopped('idToken', 'idTokenSignature');
  }
  tools.report?.at('keysAnswer');
  return true;
}

const isSymmetric = (jwt: string): boolean =>
  /"alg"\s*:\s*"HS/.test(Buffer.from(jwt.split('.')[0] ?? '', 'base64url').toString('utf8'));

function remarkScope(asked: string, granted: string, tools: OAuthTools): void {
  const wanted = words(asked);
  const given = words(granted);
  if (wanted.length === 0) return;
  const missing = wanted.filter((scope) => !given.includes(scope));
  const added = given.filter((scope) => !wanted.includes(scope));
  if (missing.length > 0) tools.report?.remark(`The server granted less than was asked for: ${missing.join(' ')} is missing.`);
  if (added.length > 0) tools.report?.remark(`The server granted more than was asked for: ${added.join(' ')}.`);
}
