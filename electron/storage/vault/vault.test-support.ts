import { join } from 'node:path';
import { fail, ok } from '#shared/result';
import type { Keychain } from './keychain';
import { createSecretVault, type SecretVault } from './secret-vault';

/** A keychain that works, kept in a map that tests can look into. */
export function memoryKeychain(keys = new Map<string, string>()): Keychain & { readonly keys: Map<string, string> } {
  return {
    keys,
    read: async (account) => ok(keys.get(account) ?? null),
    async write(account, key) {
      keys.set(account, key);
      return ok(undefined);
    },
    async remove(account) {
      keys.delete(account);
      return ok(undefined);
    },
  };
}

const unreachable = async () => fail({ kind: 'unsupported', capability: 'The system’s keychain', reason: 'none is there' });

/** A machine without a keychain. */
export const noKeychain: Keychain = { read: unreachable, write: unreachable, remove: unreachable };

/** A vault in a folder where none was made: what it keeps lasts as long as it does. */
export const sessionVault = (home: string): SecretVault =>
  createSecretVault({ path: join(home, 'vault.json'), keychain: noKeychain });
