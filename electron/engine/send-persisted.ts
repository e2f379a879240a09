import { createHash } from 'node:crypto';
import type { SentGraphql } from '#shared/graphql/graphql-text';
import { isArray, member, textMember } from '#shared/hypermedia/json-value';
import { parseJson } from '#shared/hypermedia/parse-json';
import type { ExchangeEvent } from '#shared/model/exchange-event';
import type { RequestDraft } from '#shared/model/request-draft';
import { nextHop, type ExchangeRun } from './exchange-run';
import { prepareRequest, type Prepared } from './prepare-request';
import { receiveBody, receiveUnless } from './receive-body';
import { followHops } from './follow-hops';
import { Stopped } from './stopped';
import { readClock } from './timings';

/** Whether a draft's query goes by its hash first (automatic persisted queries). */
export const goesByHash = ({ body }: RequestDraft): boolean =>
  body.kind === 'graphql' && body.persisted === 'automatic' && body.query.trim() !== '';

/** The draft with the hash of its query in place of it. */
export const asHash = (draft: RequestDraft): RequestDraft => withPersisted(draft, () => '');

/**
 * Asks by the hash of the query, and once more with the query beside it where the server says that it does not know that: the
 * second request is a hop of its own. `draft` has its variables filled in, `prepared` was made of it by `asHash`.
 */
export async function* sendPersisted(prepared: Prepared, draft: RequestDraft, run: ExchangeRun): AsyncGenerator<ExchangeEvent> {
  const { request, auth } = prepared;
  const isUnknown = yield* followHops(request, auth, run, (answer, stop) =>
    receiveUnless(answer, { stop, isNone: saysUnknown }, run),
  );
  if (!isUnknown) return;
  const { hop, clock } = run;
  const says = 'The server does not know that hash: the query goes along once, so that the hash will do from now on.';
  yield run.tell({ type: 'challenged', hop, scheme: 'the query', says, timings: readClock(clock) });
  nextHop(run);
  const whole = await prepareRequest(withPersisted(draft, (query) => query));
  if (!whole.ok) throw new Stopped(whole.failure);
  yield* followHops(whole.value.request, whole.value.auth, run, receiveBody);
}

function withPersisted(draft: RequestDraft, queryOf: (query: string) => string): RequestDraft {
  if (draft.body.kind !== 'graphql') return draft;
  const { query } = draft.body;
  const sha256Hash = createHash('sha256').update(query).digest('hex');
  const body: SentGraphql = { ...draft.body, query: queryOf(query), extensions: { persistedQuery: { version: 1, sha256Hash } } };
  return { ...draft, body };
}

/** The words that servers answer with; one that wants no hashes at all is asked with the query as well. */
const unknown: ReadonlySet<string> = new Set([
  'PersistedQueryNotFound',
  'PersistedQueryNotSupported',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** Whether an answer says that the hash is not known: among its errors by message or code, and without data. */
function saysUnknown(text: string): boolean {
  const answer = parseJson(text);
  const errors = member(answer, 'errors');
  if (!isArray(errors) || (member(answer, 'data') ?? null) !== null) return false;
  return errors.some((error) =>
    [textMember(error, 'message'), textMember(member(error, 'extensions'), 'code')].some(
      (said) => said !== null && unknown.has(said),
    ),
  );
}
