import type { ClientMetadata } from 'oidc-provider';

/** A program that the authorization server knows. Nothing here is secret. */
export interface OAuthClient {
  readonly id: string;
  /** Left out where the program cannot keep one. */
  readonly secret?: string;
  readonly grants: readonly string[];
  readonly redirects: readonly string[];
  readonly says: string;
}

export const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';

/** Any port will do, as RFC 8252 section 7.3 asks; the path must be the same. */
const loopback = ['http://127.0.0.1/callback', 'http://localhost/callback', 'http://127.0.0.1/oauth/landing'];

export const oauthClients: readonly OAuthClient[] = [
  {
    id: 'practice-web',
    secret: 'web-secret',
    grants: ['authorization_code', 'refresh_token'],
    redirects: loopback,
    says: 'a program with a server of its own, which can keep a secret',
  },
  {
    id: 'practice-app',
    grants: ['authorization_code', 'refresh_token'],
    redirects: loopback,
    says: 'a program on a desk or a phone, which cannot keep a secret',
  },
  {
    id: 'practice-service',
    secret: 'service-secret',
    grants: ['client_credentials'],
    redirects: [],
    says: 'a program that acts for itself',
  },
  { id: 'practice-device', grants: [deviceGrant, 'refresh_token'], redirects: [], says: 'a device without a browser' },
  {
    id: 'practice-password',
    secret: 'password-secret',
    grants: ['password', 'refresh_token'],
    redirects: [],
    says: 'one that sees the password of whoever uses it, which is unsafe (RFC 9700 section 2.4)',
  },
  {
    id: 'practice-implicit',
    grants: ['implicit'],
    redirects: loopback,
    says: 'one whose token stands in an address, which is unsafe (RFC 9700 section 2.1.2)',
  },
];

/** The same in the words of RFC 7591. */
export function clientMetadata({ id, secret, grants, redirects }: OAuthClient): ClientMetadata {
  return {
    client_id: id,
    ...(secret === undefined ? { token_endpoint_auth_method: 'none' as const } : { client_secret: secret }),
    application_type: 'native',
    grant_types: [...grants],
    response_types: responseTypes(grants),
    redirect_uris: [...redirects],
    post_logout_redirect_uris: [...redirects],
  };
}

function responseTypes(grants: readonly string[]): NonNullable<ClientMetadata['response_types']> {
  if (grants.includes('implicit')) return ['id_token token', 'id_token'];
  return grants.includes('authorization_code') ? ['code'] : [];
}
