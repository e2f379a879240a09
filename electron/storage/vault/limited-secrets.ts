import type { SentSecret } from '#shared/secrets/sent-secret';
import type { SecretVault } from './secret-vault.ts';

/** The secrets that may be sent to certain hosts only; what a locked vault holds cannot be sent either. */
export async function readLimitedSecrets(vault: Pick<SecretVault, 'list' | 'read'>): Promise<readonly SentSecret[]> {
  const listed = await vault.list();
  const limited = listed.ok ? listed.value.filter(({ hosts }) => hosts.length > 0) : [];
  const secrets = await Promise.all(
    limited.map(async ({ name, hosts }) => {
      const secret = await vault.read(name);
      return secret.ok && secret.value !== null ? [{ name, hosts, text: secret.value.value }] : [];
    }),
  );
  return secrets.flat();
}
