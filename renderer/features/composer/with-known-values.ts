import type { KnownVariable } from '#shared/model/environment';
import type { RequestDraft } from '#shared/model/request-draft';
import { resolveDraft } from '#shared/variables/resolve-draft';

/** A draft with the values that can be seen for its variables; secrets, and what is new each time, stay by name. */
export function withKnownValues(draft: RequestDraft, known: readonly KnownVariable[]): RequestDraft {
  const filled = resolveDraft(
    draft,
    (name) => {
      const value = known.find((variable) => variable.name === name)?.value ?? null;
      return value === null ? undefined : { text: value, scope: 'environment', hosts: [] };
    },
    'leave',
  );
  return filled.ok ? filled.value.draft : draft;
}
