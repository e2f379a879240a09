import type { RequestDraft } from '#shared/model/request-draft';
import { fail, ok, type Result } from '#shared/result';
import { namesHidden } from '#shared/model/hidden-words';
import { sealedName } from '#shared/model/sealed';
import { mapDraftTexts } from '#shared/variables/draft-texts';
import { resolveDraft, variablesOf } from '#shared/variables/resolve-draft';
import type { VariableValue } from '#shared/variables/resolve-text';
import type { SentSecret } from '#shared/secrets/sent-secret';
import { unsealDraft } from './sealed-draft.ts';
import type { SecretVault } from './secret-vault.ts';

/** Puts the vault's secrets in place of the `{{names}}` in a draft. Only those that it names are read; `note` hears of them. */
export async function fillSecrets(
  draft: RequestDraft,
  vault: Pick<SecretVault, 'read'>,
  note: (secrets: readonly SentSecret[]) => void = () => {},
): Promise<Result<RequestDraft>> {
  if (!mayHoldMore(draft)) {
    note([]);
    return ok(draft);
  }
  const open = await unsealDraft(draft, vault);
  const sealed = stillSealed(open);
  if (sealed !== null) {
    const refused = await vault.read(sealed);
    if (!refused.ok) return refused;
  }
  const values = new Map<string, VariableValue>();
  for (const name of open.options.fillVariables ? variablesOf(open) : []) {
    const secret = await vault.read(name);
    if (!secret.ok) return fail(secret.failure);
    if (secret.value) values.set(name, { text: secret.value.value, scope: 'secret', hosts: secret.value.hosts });
  }
  note([...values].map(([name, { text, hosts }]) => ({ name, text, hosts })));
  const resolved = resolveDraft(open, (name) => values.get(name));
  return resolved.ok ? ok(resolved.value.draft) : resolved;
}

/** Whether any text of a draft may stand for another: most do not, and are asked a thousand times a run. */
function mayHoldMore(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('{{') || isHiddenIn(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(mayHoldMore);
}

const isHiddenIn = (text: string): boolean => sealedName(text) !== null || namesHidden(text).length > 0;

/** Name of a secret that the vault did not give out. */
function stillSealed(draft: RequestDraft): string | null {
  let found: string | null = null;
  mapDraftTexts(draft, (text) => {
    found ??= sealedName(text) ?? namesHidden(text)[0] ?? null;
    return text;
  });
  return found;
}
