import type { RequestDraft } from '#shared/model/request-draft';
import { fail, ok, type Result } from '#shared/result';
import { resolveDraft, variablesOf } from '#shared/variables/resolve-draft';
import type { VariableValue } from '#shared/variables/resolve-text';
import type { SecretVault } from './secret-vault.ts';

/** Puts the vault's secrets in place of the `{{names}}` in a draft. Only those that it names are read. */
export async function fillSecrets(draft: RequestDraft, vault: Pick<SecretVault, 'read'>): Promise<Result<RequestDraft>> {
  const values = new Map<string, VariableValue>();
  for (const name of draft.options.fillVariables ? variablesOf(draft) : []) {
    const secret = await vault.read(name);
    if (!secret.ok) return fail(secret.failure);
    if (secret.value) values.set(name, { text: secret.value.value, scope: 'secret', hosts: secret.value.hosts });
  }
  const resolved = resolveDraft(draft, (name) => values.get(name));
  return resolved.ok ? ok(resolved.value.draft) : resolved;
}
