import { readJwt } from '#shared/http/jwt';
import { textMember } from '#shared/hypermedia/json-value';
import { blankOAuth2 } from '#shared/model/auth/oauth2';
import { fail, ok, type Result } from '#shared/result';
import { resolveServer } from '../oauth2/authorization-server';
import { messageFetch } from '../oauth2/message-fetch';
import type { OAuthTools } from '../oauth2/oauth-tools';
import { failureOf } from '../oauth2/problem';
import { fromJwks, type VerifyKey } from './read-keys';

/** The issuer that a token names, when it is an address where keys can be asked for; empty otherwise. */
export function issuerOf(token: string): string {
  const jwt = readJwt(token);
  const issuer = (jwt && textMember(jwt.claims, 'iss')) ?? '';
  return /^https?:\/\//.test(issuer) && URL.canParse(issuer) ? issuer : '';
}

/** The keys that an issuer gives out: by its metadata (OpenID Discovery, or RFC 8414), which must be that of this very issuer. */
export async function fetchIssuerKeys(issuer: string, tools: OAuthTools): Promise<Result<VerifyKey[]>> {
  try {
    const { metadata } = await resolveServer({ ...blankOAuth2, discovery: issuer, issuer }, tools);
    const address = metadata.jwks_uri;
    if (address === undefined) return ok([]);
    const answer = await messageFetch({ tools, stage: 'discovery', says: 'the keys of the issuer' })(address, {
      method: 'GET',
      headers: { accept: 'application/json' },
    });
    const json: unknown = await answer.json();
    return ok(typeof json === 'object' && json !== null ? fromJwks(json) : []);
  } catch (thrown) {
    return fail(failureOf(thrown, 'discovery'));
  }
}
