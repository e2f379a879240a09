import type { Socket } from 'node:net';
import { lastHop, type FailedExchange, type FinishedExchange } from '#shared/model/exchange';
import type { ExchangeEvent, ExchangeEventOf, Packed } from '#shared/model/exchange-event';
import type { RequestOptions } from '#shared/model/request-options';
import type { WireEntry } from '#shared/model/wire';
import type { SentSecret } from '#shared/secrets/sent-secret';
import type { BodyWriter } from '../bodies/body-store';
import type { CookieBox } from './cookie-box';
import type { EngineContext } from './engine-context';
import { createHalt, type Halt } from './halt';
import type { Inlet } from './inlet';
import type { Send } from './side-exchange';
import { now, startClock, type HopClock } from './timings';
import type { Upload } from './upload';
import type { WireRecorder } from './wire-log';

/** An event of an exchange, without what every one of its events has. */
export type Unstamped<E> = E extends ExchangeEvent ? Omit<E, 'exchangeId' | 'at'> : never;

/** What one running exchange knows of itself: enough to say at any moment what had arrived. */
export interface ExchangeRun {
  readonly id: string;
  readonly context: EngineContext;
  /** Sends exchanges on the side. */
  readonly send: Send;
  /** With what their variables stand for, once those are filled in. */
  options: RequestOptions;
  readonly halt: Halt;
  readonly wire: WireRecorder;
  /** Secrets that what is sent may hold. */
  secrets: readonly SentSecret[];
  /** The jar in use; null where none is. */
  cookies: CookieBox | null;
  /** A redirect has led to an origin where credentials do not go along. */
  isLed: boolean;
  /** Number of the hop under way. */
  hop: number;
  clock: HopClock;
  host: string;
  inlet: Inlet | null;
  /** The connection of HTTP/1.1 that is the run's own at the moment. */
  socket: Socket | null;
  upload: Upload | null;
  writer: BodyWriter | null;
  /** Takes the body as it is received, where it is decoded and kept. */
  received: BodyWriter | null;
  /** Set once all of a body that is not decoded to its end has been kept as it was received. */
  packed: Packed | null;
  /** What was sent on the side and is not told yet. */
  readonly sides: Unstamped<ExchangeEventOf<'side'>>[];
  /** Fields that came and were left out, not told yet. */
  readonly dropped: Unstamped<ExchangeEventOf<'fieldsDropped'>>[];
  /** What bytes are that arrive now and are never understood. */
  unread: WireEntry['part'];
  /** The server has said that it did nothing about the request, and whoever sends it again does it once. */
  isUnheard: boolean;
  /** Gives the connection back, to be kept for so long, or closes it (0); does nothing the second time. */
  leave: (keepMs: number) => void;
  /** Says that no more of the body comes; does nothing the second time. What is there stays readable. */
  endBody(): Promise<void>;
  /** An event of this exchange, at this moment. */
  readonly tell: (event: Unstamped<ExchangeEvent>) => ExchangeEvent;
  /** A progress event, or null when the last one is less than a tenth of a second old. */
  progress(): ExchangeEvent | null;
}

const progressMs = 100;

/** There is no connection to give back. */
export const hasLeft = (): void => undefined;

/** The state of an exchange that begins now. */
export function startRun(
  { id: exchangeId, options, context, send }: Pick<ExchangeRun, 'id' | 'options' | 'context' | 'send'>,
  signal: AbortSignal,
): ExchangeRun {
  let toldProgress = performance.now();
  let bodyEnded = false;
  const tell = (event: Unstamped<ExchangeEvent>) => ({ ...event, exchangeId, at: now() }) as ExchangeEvent;
  const run: ExchangeRun = {
    id: exchangeId,
    sides: [],
    dropped: [],
    context,
    send,
    options,
    halt: createHalt(signal, options.totalTimeoutMs),
    wire: context.wireLogs.open(exchangeId),
    secrets: context.secrets,
    cookies: context.cookies,
    isLed: false,
    hop: 0,
    clock: startClock(),
    host: '',
    inlet: null,
    socket: null,
    upload: null,
    writer: null,
    received: null,
    packed: null,
    unread: 'head',
    isUnheard: false,
    leave: hasLeft,
    async endBody() {
      if (bodyEnded || run.writer === null) return;
      bodyEnded = true;
      await run.received?.end().catch(() => void (run.received = null));
      await run.writer.end();
    },
    tell,
    progress() {
      if (performance.now() - toldProgress < progressMs) return null;
      toldProgress = performance.now();
      return tell({ type: 'progress', sentBytes: run.upload?.sentBytes ?? 0, receivedBytes: run.inlet?.receivedBytes ?? 0 });
    },
  };
  return run;
}

/** What the reader of the answer left out of it, as far as it is not told. */
export function* tellDropped(run: ExchangeRun): Generator<ExchangeEvent> {
  for (const dropped of run.dropped.splice(0)) yield run.tell(dropped);
}

/** Notes an exchange on the side that is over, to be told. */
export function noteSide(run: ExchangeRun, sideId: string, exchange: FinishedExchange | FailedExchange, says: string): void {
  const { method, head } = exchange;
  const url = lastHop(exchange)?.url || exchange.url;
  run.sides.push({ type: 'side', hop: run.hop, sideId, method, url, says, status: head?.status ?? null });
}

/** What was sent on the side, as far as it is not told. */
export function* tellSides(run: ExchangeRun): Generator<ExchangeEvent> {
  for (const side of run.sides.splice(0)) yield run.tell(side);
}

/** Makes the run ready for the next hop. */
export function nextHop(run: ExchangeRun): void {
  run.hop++;
  run.clock = startClock();
  run.inlet = null;
  run.socket = null;
  run.upload = null;
  run.unread = 'head';
  run.isUnheard = false;
}
