import type { Caller } from '#shared/contract/types';
import { advance, type Exchange, type FinishedExchange } from '#shared/model/exchange';
import type { RequestPlace } from '#shared/model/collection';
import { historyQuerySchema } from '#shared/model/history';
import type { KnownAnswer } from '#shared/interop/writers/openapi-operation';
import { nameInText } from '#shared/interop/writers/name-secrets';
import type { AnswersOf } from '#shared/interop/writers/write-openapi';
import { createCollectionIndex } from '../storage/collection/collection-index.ts';
import { readNamesOfPaths } from '../storage/collection/names-of-paths.ts';
import type { ExportParts } from './export-service';

/** So many exchanges of the history are looked at. */
const exchangesAtMost = 500;
/** Bodies above this say no more than shorter ones. */
const bodyAtMost = 64 * 1024;

/**
 * Answers of the history to the requests of a collection: the latest of each status. Values that are called like secrets
 * are left out of their bodies.
 */
export async function createKnownAnswers(
  { history, exchanges, bodies }: Pick<ExportParts, 'history' | 'exchanges' | 'bodies'>,
  { root, path }: RequestPlace,
  caller: Caller,
): Promise<AnswersOf> {
  const listed = await history.handlers['history.list'](
    { query: { ...allOf, collection: root }, count: exchangesAtMost },
    caller,
  );
  const index = createCollectionIndex(root);
  await index.refresh();
  const names = readNamesOfPaths(index.picture().items, path);
  const found = new Map<string, Map<number, KnownAnswer>>();
  for (const { id, place, status } of listed.ok ? listed.value : []) {
    const name = place === null ? undefined : names.get(place.path);
    if (name === undefined || status === null || found.get(name)?.has(status)) continue;
    const answer = await answerOf(id);
    if (answer === null) continue;
    const ofRequest = found.get(name) ?? new Map<number, KnownAnswer>();
    found.set(name, ofRequest.set(status, answer));
  }
  return ({ place }) => [...(found.get(place)?.values() ?? [])].toSorted((one, other) => one.status - other.status);

  async function answerOf(exchangeId: string): Promise<KnownAnswer | null> {
    await history.handlers['history.open']({ id: exchangeId }, { windowId: null });
    const events = await exchanges.handlers['exchange.replay']({ exchangeId }, caller);
    const exchange = events.ok ? events.value.reduce<Exchange | undefined>(advance, undefined) : undefined;
    return exchange?.phase === 'finished' ? toAnswer(exchange, bodies) : null;
  }
}

async function toAnswer({ head, bodyId }: FinishedExchange, bodies: ExportParts['bodies']): Promise<KnownAnswer> {
  const mediaType = head.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  const body = bodyId === null || !/json|xml|text/i.test(mediaType) ? undefined : bodies.get(bodyId);
  const isShort = body !== undefined && body.bytes > 0 && body.bytes <= bodyAtMost;
  const text = isShort ? nameInText(new TextDecoder().decode(await body.read(0, body.bytes)), mediaType) : null;
  return { status: head.status, reason: head.reason, mediaType, text };
}

const allOf = historyQuerySchema.parse({});
