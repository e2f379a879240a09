import type { RequestPlace } from '#shared/model/collection';
import type { RequestDraft } from '#shared/model/request-draft';
import { fail, ok, type Result } from '#shared/result';
import { fillSecrets } from '../storage/vault/fill-secrets.ts';
import type { SecretVault } from '../storage/vault/secret-vault.ts';
import type { Prepared, PrepareDraft } from './prepare-draft.ts';

/** What fills in a draft. */
export interface Filling {
  readonly prepare: PrepareDraft;
  readonly vault: Pick<SecretVault, 'read'>;
}

/**
 * A draft that is not sent itself, with what its folders, Settings, variables and the vault put into it, as another message needs
 * it. It has no headers.
 */
export async function fillUnsent(
  draft: RequestDraft,
  place: RequestPlace | null,
  { prepare, vault }: Filling,
): Promise<Result<Pick<Prepared, 'draft' | 'environment'>>> {
  const prepared = await prepare(draft, place);
  if (prepared.failure !== null) return fail(prepared.failure);
  const filled = await fillSecrets({ ...prepared.draft, headers: [] }, vault);
  return filled.ok ? ok({ draft: filled.value, environment: prepared.environment }) : filled;
}
