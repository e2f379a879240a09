import { createAuthenticator } from '../auth/registry';
import { whenNeeded } from '../auth/when-needed';
import type { Authenticator } from '../engine/authentication';
import type { SecretVault } from '../storage/vault/secret-vault';
import type { Environment } from './environment';

/**
 * Authentication for commands that send: with the tokens that the window and `cairn auth login` have kept. A token that was
 * got for a file goes wherever the same file is sent with; those of a collection's requests stay bound to their origin.
 */
export function commandLineAuthenticator(vault: SecretVault, auth: string | undefined, environment: Environment): Authenticator {
  return createAuthenticator({
    oauth2: whenNeeded(async () => {
      const { createOAuth2 } = await import('../auth/oauth2/oauth2');
      const { createTokenKeeper } = await import('../auth/oauth2/token-keeper');
      const { createTokenStore } = await import('../auth/oauth2/token-store');
      const { boundToFile } = await import('./oauth-flags');
      const alsoBoundTo = auth === undefined ? {} : { alsoBoundTo: boundToFile(auth, environment) };
      return createOAuth2({ keeper: createTokenKeeper(createTokenStore(vault)), ...alsoBoundTo });
    }),
  });
}
