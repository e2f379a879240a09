import { goesByHash } from '#shared/graphql/graphql-text';
import { headerValues } from '#shared/http/header-list';
import type { ExchangeEvent, HeaderList } from '#shared/model/exchange-event';
import type { ResponseHead } from '#shared/model/exchange';
import { saysUnknownHash } from '#shared/graphql/unknown-hash';
import type { RequestDraft } from '#shared/model/request-draft';
import type { EventStreamWishes } from '#shared/model/socket';
import type { Answer } from '../answer';
import type { Prepared } from '../prepare-request';
import { receiveBody, receiveUnless, skipBody, type Stop } from '../receive-body';
import { askWhole } from '../send-persisted';
import { followHops } from '../follow-hops';
import { endedBy, keepConnected } from '../socket/keep-connected';
import type { Ending, SocketRun } from '../socket/socket-run';
import type { WireRequest } from '../wire-request';
import { receiveEvents, type StreamMemory } from './receive-events';
import { askBeside, reserveStream, stopBeside, tokenField } from './reserve-stream';

/** What servers that say nothing else are left alone for; browsers take a few seconds too (WHATWG HTML, 9.2). */
const usualRetryMs = 3_000;
const longestRetryMs = 60_000;

/** What is wished of a stream. `draft` is its request, all variables filled in. */
interface Wished {
  readonly draft: RequestDraft;
  readonly wishes: EventStreamWishes;
}

/**
 * Asks for a stream of events, and again from where it broke off, where that is wished. An operation that goes by the hash of its
 * query is asked once more with the query, where the server does not know that, and from then on.
 */
export async function* followEvents(
  prepared: Prepared,
  { draft, wishes }: Wished,
  socket: SocketRun,
): AsyncGenerator<ExchangeEvent> {
  const memory = { ...createMemory(wishes), isKnown: goesByHash(draft) ? true : null };
  let asked = prepared;
  const connectOnce = () =>
    followHops(comingBack(asked.request, memory, socket), asked.auth, socket.run, (answer, stop) =>
      take(answer, stop, socket, memory),
    );
  const connect = async function* (): AsyncGenerator<ExchangeEvent, Ending> {
    const ending = yield* connectOnce();
    if (memory.isKnown !== false) return ending;
    Object.assign(memory, { isKnown: null, isComplete: false });
    socket.run.leave(0);
    asked = yield* askWhole(draft, socket.run);
    return yield* connectOnce();
  };
  yield* keepConnected(socket, connect, pauseOf(memory));
}

/** The same for an operation that is asked beside its stream. */
export async function* followReserved(
  { request, auth }: Prepared,
  { draft, wishes }: Wished,
  socket: SocketRun,
): AsyncGenerator<ExchangeEvent> {
  const memory = createMemory(wishes);
  const connect = async function* (): AsyncGenerator<ExchangeEvent, Ending> {
    const reservation = yield* reserveStream(draft, socket);
    const asked = { ...request, headers: [...request.headers, [tokenField, reservation.token]] satisfies HeaderList };
    const begin = async function* (): AsyncGenerator<ExchangeEvent> {
      const refusal = yield* askBeside({ draft, reservation }, socket);
      if (refusal !== null) memory.isComplete = true;
      memory.refusal = refusal;
      socket.line.attach(async (outgoing, secrets) => {
        if (outgoing.kind === 'close' && !memory.isComplete) await leaveInOrder(stopBeside(draft, reservation, socket));
        return endedBy(socket)(outgoing, secrets);
      });
    };
    Object.assign(memory, { begin, operationId: reservation.operationId });
    return yield* followHops(asked, auth, socket.run, (answer, stop) => take(answer, stop, socket, memory));
  };
  yield* keepConnected(socket, connect, pauseOf(memory));
}

/** So long a server has to hear that an operation is stopped. */
const stopWaitMs = 2_000;

const leaveInOrder = (stopped: Promise<void>): Promise<unknown> =>
  Promise.race([stopped.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, stopWaitMs).unref())]);

const createMemory = ({ lastEventId }: EventStreamWishes): StreamMemory => ({
  retryMs: usualRetryMs,
  lastEventId,
  isComplete: false,
  isKnown: null,
  refusal: null,
  operationId: null,
  begin: null,
});

const pauseOf = (memory: StreamMemory) => (failures: number) =>
  Math.min(Math.max(longestRetryMs, memory.retryMs), memory.retryMs * 2 ** (failures - 1));

/** RFC-like manners of the standard: the id of the last event goes along, unless somebody typed another one. */
function comingBack(request: WireRequest, { lastEventId }: StreamMemory, { transcript }: SocketRun): WireRequest {
  if (transcript === null) return request;
  const others = request.headers.filter(([name]) => name.toLowerCase() !== 'last-event-id');
  const headers: HeaderList = lastEventId === '' ? others : [...others, ['Last-Event-ID', lastEventId]];
  return { ...request, headers };
}

async function* take(
  answer: Answer,
  stop: Stop | null,
  socket: SocketRun,
  memory: StreamMemory,
): AsyncGenerator<ExchangeEvent, Ending> {
  if (stop === null && whyNoStream(answer.head) === null) return yield* receiveEvents(answer, socket, memory);
  if (socket.transcript === null) {
    if (memory.isKnown === null) yield* receiveBody(answer, stop, socket.run);
    else memory.isKnown = !(yield* receiveUnless(answer, { stop, isNone: saysUnknownHash }, socket.run));
    return { kind: 'answered' };
  }
  await skipBody(answer, socket.run);
  const { status } = answer.head;
  const reason =
    status === 204 ? 'The server has no more: it answered 204.' : `The server answered ${status}, which is no stream.`;
  // WHATWG HTML, 9.2.3: 204 says not to come back; servers that are overloaded may be asked once more.
  return { kind: 'closed', closing: { code: null, reason, by: 'server', clean: true }, mayReturn: status >= 500 };
}

/** Why an answer is no stream of events, as a sentence part; null when it is one. */
export function whyNoStream({ status, headers }: ResponseHead): string | null {
  if (status !== 200) return `it is a ${status}`;
  const [type = ''] = headerValues(headers, 'Content-Type');
  const essence = type.split(';')[0]?.trim().toLowerCase() ?? '';
  if (essence === 'text/event-stream') return null;
  return essence === '' ? 'it names no Content-Type' : `its Content-Type is ${essence}`;
}
