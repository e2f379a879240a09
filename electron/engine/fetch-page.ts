import { setTimeout as sleep } from 'node:timers/promises';
import type { Failure } from '#shared/failure';
import { headerValue } from '#shared/http/header-list';
import { parseHttpDate } from '#shared/http/http-date';
import { advance, isOver, type Exchange, type FailedExchange, type FinishedExchange } from '#shared/model/exchange';
import type { ExchangeEvent } from '#shared/model/exchange-event';
import type { RequestDraft } from '#shared/model/request-draft';
import type { EngineContext } from './engine-context';
import { decodePage, longestBody, PageBody } from './page-body';
import { sendExchange } from './send-exchange';
import { createWireLogs, noWireLogs, type WireBeside } from './wire-log';

/** How long a server that is busy is waited for. */
export interface Patience {
  /** How often one page is asked for again. */
  readonly retries: number;
  /** The first wait where the server names none; it doubles each time. */
  readonly backoffMs: number;
  /** A server that wants more time than this is not waited for. */
  readonly longestWaitMs: number;
  /** What has to be waited for before anything more is asked; null when it may go on. */
  readonly pause?: () => Promise<unknown> | null;
}

export interface PagesEngine {
  readonly context: EngineContext;
  /** Takes in each exchange before it is forgotten here, those that were refused as well. */
  readonly keep?: (page: FetchedPage) => Promise<void>;
}

/** An exchange with all that came of it. */
export interface FetchedPage {
  readonly draft: RequestDraft;
  readonly exchange: FinishedExchange | FailedExchange;
  /** What it was made of. */
  readonly events: readonly ExchangeEvent[];
  readonly wire: WireBeside;
  /** Null where there is none, or it is too long to keep. */
  readonly body: Uint8Array | null;
}

/** The server wants to be left in peace for a while. */
export interface Waiting {
  readonly type: 'waiting';
  readonly ms: number;
  /** What it answered; null when it did not. */
  readonly status: number | null;
  /** It named the time itself. */
  readonly isNamed: boolean;
}

/** A page as it came, with its body as text; nothing of it is kept in the store. */
export interface Fetched {
  readonly exchange: FinishedExchange | FailedExchange;
  readonly text: string | null;
  /** What that text is read from, when somebody asks for it. */
  readonly bytes: Uint8Array | null;
  /** Why an answer that came cannot be read. */
  readonly failure: Failure | null;
}

interface Asked {
  readonly draft: RequestDraft;
  /** Nothing came from there yet: a connection that fails is told at once. */
  readonly isFirst: boolean;
  /** The answer to a first attempt that is under way already. */
  readonly ahead?: Promise<Fetched> | null;
}

/** Asks for a page, and again after a wait where that may help. */
export async function* fetchPage(
  { draft, isFirst, ahead = null }: Asked,
  engine: PagesEngine,
  patience: Patience,
  signal: AbortSignal,
): AsyncGenerator<Waiting, Fetched> {
  let fetched = await (ahead ?? fetchOnce(draft, engine, signal));
  for (let attempt = 0; attempt < patience.retries && !signal.aborted; attempt++) {
    const ms = isFirst && fetched.exchange.phase === 'failed' ? null : waitFor(fetched.exchange, patience, attempt);
    if (ms === null) return fetched;
    yield { type: 'waiting', ms, status: fetched.exchange.head?.status ?? null, isNamed: namedWait(fetched.exchange) !== null };
    await sleep(ms, undefined, { signal }).catch(() => undefined);
    await mayGoOn(patience, signal);
    fetched = await fetchOnce(draft, engine, signal);
  }
  return fetched;
}

/** Waits for the end of a pause; false where it is to stop. */
export async function mayGoOn({ pause }: Pick<Patience, 'pause'>, signal: AbortSignal): Promise<boolean> {
  // It may be paused again while it waits.
  for (let wait = pause?.() ?? null; wait !== null && !signal.aborted; wait = pause?.() ?? null) await wait;
  return !signal.aborted;
}

/** Asks once. The body is in memory until it is text; neither it nor the wire log stays behind. */
export async function fetchOnce(draft: RequestDraft, { context, keep }: PagesEngine, signal: AbortSignal): Promise<Fetched> {
  let body: PageBody | null = null;
  const bodies = { create: () => (body = new PageBody()) };
  const wireLogs = keep ? createWireLogs({ isBrief: true }) : null;
  const surroundings = { ...context, bodies, wireLogs: wireLogs ?? noWireLogs };
  const events: ExchangeEvent[] = [];
  let exchange: Exchange | undefined;
  for await (const event of sendExchange(crypto.randomUUID(), draft, surroundings, signal)) {
    exchange = advance(exchange, event);
    if (keep) events.push(event);
  }
  if (exchange === undefined || !isOver(exchange)) throw new Error('the exchange did not end');
  if (wireLogs) {
    const kept = bytesOf(body);
    await keep?.({ draft, exchange, events, wire: wireLogs.readBeside(exchange.id, kept) ?? { entries: [] }, body: kept });
  }
  return readBody(exchange, body);
}

/** A body larger than this is not kept; its exchange is, without it. */
const largestKept = 8 * 1024 * 1024;

const bytesOf = (body: PageBody | null): Uint8Array | null => (body === null || body.bytes > largestKept ? null : body.whole());

function readBody(exchange: FinishedExchange | FailedExchange, body: PageBody | null): Fetched {
  const none = { exchange, text: null, bytes: null, failure: null };
  if (body === null || exchange.phase === 'failed') return none;
  const bytes = body.whole();
  if (bytes === null) return { ...none, failure: { kind: 'limitExceeded', limit: 'decodedBytes', allowed: longestBody } };
  return new FetchedText(exchange, bytes);
}

class FetchedText implements Fetched {
  readonly failure = null;
  readonly exchange: FinishedExchange;
  readonly bytes: Uint8Array;
  #text: string | null = null;

  constructor(exchange: FinishedExchange, bytes: Uint8Array) {
    [this.exchange, this.bytes] = [exchange, bytes];
  }

  get text(): string {
    return (this.#text ??= decodePage(this.bytes, this.exchange.head.headers));
  }
}

/** How long to wait before the same is asked again; null where that would not help, or might do something twice. */
function waitFor(exchange: Fetched['exchange'], { backoffMs, longestWaitMs }: Patience, attempt: number): number | null {
  const ms = wishedWait(exchange, backoffMs * 2 ** attempt);
  return ms === null || ms > longestWaitMs ? null : ms;
}

function wishedWait(exchange: Fetched['exchange'], backoffMs: number): number | null {
  if (isBusy(exchange)) return namedWait(exchange) ?? backoffMs;
  const isRepeatable = exchange.method === 'GET' || exchange.method === 'HEAD';
  return isRepeatable && isPassing(exchange) ? backoffMs : null;
}

const passing: readonly Failure['kind'][] = ['connectionClosed', 'connectionRefused', 'timedOut', 'unreachable', 'wrongLength'];

const isPassing = (exchange: Fetched['exchange']): boolean =>
  exchange.phase === 'failed' ? passing.includes(exchange.failure.kind) : [502, 504].includes(exchange.head.status);

const isBusy = (exchange: Fetched['exchange']): boolean =>
  exchange.phase === 'finished' && [429, 503].includes(exchange.head.status);

/**
 * How long a server that is busy wants to be left in peace, in milliseconds; null where it does not say. Seconds, or a date
 * (RFC 9110, 10.2.3), which is one by the server's own clock.
 */
export function namedWait(exchange: Fetched['exchange']): number | null {
  if (exchange.head === null || !isBusy(exchange)) return null;
  const { headers } = exchange.head;
  const value = headerValue(headers, 'Retry-After');
  if (value === null) return null;
  if (/^\d{1,9}$/.test(value.trim())) return Number(value) * 1_000;
  const at = parseHttpDate(value);
  return at === null ? null : Math.max(0, at - (parseHttpDate(headerValue(headers, 'Date') ?? '') ?? Date.now()));
}
