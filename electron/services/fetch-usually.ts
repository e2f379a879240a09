import { createDraft } from '#shared/model/request-draft';
import { fail, type Result } from '#shared/result';
import type { EngineContext } from '../engine/engine-context.ts';
import { fetchDocument, type FetchedDocument } from '../engine/fetch-document.ts';
import type { PrepareDraft } from '../runner/prepare-draft.ts';
import { fillSecrets } from '../storage/vault/fill-secrets.ts';
import type { SecretVault } from '../storage/vault/secret-vault.ts';

interface Parts {
  readonly context: EngineContext;
  readonly prepare: PrepareDraft;
  readonly vault: SecretVault;
}

/** Gets a document the way that Settings name for requests, with the variables and secrets in it filled in. */
export async function fetchUsually(
  address: string,
  { context, prepare, vault }: Parts,
  signal: AbortSignal,
): Promise<Result<FetchedDocument>> {
  const { draft, failure } = await prepare(createDraft(''), null);
  if (failure !== null) return fail(failure);
  const filled = await fillSecrets({ ...draft, headers: [] }, vault);
  if (!filled.ok) return filled;
  return fetchDocument(address, { context, way: filled.value.options }, signal);
}
