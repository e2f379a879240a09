import { certificateForRequest, type Auth, type AuthKind } from '#shared/model/auth';
import type { Authenticator } from '../engine/authentication';
import { apiKey } from './api-key';
import type { AuthProvider } from './auth-provider';
import { basic } from './basic';
import { bearer } from './bearer';
import { clientCertificate } from './certificate/client-certificate';
import { type CertificateFor, withHostCertificate } from './certificate/host-certificate';
import { withCertificate } from './certificate/with-certificate';
import { createDigest } from './digest/digest';
import { inherit, none } from './none';
import { oauth1 } from './oauth1/oauth1';
import { createToken } from './login/token';
import { whenNeeded } from './when-needed';

/** Exactly one provider for each kind. Forgetting one does not compile. */
const createProviders = ({ oauth2 }: Parts): { readonly [K in AuthKind]: AuthProvider<K> } => ({
  none,
  inherit,
  basic,
  bearer,
  apiKey,
  token: createToken(),
  session: whenNeeded(async () => (await import('./login/session')).createSession()),
  digest: createDigest(),
  oauth1,
  oauth2,
  awsSigV4: whenNeeded(async () => (await import('./aws/aws-sigv4')).createAwsSigV4()),
  ntlm: whenNeeded(async () => (await import('./ntlm/ntlm')).ntlm),
  clientCertificate,
});

/** Providers that need more of the program than the engine has. */
interface Parts {
  readonly oauth2: AuthProvider<'oauth2'>;
  /** The certificate that is shown to a host where credentials bring none. */
  readonly certificateFor?: CertificateFor;
}

/** Tokens that are forgotten with the engine. */
const forgetful = (): Parts => ({
  oauth2: whenNeeded(async () => {
    const { createOAuth2 } = await import('./oauth2/oauth2');
    const { createTokenKeeper } = await import('./oauth2/token-keeper');
    const { createMemoryVault, createTokenStore } = await import('./oauth2/token-store');
    return createOAuth2({ keeper: createTokenKeeper(createTokenStore(createMemoryVault())) });
  }),
});

/** Authentication for one engine. */
export function createAuthenticator(parts: Parts = forgetful()): Authenticator {
  const providers = createProviders(parts);
  const { certificateFor } = parts;
  return {
    begin(auth: Auth, tools) {
      // TypeScript cannot see that the provider and the credentials it gets are of one kind.
      const provider = providers[auth.kind] as AuthProvider<AuthKind>;
      const certificate = certificateForRequest(auth);
      if (certificate !== null) return withCertificate(certificate, tools, (own) => provider.begin(auth, own));
      const turn = provider.begin(auth, tools);
      return certificateFor && auth.kind !== 'clientCertificate' ? withHostCertificate(certificateFor, tools, turn) : turn;
    },
  };
}
