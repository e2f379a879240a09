import { createPrivateKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import * as oauth from 'oauth4webapi';
import type { OAuth2Auth } from '#shared/model/auth/oauth2';
import type { AuthServer } from './authorization-server';
import { stopped } from './problem';

/** How the client says who it is at the token endpoint. */
export async function clientAuthentication(auth: OAuth2Auth, server: AuthServer): Promise<oauth.ClientAuth> {
  const { clientAuth, clientSecret } = auth;
  const isBasic = clientAuth === 'basic' || clientAuth === 'basicRaw';
  if (clientAuth === 'none' || (isBasic && clientSecret === '')) return oauth.None();
  if (clientAuth === 'privateKeyJwt') return oauth.PrivateKeyJwt(await readKey(auth), assertion(server));
  if (clientAuth === 'certificate') return oauth.TlsClientAuth();
  if (clientSecret === '') throw stopped('setUp', 'noSecret');
  switch (clientAuth) {
    case 'basic':
      return oauth.ClientSecretBasic(clientSecret);
    case 'basicRaw':
      return rawBasic(clientSecret);
    case 'body':
      return oauth.ClientSecretPost(clientSecret);
    case 'clientSecretJwt':
      return oauth.ClientSecretJwt(clientSecret, assertion(server));
  }
}

/** RFC 6749 wants id and secret form-encoded first; many servers want them as they are. */
function rawBasic(secret: string): oauth.ClientAuth {
  return (_server, { client_id: id }, _body, headers) =>
    headers.set('authorization', `Basic ${Buffer.from(`${id}:${secret}`, 'utf8').toString('base64')}`);
}

/** The audience is the issuer alone. Of a server without a known issuer it is the token address (RFC 7523 section 3). */
function assertion({ issuerKnown, metadata }: AuthServer): oauth.ModifyAssertionOptions {
  if (issuerKnown) return {};
  return {
    [oauth.modifyAssertion](_header, payload) {
      payload['aud'] = metadata.token_endpoint ?? metadata.issuer;
    },
  };
}

interface SigningKey {
  readonly key: KeyObject;
  /** Named inside a JWK. */
  readonly alg: unknown;
  readonly kid: unknown;
}

async function readKey({ privateKey, keyId }: OAuth2Auth): Promise<oauth.PrivateKey> {
  const signing = parseKey(privateKey.trim());
  const algorithm = algorithmOf(signing);
  const kid = keyId === '' ? signing.kid : keyId;
  const bytes = signing.key.export({ type: 'pkcs8', format: 'der' });
  const key = await crypto.subtle.importKey('pkcs8', Uint8Array.from(bytes), algorithm, false, ['sign']);
  return typeof kid === 'string' ? { key, kid } : { key };
}

function parseKey(text: string): SigningKey {
  if (text === '') throw stopped('setUp', 'badKey', 'there is none');
  try {
    if (!text.startsWith('{')) return { key: createPrivateKey(text), alg: undefined, kid: undefined };
    const jwk = JSON.parse(text) as JsonWebKey;
    return { key: createPrivateKey({ key: jwk, format: 'jwk' }), alg: jwk['alg'], kid: jwk['kid'] };
  } catch {
    throw stopped('setUp', 'badKey', 'it cannot be read');
  }
}

type ImportAlgorithm = Parameters<typeof crypto.subtle.importKey>[2];

/** OpenSSL's names of the curves that sign. */
const curves: Readonly<Record<string, string>> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' };

function algorithmOf({ key, alg }: SigningKey): ImportAlgorithm {
  const { asymmetricKeyType: type, asymmetricKeyDetails: { namedCurve = '' } = {} } = key;
  if (type === 'rsa') return rsaAlgorithm(typeof alg === 'string' ? alg : 'RS256');
  if (type === 'ec' && Object.hasOwn(curves, namedCurve)) return { name: 'ECDSA', namedCurve: curves[namedCurve] ?? '' };
  if (type === 'ed25519') return { name: 'Ed25519' };
  throw stopped('setUp', 'badKey', 'it is of a kind that signs no assertions');
}

function rsaAlgorithm(alg: string): ImportAlgorithm {
  const [, scheme = 'RS', bits = '256'] = /^(RS|PS)(256|384|512)$/.exec(alg) ?? [];
  return { name: scheme === 'PS' ? 'RSA-PSS' : 'RSASSA-PKCS1-v1_5', hash: `SHA-${bits}` };
}
