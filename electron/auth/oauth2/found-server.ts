import type { FoundServer } from '#shared/model/oauth-flow';
import type { AuthServer } from './authorization-server';

/** What discovery found, in the words of the form. */
export function foundServer({ metadata }: AuthServer): FoundServer {
  return {
    issuer: metadata.issuer,
    authorizationUrl: metadata.authorization_endpoint ?? '',
    tokenUrl: metadata.token_endpoint ?? '',
    deviceUrl: metadata.device_authorization_endpoint ?? '',
    revocationUrl: metadata.revocation_endpoint ?? '',
    introspectionUrl: metadata.introspection_endpoint ?? '',
    scopes: texts(metadata.scopes_supported),
    pkceMethods: texts(metadata.code_challenge_methods_supported),
  };
}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string').slice(0, 200) : [];
