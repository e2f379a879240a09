import { createDraft } from '#shared/model/request-draft';
import type { Result } from '#shared/result';
import type { EngineContext } from '../engine/engine-context.ts';
import { fetchDocument, type FetchedDocument } from '../engine/fetch-document.ts';
import { fillUnsent, type Filling } from '../runner/fill-unsent.ts';

interface Parts extends Filling {
  readonly context: EngineContext;
}

/** Gets a document the way that Settings name for requests, with the variables and secrets in it filled in. */
export async function fetchUsually(
  address: string,
  { context, ...filling }: Parts,
  signal: AbortSignal,
): Promise<Result<FetchedDocument>> {
  const filled = await fillUnsent(createDraft(''), null, filling);
  return filled.ok ? fetchDocument(address, { context, way: filled.value.draft.options }, signal) : filled;
}
