import { createHash } from 'node:crypto';
import type { SentGraphql } from '#shared/graphql/graphql-text';
import { saysUnknownHash } from '#shared/graphql/unknown-hash';
import type { ExchangeEvent } from '#shared/model/exchange-event';
import type { RequestDraft } from '#shared/model/request-draft';
import { nextHop, type ExchangeRun } from './exchange-run';
import { prepareRequest, type Prepared } from './prepare-request';
import { receiveBody, receiveUnless } from './receive-body';
import { followHops } from './follow-hops';
import { Stopped } from './stopped';
import { readClock } from './timings';

/** The draft with the hash of its query in place of it. */
export const asHash = (draft: RequestDraft): RequestDraft => withPersisted(draft, () => '');

/** The draft with the hash of its query beside it, for a server that has to learn it. */
export const besideHash = (draft: RequestDraft): RequestDraft => withPersisted(draft, (query) => query);

/** What stands for a query on the way, or beside it. */
export const persistedExtensions = (query: string): NonNullable<SentGraphql['extensions']> => ({
  persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') },
});

/**
 * Asks by the hash of the query, and once more with the query beside it where the server says that it does not know that: the
 * second request is a hop of its own. `draft` has its variables filled in, `prepared` was made of it by `asHash`.
 */
export async function* sendPersisted(prepared: Prepared, draft: RequestDraft, run: ExchangeRun): AsyncGenerator<ExchangeEvent> {
  const { request, auth } = prepared;
  const isUnknown = yield* followHops(request, auth, run, (answer, stop) =>
    receiveUnless(answer, { stop, isNone: saysUnknownHash }, run),
  );
  if (!isUnknown) return;
  const whole = yield* askWhole(draft, run);
  yield* followHops(whole.request, whole.auth, run, receiveBody);
}

/** Tells that the hash was not known, and gives the request of the next hop: the query and its hash. */
export async function* askWhole(draft: RequestDraft, run: ExchangeRun): AsyncGenerator<ExchangeEvent, Prepared> {
  const { hop, clock } = run;
  const says = 'The server does not know that hash: the query goes along once, so that the hash will do from now on.';
  yield run.tell({ type: 'challenged', hop, scheme: 'the query', says, timings: readClock(clock) });
  nextHop(run);
  const whole = await prepareRequest(besideHash(draft));
  if (!whole.ok) throw new Stopped(whole.failure);
  return whole.value;
}

function withPersisted(draft: RequestDraft, queryOf: (query: string) => string): RequestDraft {
  if (draft.body.kind !== 'graphql') return draft;
  const { query } = draft.body;
  const body: SentGraphql = { ...draft.body, query: queryOf(query), extensions: persistedExtensions(query) };
  return { ...draft, body };
}
