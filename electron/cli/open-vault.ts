import { join } from 'node:path';
import { dataFolder } from '../storage/data-folder';
import { createSystemKeychain, type Keychain } from '../storage/vault/keychain';
import { createSecretVault, type SecretVault } from '../storage/vault/secret-vault';
import type { Environment } from './environment';

/** The user's vault. One that only a passphrase opens takes it from `CAIRN_VAULT_PASSPHRASE`, when it is first needed. */
export function openVault({ env, keychain }: Pick<Environment, 'env'> & { readonly keychain?: Keychain }): SecretVault {
  const path = join(dataFolder({ ...env }), 'vault.json');
  const vault = createSecretVault({ path, keychain: keychain ?? createSystemKeychain() });
  const passphrase = env.CAIRN_VAULT_PASSPHRASE;
  if (passphrase === undefined || passphrase === '') return vault;
  let unlocked: Promise<unknown> | undefined;
  return {
    ...vault,
    async read(name) {
      const secret = await vault.read(name);
      if (secret.ok || secret.failure.kind !== 'vaultClosed') return secret;
      await (unlocked ??= vault.unlock(passphrase));
      return vault.read(name);
    },
  };
}
