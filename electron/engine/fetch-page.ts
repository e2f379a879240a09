import { setTimeout as sleep } from 'node:timers/promises';
import type { Failure } from '#shared/failure';
import { headerValue } from '#shared/http/header-list';
import { parseHttpDate } from '#shared/http/http-date';
import { charsetOf } from '#shared/http/media-type';
import { advance, isOver, type Exchange, type FailedExchange, type FinishedExchange } from '#shared/model/exchange';
import type { RequestDraft } from '#shared/model/request-draft';
import type { BodyStore } from '../bodies/body-store';
import { detectCharset } from '../bodies/charsets';
import type { EngineContext } from './engine-context';
import { sendExchange } from './send-exchange';

/** How long a server that is busy is waited for. */
export interface Patience {
  /** How often one page is asked for again. */
  readonly retries: number;
  /** The first wait where the server names none; it doubles each time. */
  readonly backoffMs: number;
  /** A server that wants more time than this is not waited for. */
  readonly longestWaitMs: number;
}

export interface PagesEngine {
  readonly context: EngineContext;
  readonly bodies: BodyStore;
}

/** The server wants to be left in peace for a while. */
export interface Waiting {
  readonly type: 'waiting';
  readonly ms: number;
  /** What it answered; null when it did not. */
  readonly status: number | null;
}

/** A page as it came, with its body as text; nothing of it is kept in the store. */
export interface Fetched {
  readonly exchange: FinishedExchange | FailedExchange;
  readonly text: string | null;
  /** Why an answer that came cannot be read. */
  readonly failure: Failure | null;
}

/** Longer than any page; what is longer is a download. */
const longestBody = 64 * 1024 * 1024;

interface Asked {
  readonly draft: RequestDraft;
  /** Nothing came from there yet: a connection that fails is told at once. */
  readonly isFirst: boolean;
}

/** Asks for a page, and again after a wait where that may help. */
export async function* fetchPage(
  { draft, isFirst }: Asked,
  engine: PagesEngine,
  patience: Patience,
  signal: AbortSignal,
): AsyncGenerator<Waiting, Fetched> {
  for (let attempt = 0; ; attempt++) {
    const fetched = await fetchOnce(draft, engine, signal);
    const isFinal = attempt >= patience.retries || (isFirst && fetched.exchange.phase === 'failed');
    const ms = isFinal ? null : waitFor(fetched.exchange, patience.backoffMs * 2 ** attempt);
    if (ms === null || ms > patience.longestWaitMs || signal.aborted) return fetched;
    yield { type: 'waiting', ms, status: fetched.exchange.head?.status ?? null };
    await sleep(ms, undefined, { signal }).catch(() => undefined);
  }
}

/** Asks once; neither body nor wire log stays behind. */
export async function fetchOnce(draft: RequestDraft, { context, bodies }: PagesEngine, signal: AbortSignal): Promise<Fetched> {
  let exchange: Exchange | undefined;
  for await (const event of sendExchange(crypto.randomUUID(), draft, context, signal)) exchange = advance(exchange, event);
  if (exchange === undefined || !isOver(exchange)) throw new Error('the exchange did not end');
  try {
    return await readBody(exchange, bodies);
  } finally {
    if (exchange.bodyId !== null) await bodies.release([exchange.bodyId]);
    context.wireLogs.release([exchange.id]);
  }
}

async function readBody(exchange: FinishedExchange | FailedExchange, bodies: BodyStore): Promise<Fetched> {
  const body = exchange.bodyId === null ? undefined : bodies.get(exchange.bodyId);
  if (body === undefined || exchange.phase === 'failed') return { exchange, text: null, failure: null };
  if (body.bytes > longestBody) {
    return { exchange, text: null, failure: { kind: 'limitExceeded', limit: 'decodedBytes', allowed: longestBody } };
  }
  const bytes = await body.read(0, body.bytes);
  const named = charsetOf(headerValue(exchange.head.headers, 'Content-Type'));
  return { exchange, text: new TextDecoder(detectCharset(bytes, named).name).decode(bytes), failure: null };
}

/** How long to wait before the same is asked again; null where that would not help, or might do something twice. */
function waitFor(exchange: FinishedExchange | FailedExchange, backoffMs: number): number | null {
  if (exchange.phase === 'finished' && [429, 503].includes(exchange.head.status)) {
    return readRetryAfter(headerValue(exchange.head.headers, 'Retry-After')) ?? backoffMs;
  }
  const isRepeatable = exchange.method === 'GET' || exchange.method === 'HEAD';
  return isRepeatable && isPassing(exchange) ? backoffMs : null;
}

const passing: readonly Failure['kind'][] = ['connectionClosed', 'connectionRefused', 'timedOut', 'unreachable', 'wrongLength'];

const isPassing = (exchange: FinishedExchange | FailedExchange): boolean =>
  exchange.phase === 'failed' ? passing.includes(exchange.failure.kind) : [502, 504].includes(exchange.head.status);

/** Seconds, or a date (RFC 9110, 10.2.3). */
function readRetryAfter(value: string | null): number | null {
  if (value === null) return null;
  if (/^\d{1,9}$/.test(value.trim())) return Number(value) * 1_000;
  const at = parseHttpDate(value);
  return at === null ? null : Math.max(0, at - Date.now());
}
