import type { Identity } from '#shared/model/identity';
import { sealedText } from '#shared/model/sealed';
import { ok, type Result } from '#shared/result';
import { unsealAuth, withoutSecrets } from './sealed-draft.ts';
import type { SecretVault } from './secret-vault.ts';

const placeOf = (id: string) => `identity/${id}`;

/** Identities for the settings file: their secrets go into the vault. Those of identities that are gone are removed from it. */
export async function sealIdentities(identities: readonly Identity[], vault: SecretVault): Promise<Result<Identity[]>> {
  const sealed: Identity[] = [];
  for (const identity of identities) {
    const auth = await withoutSecrets(identity.auth, async (field, secret) => {
      const name = `${placeOf(identity.id)}/${field}`;
      const kept = await vault.write(name, secret);
      return kept.ok ? ok(sealedText(name)) : kept;
    });
    if (!auth.ok) return auth;
    sealed.push({ ...identity, auth: auth.value });
  }
  await forgetOthers(new Set(identities.map(({ id }) => id)), vault);
  return ok(sealed);
}

/** The same backwards. What a locked vault holds stays sealed until something is sent with it. */
export const unsealIdentities = (identities: readonly Identity[], vault: Pick<SecretVault, 'read'>): Promise<Identity[]> =>
  Promise.all(identities.map(async (identity) => ({ ...identity, auth: await unsealAuth(identity.auth, vault) })));

async function forgetOthers(ids: ReadonlySet<string>, vault: SecretVault): Promise<void> {
  const kept = await vault.list();
  const gone = kept.ok ? kept.value.filter(({ name }) => name.startsWith('identity/') && !ids.has(name.split('/')[1] ?? '')) : [];
  for (const { name } of gone) await vault.remove(name);
}
