import type { HandlersOf } from '#shared/contract/types';
import { ok, type Result } from '#shared/result';
import { isJarEntry } from '../cookies/keep-jar.ts';
import { isTokenName } from '../auth/oauth2/token-store.ts';
import type { SecretVault } from '../storage/vault/secret-vault.ts';

/** Gives pages the vault's secrets by name. */
export function createVaultService(vault: SecretVault): HandlersOf<'vault'> {
  const done = (result: Result<void>): Result<null> => (result.ok ? ok(null) : result);
  const withCode = (result: Result<string>) => (result.ok ? ok({ recoveryCode: result.value }) : result);
  return {
    'vault.describe': async () => ok(await vault.describe()),
    'vault.create': async (protection) => withCode(await vault.create(protection)),
    'vault.unlock': async ({ secret }) => done(await vault.unlock(secret)),
    async 'vault.lock'() {
      vault.lock();
      return ok(null);
    },
    async 'vault.useSessionOnly'() {
      vault.useSessionOnly();
      return ok(null);
    },
    'vault.protect': async (protection) => done(await vault.protect(protection)),
    'vault.renewRecoveryCode': async () => withCode(await vault.renewRecoveryCode()),
    async 'vault.putAway'() {
      const away = await vault.putAway();
      return away.ok ? ok({ path: away.value }) : away;
    },
    // Tokens of OAuth and jars of cookies are listed with what they are for, where they are used.
    async 'vault.list'() {
      const listed = await vault.list();
      return listed.ok ? ok(listed.value.filter(({ name }) => !isTokenName(name) && !isJarEntry(name))) : listed;
    },
    async 'vault.reveal'({ name }) {
      const secret = await vault.read(name);
      if (!secret.ok) return secret;
      return ok(secret.value && { value: secret.value.value, hosts: [...secret.value.hosts] });
    },
    async 'vault.write'({ name, value, hosts }) {
      const kept = await vault.write(name, value, hosts);
      return kept.ok ? ok({ kept: kept.value }) : kept;
    },
    'vault.remove': async ({ name }) => done(await vault.remove(name)),
  };
}
