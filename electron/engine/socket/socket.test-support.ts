import { advance, isOver, type Exchange, type FailedExchange, type FinishedExchange } from '#shared/model/exchange';
import type { ExchangeEvent } from '#shared/model/exchange-event';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { defaultOptions, type RequestOptions } from '#shared/model/request-options';
import { createEventStream, createWebSocket, type EventStreamWishes, type WebSocketWishes } from '#shared/model/socket';
import type { Outgoing, TranscriptEntry } from '#shared/model/transcript';
import type { Result } from '#shared/result';
import type { TestEngine } from '../exchange.test-support';
import { openSocket } from './open-socket';
import { createSocketLine } from './socket-line';

/** A socket under way, as a test speaks on it. */
export interface TestSocket {
  readonly events: ExchangeEvent[];
  readonly entries: TranscriptEntry[];
  readonly say: (outgoing: Outgoing) => Promise<Result<null>>;
  readonly text: (text: string) => Promise<Result<null>>;
  /** Resolves once the condition holds; looked at after every event and entry. */
  until(condition: (socket: TestSocket) => boolean): Promise<void>;
  /** Resolves once it is open. */
  opened(): Promise<void>;
  /** The picture at its end. */
  over(): Promise<FinishedExchange | FailedExchange>;
  cancel(): void;
}

export interface Opening {
  readonly draft?: Partial<RequestDraft>;
  readonly options?: Partial<RequestOptions>;
}

export const openWebSocket = (engine: TestEngine, url: string, wishes: Partial<WebSocketWishes> = {}, more: Opening = {}) =>
  open(engine, { ...more, draft: { url, socket: { ...createWebSocket(), ...wishes }, ...more.draft } });

export const openEvents = (engine: TestEngine, url: string, wishes: Partial<EventStreamWishes> = {}, more: Opening = {}) =>
  open(engine, { ...more, draft: { url, socket: { ...createEventStream(), ...wishes }, ...more.draft } });

function open({ context }: TestEngine, { draft, options = {} }: Opening): TestSocket {
  const events: ExchangeEvent[] = [];
  const entries: TranscriptEntry[] = [];
  const watchers = new Set<() => void>();
  const look = () => watchers.forEach((watch) => watch());
  const abort = new AbortController();
  const line = createSocketLine((entry) => {
    entries.push(entry);
    look();
  });
  const full = { ...createDraft(), options: { ...defaultOptions, ...options }, ...draft };
  const running = run();
  async function run(): Promise<FinishedExchange | FailedExchange> {
    let exchange: Exchange | undefined;
    const asked = { exchangeId: crypto.randomUUID(), draft: full, context, signal: abort.signal };
    for await (const event of openSocket(asked, line)) {
      if (event.type !== 'talked') events.push(event);
      exchange = advance(exchange, event);
      look();
    }
    if (exchange === undefined || !isOver(exchange)) throw new Error('the exchange did not end');
    return exchange;
  }

  const socket: TestSocket = {
    events,
    entries,
    say: (outgoing) => line.say(outgoing, []),
    text: (text) => line.say({ kind: 'text', text }, []),
    until: (condition) =>
      Promise.race([
        running.then((exchange) => {
          if (!condition(socket)) throw new Error(`it ended before: ${JSON.stringify(exchange)}`);
        }),
        new Promise<void>((resolve) => {
          const watch = () => {
            if (!condition(socket)) return;
            watchers.delete(watch);
            resolve();
          };
          watchers.add(watch);
          watch();
        }),
      ]),
    opened: () => socket.until(() => events.some(({ type }) => type === 'opened')),
    over: () => running,
    cancel: () => abort.abort(),
  };
  return socket;
}

/** What was said, as `who kind text`. */
export const saidIn = ({ entries }: Pick<TestSocket, 'entries'>): string[] =>
  entries.map(({ from, kind, code, event, text, base64 }) =>
    [from, kind, code, event, text ?? base64].filter((part) => part !== undefined && part !== '').join(' '),
  );
