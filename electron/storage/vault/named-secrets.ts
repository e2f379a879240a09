import type { Auth } from '#shared/model/auth';
import { ok, type Result } from '#shared/result';
import type { SecretVault } from './secret-vault.ts';
import { withoutSecrets } from './sealed-draft.ts';

/**
 * Credentials for a file that others read: every secret that was typed goes into the vault,
 * and `{{name}}` stands in its place. The name says whose it is: `books-api.get-a-book.password`.
 */
export function nameSecrets(auth: Auth, owner: readonly string[], vault: SecretVault): Promise<Result<Auth>> {
  const base = owner.map(slug).filter(Boolean).join('.');
  return withoutSecrets(auth, async (field, secret) => {
    const name = await freeName(`${base}.${slug(field)}`, secret, vault);
    if (!name.ok) return name;
    const kept = await vault.write(name.value, secret);
    return kept.ok ? ok(`{{${name.value}}}`) : kept;
  });
}

/** A name that nothing else has: what is kept under it by somebody else must not change. */
async function freeName(wanted: string, secret: string, vault: SecretVault): Promise<Result<string>> {
  for (let turn = 1; ; turn++) {
    const name = turn === 1 ? wanted : `${wanted}-${turn}`;
    const there = await vault.read(name);
    // Of a locked vault nobody can say what it holds; what is written now wins when it opens.
    if (!there.ok && there.failure.kind !== 'vaultClosed') return there;
    if (!there.ok || there.value === null || there.value.value === secret) return ok(name);
  }
}

/** A text as a part of a secret's name. */
export const slug = (text: string): string =>
  text
    .replaceAll(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
