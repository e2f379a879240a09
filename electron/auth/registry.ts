import type { Auth, AuthKind } from '#shared/model/auth';
import { fail } from '#shared/result';
import type { Authenticator } from '../engine/authentication';
import { apiKey } from './api-key';
import type { AuthProvider } from './auth-provider';
import { basic } from './basic';
import { bearer } from './bearer';
import { inherit, none } from './none';
import { token } from './token';

const later = <K extends AuthKind>(capability: string): AuthProvider<K> => ({
  begin: () => ({ authorize: async () => fail({ kind: 'unsupported', capability, reason: 'it comes with a later version' }) }),
});

/** Exactly one provider for each kind. Forgetting one does not compile. */
const createProviders = (): { readonly [K in AuthKind]: AuthProvider<K> } => ({
  none,
  inherit,
  basic,
  bearer,
  apiKey,
  token,
  session: later('Session'),
  digest: later('Digest'),
  oauth1: later('OAuth 1.0a'),
  awsSigV4: later('AWS SigV4'),
  ntlm: later('NTLM'),
  clientCertificate: later('Client certificate'),
});

/** Authentication for one engine. */
export function createAuthenticator(): Authenticator {
  const providers = createProviders();
  return {
    begin(auth: Auth, tools) {
      // TypeScript cannot see that the provider and the credentials it gets are of one kind.
      const provider = providers[auth.kind] as AuthProvider<AuthKind>;
      return provider.begin(auth, tools);
    },
  };
}
