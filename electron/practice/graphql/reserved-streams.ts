import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { empty, text, type WholeAnswer } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { refuse } from '../frame/refuse.ts';
import type { World } from '../world/world.ts';
import type { Caller } from './caller.ts';
import type { Params } from './run-operation.ts';
import { createOperations, type Operations } from './serve-operations.ts';
import { eventHead, silenceMs } from './stream-results.ts';

/** A stream that somebody reserved: operations are asked beside it, and their results come over it. */
interface Stream {
  readonly operations: Operations;
  readonly open: () => Readable | null;
}

/** So many streams are kept, waiting or open; the oldest gives way, and what is followed on it ends. */
const mostStreams = 100;

const streamsOf = (world: World): Map<string, Stream> => world.recall('graphql streams', () => new Map<string, Stream>());

/** The token by which a request belongs to a stream; null where it belongs to none. */
export function tokenIn({ headers, query }: Ask): string | null {
  const field = headers['x-graphql-event-stream-token'];
  return (Array.isArray(field) ? field[0] : field) ?? query.get('token');
}

/** Reserves a stream for whoever asks (GraphQL over SSE, “Making reservations”). */
export function reserve({ world }: Ask, isClosed: boolean): WholeAnswer {
  const token = randomUUID();
  const streams = streamsOf(world);
  streams.set(
    token,
    createStream(isClosed, () => streams.delete(token)),
  );
  for (const [oldest, { operations }] of [...streams].slice(0, -mostStreams)) {
    operations.stopAll();
    streams.delete(oldest);
  }
  return text(201, token, [['Cache-Control', 'no-store']]);
}

/** A stream in use: its events, an operation that is asked on it, or one that is stopped. */
export function serveReserved(ask: Ask, token: string): Stream | WholeAnswer {
  const stream = streamsOf(ask.world).get(token);
  return stream ?? refuse(ask, { status: 404, detail: 'No stream is reserved by that token.' });
}

export function openReserved(ask: Ask, { open }: Stream): WholeAnswer {
  const body = open();
  if (body === null) return refuse(ask, { status: 409, detail: 'The stream is open already; a token is good for one.' });
  return { status: 200, headers: eventHead, body };
}

interface Asked {
  readonly params: Params;
  readonly caller: Caller;
}

/** Takes an operation, whose results come over the stream under the id that its extensions name. */
export function askReserved(ask: Ask, { operations }: Stream, { params, caller }: Asked): WholeAnswer {
  const id = params.extensions?.['operationId'];
  if (typeof id !== 'string' || id === '')
    return refuse(ask, { status: 400, detail: 'Which operation this is, extensions.operationId says; it is not there.' });
  if (operations.has(id)) return refuse(ask, { status: 409, detail: 'An operation with that id is followed already.' });
  void operations.serve(id, params, caller);
  return empty(202);
}

export function stopReserved(ask: Ask, { operations }: Stream): WholeAnswer {
  const id = ask.query.get('operationId');
  if (id === null || id === '') return refuse(ask, { status: 400, detail: 'Which operation is stopped, ?operationId= says.' });
  operations.stop(id);
  return empty(200);
}

function createStream(isClosed: boolean, forget: () => void): Stream {
  let wire: Readable | null = null;
  /** What is said before somebody listens waits. */
  const waiting: string[] = [];
  const push = (line: string) => (wire ? wire.push(line) : waiting.push(line));
  const operations = createOperations(isClosed, (message) => eventsOf(message as Message).forEach(push));
  return {
    operations,
    open() {
      if (wire) return null;
      const beat = setInterval(() => push(':\n\n'), silenceMs);
      wire = new Readable({
        read: () => undefined,
        destroy(error, done) {
          clearInterval(beat);
          operations.stopAll();
          forget();
          done(error);
        },
      });
      for (const line of [':\n\n', ...waiting.splice(0)]) wire.push(line);
      return wire;
    },
  };
}

interface Message {
  readonly id: string;
  readonly type: 'next' | 'error' | 'complete';
  readonly payload?: unknown;
}

/** Errors are results like others here: the protocol has no word for them. */
function eventsOf({ id, type, payload }: Message): string[] {
  const event = (name: string, data: object) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
  if (type === 'complete') return [event('complete', { id })];
  if (type === 'next') return [event('next', { id, payload })];
  return [event('next', { id, payload: { errors: payload } }), event('complete', { id })];
}
