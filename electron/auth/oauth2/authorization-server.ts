import * as oauth from 'oauth4webapi';
import type { OAuth2Auth } from '#shared/model/auth/oauth2';
import { hrefOf, readTypedUrl } from '#shared/http/url-parts';
import { messageFetch } from './message-fetch';
import type { OAuthTools } from './oauth-tools';
import { failureOf, FlowStopped, stopped } from './problem';

/** The server that gives out tokens, as far as it is known. */
export interface AuthServer {
  readonly metadata: oauth.AuthorizationServer;
  /** False: nobody said what the server calls itself, and the origin of its addresses stands in. */
  readonly issuerKnown: boolean;
}

const endpoints = [
  ['authorization_endpoint', 'authorizationUrl', 'authorization'],
  ['token_endpoint', 'tokenUrl', 'token'],
  ['device_authorization_endpoint', 'deviceUrl', 'device authorization'],
  ['revocation_endpoint', 'revocationUrl', 'revocation'],
  ['introspection_endpoint', 'introspectionUrl', 'introspection'],
] as const;

/** Asks the server what it offers where it is to be asked; typed addresses win. */
export async function resolveServer(auth: OAuth2Auth, tools: OAuthTools): Promise<AuthServer> {
  const typed = Object.fromEntries(
    endpoints.filter(([, field]) => auth[field] !== '').map(([name, field, word]) => [name, readAddress(auth[field], word)]),
  );
  if (auth.discovery.trim() !== '') {
    const found = await discover(auth, tools);
    refusePlain(found, typed);
    return { metadata: withTyped(found, typed), issuerKnown: true };
  }
  const standIn = typed['token_endpoint'] ?? typed['authorization_endpoint'];
  if (standIn === undefined) throw stopped('setUp', 'noAddress', 'token');
  const issuer = auth.issuer === '' ? new URL(standIn).origin : auth.issuer;
  return { metadata: { issuer, ...typed }, issuerKnown: auth.issuer !== '' };
}

/** What is typed wins, over addresses for clients with a certificate as well (RFC 8705 section 5). */
export function withTyped(found: oauth.AuthorizationServer, typed: Readonly<Record<string, string>>): oauth.AuthorizationServer {
  const { mtls_endpoint_aliases: aliases, ...rest } = found;
  if (aliases === undefined) return { ...rest, ...typed };
  const kept = Object.fromEntries(Object.entries(aliases).filter(([name]) => typed[name] === undefined));
  return { ...rest, ...typed, mtls_endpoint_aliases: kept };
}

/** An address as typed, with its scheme. */
export function readAddress(text: string, word: string): string {
  const read = readTypedUrl(text.trim());
  if (!read.ok) throw stopped('setUp', 'badAddress', word);
  return hrefOf(read.value);
}

/** Plain http is for servers that were typed so; metadata cannot lead there from https. */
export const mayBePlain = ({ metadata }: AuthServer, address: string | undefined): boolean =>
  address?.startsWith('http:') === true || metadata.issuer.startsWith('http:');

async function discover(auth: OAuth2Auth, tools: OAuthTools): Promise<oauth.AuthorizationServer> {
  const typed = readAddress(auth.discovery, 'discovery');
  const whole = issuerOfWellKnown(typed);
  const issuer = new URL(whole ?? typed);
  tools.report?.at('discoverAsk', `asks ${whole === null ? issuer.pathname : new URL(typed).pathname} what it offers`);
  const found = whole === null ? await askBoth(issuer, tools) : await askAt(typed, issuer, tools);
  tools.report?.at('discoverAnswer');
  const expected = auth.issuer === '' ? found.issuer : auth.issuer;
  if (found.issuer !== expected) throw stopped('discovery', 'issuerWrong', found.issuer);
  return found;
}

/** Of an address that names the metadata itself: the issuer it belongs to (RFC 8414 section 3, OpenID Discovery section 4). */
function issuerOfWellKnown(address: string): string | null {
  const url = new URL(address);
  const match = /^(.*)\/\.well-known\/(?:openid-configuration|oauth-authorization-server)(\/.*)?$/.exec(url.pathname);
  return match ? `${url.origin}${match[1] ?? ''}${match[2] ?? ''}` : null;
}

/** OpenID’s place first, which most have; then that of OAuth alone. */
async function askBoth(issuer: URL, tools: OAuthTools): Promise<oauth.AuthorizationServer> {
  try {
    return await ask(issuer, 'oidc', tools);
  } catch (thrown) {
    const failure = failureOf(thrown, 'discovery');
    if (failure.kind !== 'oauthProblem' || failure.problem !== 'status') throw new FlowStopped(failure);
    return ask(issuer, 'oauth2', tools);
  }
}

async function ask(issuer: URL, algorithm: 'oidc' | 'oauth2', tools: OAuthTools): Promise<oauth.AuthorizationServer> {
  const response = await oauth.discoveryRequest(issuer, {
    algorithm,
    [oauth.allowInsecureRequests]: issuer.protocol === 'http:',
    [oauth.customFetch]: metadataFetch(tools),
  });
  return oauth.processDiscoveryResponse(issuer, response);
}

async function askAt(address: string, issuer: URL, tools: OAuthTools): Promise<oauth.AuthorizationServer> {
  const response = await metadataFetch(tools)(address, { method: 'GET', headers: { accept: 'application/json' } });
  return oauth.processDiscoveryResponse(issuer, response);
}

const metadataFetch = (tools: OAuthTools) => messageFetch({ tools, stage: 'discovery', says: 'what the server offers' });

function refusePlain(found: oauth.AuthorizationServer, typed: Readonly<Record<string, string>>): void {
  if (!found.issuer.startsWith('https:')) return;
  for (const name of [...endpoints.map(([endpoint]) => endpoint), 'jwks_uri'] as const) {
    const address = found[name];
    if (typed[name] === undefined && typeof address === 'string' && !address.startsWith('https:'))
      throw stopped('discovery', 'plainAddress', address);
  }
}
