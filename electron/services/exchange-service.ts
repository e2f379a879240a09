import type { HandlersOf, Publish } from '#shared/contract/types';
import { advance, isOver, type Exchange, type FailedExchange, type FinishedExchange } from '#shared/model/exchange';
import type { ExchangeEvent } from '#shared/model/exchange-event';
import type { RequestDraft } from '#shared/model/request-draft';
import type { WireLog } from '#shared/model/wire';
import { fail, ok, type Result } from '#shared/result';
import type { SideListener } from '../engine/side-exchange';
import type { KeptExchange } from './kept-exchange';
import { createKeptExchanges, type Forget, type KeptExchanges } from './kept-exchanges';
import { causeAmong, type SeenRequest } from './seen-request';
import { shownDraft } from './shown-draft';
import { throttleProgress } from './throttle-progress';

/** Where a draft is saved, and whether the scripts around it run. */
export type SentFrom = Pick<KeptExchange, 'place' | 'runsScripts'>;

/** What this service needs of the engine and the stores around it. */
export interface ExchangeParts {
  readonly send: (exchangeId: string, draft: RequestDraft, signal: AbortSignal, from: SentFrom) => AsyncIterable<ExchangeEvent>;
  readonly readWire: (exchangeId: string) => WireLog | undefined;
  readonly forget: Forget;
  /** Decodes the rest of a body; null where its exchange has none that can be decoded further, or it was stopped. */
  readonly decodeRest: (exchange: FailedExchange, signal: AbortSignal) => Promise<ExchangeEvent | null>;
  readonly publish: Publish;
  /** Hears of exchanges that somebody sent, once they are over. */
  readonly onOver?: (exchange: KeptExchange) => void;
  readonly onBug: (name: string, thrown: unknown) => void;
  /** Above this the oldest exchanges that are over are forgotten. */
  readonly keepAtMost?: number;
}

/** An exchange that no page began. */
export interface OwnExchange {
  readonly page: string | null;
  readonly draft: RequestDraft;
  /** What is shown as its draft: without the secrets that a tab would write down. */
  readonly shown: RequestDraft;
}

export interface ExchangeService {
  readonly handlers: HandlersOf<'exchange'>;
  /** Sends for the host's own sake what a page may open later; resolves when it is over. */
  run(own: OwnExchange, signal: AbortSignal): Promise<FinishedExchange | FailedExchange>;
  /** Takes in what happens in an exchange that is sent for the sake of another, so that it can be opened. */
  noteSide: SideListener;
  /** Takes in an exchange that is over, for a page that asked for it; one that is there already stays as it is. */
  hold(page: string | null, draft: RequestDraft, events: readonly ExchangeEvent[]): Promise<void>;
  /** The exchange behind a request that a server saw, if it is one of ours. */
  findCause(seen: SeenRequest): string | undefined;
  /** Stops and forgets what a page that is gone has left behind. */
  releasePage(page: string): Promise<void>;
  /** Stops everything. */
  close(): Promise<void>;
}

/** Runs exchanges, tells how each one goes, and remembers them until they are released. */
export function createExchangeService(parts: ExchangeParts): ExchangeService {
  const kept = createKeptExchanges(parts.forget, parts.keepAtMost ?? 1_000);

  return {
    handlers: {
      async 'exchange.send'({ exchangeId, draft, place = null, isAside = false, scripts = 'run' }, { windowId }) {
        if (kept.get(exchangeId)) return fail({ kind: 'rejectedInput', issues: ['exchangeId: this exchange has begun already'] });
        await kept.begin(
          { id: exchangeId, page: windowId, draft, place, runsScripts: scripts === 'run' && !isAside },
          async (exchange) => {
            await report(parts, exchange, draft);
            if (!isAside) parts.onOver?.(exchange);
          },
        );
        return ok(null);
      },
      async 'exchange.cancel'({ exchangeId }) {
        kept.get(exchangeId)?.abort.abort();
        return ok(null);
      },
      'exchange.decodeRest': async ({ exchangeId }) => decodeOn(kept, parts, exchangeId),
      async 'exchange.readWire'({ exchangeId }) {
        const log = parts.readWire(exchangeId);
        return log ? ok(log) : fail({ kind: 'notFound', what: 'the wire log of this exchange' });
      },
      async 'exchange.replay'({ exchangeId }) {
        const exchange = kept.get(exchangeId);
        return exchange ? ok([...exchange.events]) : fail({ kind: 'notFound', what: 'this exchange' });
      },
      async 'exchange.adopt'({ exchangeIds }, { windowId }) {
        const held = exchangeIds.flatMap((id) => kept.get(id) ?? []);
        for (const exchange of held) exchange.page = windowId;
        return ok(held.map(({ id }) => id));
      },
      async 'exchange.readDraft'({ exchangeId }) {
        const exchange = kept.get(exchangeId);
        return exchange ? ok(exchange.draft) : fail({ kind: 'notFound', what: 'this exchange' });
      },
      async 'exchange.release'({ exchangeIds }) {
        await kept.release(exchangeIds);
        return ok(null);
      },
    },
    run: (own, signal) => runOwn(kept, parts, own, signal),
    noteSide(event, { ownerId, draft }) {
      const { exchangeId: id } = event;
      if (event.type === 'started')
        kept.adopt({ id, page: kept.get(ownerId)?.page ?? null, draft: shownDraft(draft), place: null });
      kept.get(id)?.note(event);
      parts.publish('exchange.event', event);
    },
    async hold(page, draft, events) {
      const id = events[0]?.exchangeId;
      if (id === undefined || kept.get(id)) return;
      await kept.begin({ id, page, draft }, async (exchange) => events.forEach((event) => exchange.note(event)));
    },
    findCause: (seen) => causeAmong([...kept.latest()], seen),
    releasePage: (page) => kept.releaseWhere((exchange) => exchange.page === page),
    close: () => kept.releaseWhere(() => true),
  };
}

async function runOwn(kept: KeptExchanges, parts: ExchangeParts, own: OwnExchange, signal: AbortSignal) {
  const { page, draft, shown } = own;
  const over = await new Promise<Exchange | undefined>((resolve) => {
    void kept.begin({ id: crypto.randomUUID(), page, draft: shown }, async (exchange) => {
      const stop = () => exchange.abort.abort();
      signal.addEventListener('abort', stop);
      if (signal.aborted) stop();
      await report(parts, exchange, draft);
      signal.removeEventListener('abort', stop);
      resolve(exchange.events.reduce<Exchange | undefined>(advance, undefined));
    });
  });
  if (over === undefined || !isOver(over)) throw new Error('the exchange did not end');
  return over;
}

async function report(parts: ExchangeParts, exchange: KeptExchange, draft: RequestDraft): Promise<void> {
  const { send, publish, onBug } = parts;
  const tell = throttleProgress((event) => {
    exchange.note(event);
    publish('exchange.event', event);
  });
  try {
    for await (const event of send(exchange.id, draft, exchange.abort.signal, exchange)) tell(event);
  } catch (thrown) {
    onBug('exchange.send', thrown);
    // The page waits for an end, also when the end is a bug of ours.
    tell(brokenOff(exchange.id, thrown));
  }
}

async function decodeOn(kept: KeptExchanges, parts: ExchangeParts, exchangeId: string): Promise<Result<null>> {
  const held = kept.get(exchangeId);
  if (!held) return fail({ kind: 'notFound', what: 'this exchange' });
  await kept.goOn(held, async () => {
    const exchange = held.events.reduce<Exchange | undefined>(advance, undefined);
    const end = exchange?.phase === 'failed' ? await parts.decodeRest(exchange, held.abort.signal) : null;
    if (end === null) return;
    held.note(end);
    parts.publish('exchange.event', end);
  });
  return ok(null);
}

function brokenOff(exchangeId: string, thrown: unknown): ExchangeEvent {
  const untimed = { dnsMs: null, tcpMs: null, proxyMs: null, tlsMs: null, sendMs: null, waitMs: null, receiveMs: null };
  return {
    type: 'failed',
    exchangeId,
    at: Date.now(),
    failure: { kind: 'bug', message: thrown instanceof Error ? thrown.message : String(thrown) },
    bodyId: null,
    wireBytes: 0,
    bodyBytes: 0,
    timings: { ...untimed, totalMs: 0, reused: false },
  };
}
