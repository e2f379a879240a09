import { originOf } from '#shared/http/url-parts';
import { connectionKey, dial, type Destination, type DialOptions, type OpenConnection } from './dial';
import { type ExchangeRun, hasLeft } from './exchange-run';
import type { Http2Session, openHttp2 } from './http2/http2-session';
import { createHalt } from './halt';
import { createInlet } from './inlet';
import { stopWith } from './stopped';

/** Which connections will do: one that is idle or a new one, only a new one, or only the one that was left before. */
export type Choice = 'any' | 'fresh' | 'same';

/** What will do, and how long a new one may take, in milliseconds, before another way is looked for; null: as long as Options say. */
interface Wish {
  readonly choice: Choice;
  readonly limitMs: number | null;
}

/** A connection that is the exchange's own, or one that it shares. */
export type Way =
  | { readonly kind: 'own'; readonly connection: OpenConnection }
  | { readonly kind: 'shared'; readonly session: Http2Session; readonly facts: OpenConnection['facts'] };

/** Takes an open connection or dials a new one. One of HTTP/1.1, or room for a stream, is the run's own until `run.leave`. */
export async function openConnection(destination: Destination, run: ExchangeRun, { choice, limitMs }: Wish): Promise<Way> {
  const { context, options, clock } = run;
  const speakHttp2 = await http2For(destination);
  // What listeners of earlier events took is none of the hop's time; what a stale connection cost is.
  clock.began ??= performance.now();
  const key = connectionKey(destination);
  const mayReuse = choice === 'same' || (choice === 'any' && options.keepAlive);
  const shared = mayReuse ? context.sessions.find(key) : undefined;
  clock.reused = shared !== undefined;
  if (shared !== undefined) return onStream(shared, { ...shared.connection.facts, reused: true }, run);
  const idle = mayReuse ? context.pool.take(key) : undefined;
  if (choice === 'same' && idle === undefined) stopWith(lostLogin(destination));
  return begin(
    idle ?? (await dialNow(destination, run, limitMs)),
    { key, destination, speakHttp2, isKept: idle !== undefined },
    run,
  );
}

type OpenHttp2 = typeof openHttp2;

/** HTTP/2 where it may be spoken, read before a connection is open, which must not wait; most requests need none of it. */
const http2For = async ({ offers }: Destination): Promise<OpenHttp2 | null> =>
  offers.includes('h2') ? (await import('./http2/http2-session')).openHttp2 : null;

interface Found {
  readonly key: string;
  readonly destination: Destination;
  readonly speakHttp2: OpenHttp2 | null;
  readonly isKept: boolean;
}

function begin(connection: OpenConnection, found: Found, run: ExchangeRun): Way {
  const { key, isKept } = found;
  run.clock.reused = isKept;
  if (connection.protocol === 'h2') return share(connection, found, run);
  own(connection, key, run);
  return { kind: 'own', connection: { ...connection, facts: { ...connection.facts, reused: isKept } } };
}

const dialNow = async (destination: Destination, run: ExchangeRun, limitMs: number | null): Promise<OpenConnection> => {
  const { options, context, clock, hop, wire } = run;
  const record: DialOptions['record'] = (direction, part, bytes) => wire.record(hop, direction, part, bytes);
  const common = { trust: context.trust, clock, record };
  if (limitMs === null) return dial(destination, { ...common, timeoutMs: options.connectTimeoutMs, halt: run.halt });
  // Its time is over before that of the exchange, which goes on another way.
  const halt = createHalt(run.halt.signal, null);
  try {
    return await dial(destination, { ...common, timeoutMs: limitMs, halt });
  } catch (thrown) {
    run.halt.signal.throwIfAborted();
    throw thrown;
  } finally {
    halt.close();
  }
};

/** Begins to speak HTTP/2; others may use the connection from now on, unless it is to be closed after this exchange. */
function share(connection: OpenConnection, { key, destination, speakHttp2 }: Found, run: ExchangeRun): Way {
  const { context, options } = run;
  if (speakHttp2 === null) throw new Error('HTTP/2 was not offered');
  const session = speakHttp2(connection, originOf(destination.url), options.limits);
  if (options.keepAlive) context.sessions.add(key, session);
  return onStream(session, connection.facts, run);
}

function onStream(session: Http2Session, facts: OpenConnection['facts'], run: ExchangeRun): Way {
  const leave = session.hold();
  run.leave = leave;
  return { kind: 'shared', session, facts };
}

const lostLogin = ({ url }: Destination) => ({
  kind: 'authFailed' as const,
  reason: `${url.host} closed the connection that was being logged in`,
});

function own(connection: OpenConnection, key: string, run: ExchangeRun): void {
  const { socket } = connection;
  const { signal } = run.halt;
  const { hop } = run;
  const onAbort = () => void socket.destroy();
  signal.addEventListener('abort', onAbort);
  if (signal.aborted) onAbort();
  const inlet = createInlet(socket, {
    halt: run.halt,
    clock: run.clock,
    record: (part, bytes) => run.wire.record(hop, 'received', part, bytes),
  });
  run.inlet = inlet;
  run.socket = socket;
  const leave = (keepMs: number) => {
    run.leave = hasLeft;
    signal.removeEventListener('abort', onAbort);
    // What was not understood, or came after the end, is shown in the wire log all the same.
    const unreadBytes = inlet.detach(run.unread);
    if (keepMs > 0 && unreadBytes === 0 && !socket.destroyed) run.context.pool.put(key, connection, keepMs);
    else socket.destroy();
  };
  // By its name: V8 puts a function that is written where a member is set into old memory, with all that it holds.
  run.leave = leave;
}
