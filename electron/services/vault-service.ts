import type { HandlersOf, Publish } from '#shared/contract/types';
import { ok, type Result } from '#shared/result';
import type { SecretVault } from '../storage/vault/secret-vault.ts';

/** Gives pages the vault's secrets by name, and tells them when it opens or closes. */
export function createVaultService(vault: SecretVault, publish: Publish): HandlersOf<'vault'> {
  async function answer<T>(result: Result<T>): Promise<Result<T>> {
    publish('vault.changed', await vault.describe());
    return result;
  }

  const told = async (done: Result<void>): Promise<Result<null>> => (done.ok ? answer(ok(null)) : done);
  const withCode = async (done: Result<string>): Promise<Result<{ recoveryCode: string }>> =>
    done.ok ? answer(ok({ recoveryCode: done.value })) : done;

  return {
    'vault.describe': async () => ok(await vault.describe()),
    'vault.create': async (protection) => withCode(await vault.create(protection)),
    'vault.unlock': async ({ secret }) => told(await vault.unlock(secret)),
    async 'vault.lock'() {
      vault.lock();
      return told(ok(undefined));
    },
    async 'vault.useSessionOnly'() {
      vault.useSessionOnly();
      return told(ok(undefined));
    },
    'vault.protect': async (protection) => told(await vault.protect(protection)),
    'vault.renewRecoveryCode': async () => withCode(await vault.renewRecoveryCode()),
    async 'vault.putAway'() {
      const done = await vault.putAway();
      return done.ok ? answer(ok({ path: done.value })) : done;
    },
    'vault.list': () => vault.list(),
    async 'vault.reveal'({ name }) {
      const secret = await vault.read(name);
      if (!secret.ok) return secret;
      return ok(secret.value && { value: secret.value.value, hosts: [...secret.value.hosts] });
    },
    async 'vault.write'({ name, value, hosts }) {
      const done = await vault.write(name, value, hosts);
      return done.ok ? answer(ok({ kept: done.value })) : done;
    },
    'vault.remove': async ({ name }) => told(await vault.remove(name)),
  };
}
