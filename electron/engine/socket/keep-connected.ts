import { describeFailure } from '#shared/failure-words';
import type { Failure } from '#shared/failure';
import type { Closing, ExchangeEvent } from '#shared/model/exchange-event';
import { connectingAgain } from '#shared/model/socket-state';
import { fail, ok } from '#shared/result';
import { classifyFailure } from '../classify-failure';
import { nextHop } from '../exchange-run';
import { untilHalted } from '../halt';
import { readClock } from '../timings';
import type { Speak } from './socket-line';
import { finishSocket, transcriptOf, type Ending, type SocketRun } from './socket-run';

/** One connection, from the request to its end. */
export type Connect = (socket: SocketRun) => AsyncGenerator<ExchangeEvent, Ending>;

/** How long to wait after so many connections in a row on which nothing came, from 1. */
export type Pause = (failures: number) => number;

/** However willing both sides are, an exchange has no more connections than this. */
const mostConnections = 1_000;

/** Connects, and again where that is wished and of use, until the socket is over. Throws what broke it for good. */
export async function* keepConnected(socket: SocketRun, connect: Connect, pause: Pause): AsyncGenerator<ExchangeEvent> {
  for (let idle = 1; ; idle++) {
    const before = receivedBy(socket);
    const ending = yield* connectOnce(socket, connect);
    if (ending.kind === 'answered') return;
    if (receivedBy(socket) > before) idle = 1;
    if (!returns(socket, ending, idle)) {
      if (ending.kind === 'lost') throw ending.thrown;
      return yield* finishSocket(socket, ending.closing);
    }
    yield* part(socket, wordsOf(socket, ending), pause(idle));
    const left = await waitFor(pause(idle), socket);
    if (left !== null) return yield* finishSocket(socket, left);
    nextHop(socket.run);
  }
}

const receivedBy = ({ transcript }: SocketRun): number => transcript?.tally.received ?? 0;

async function* connectOnce(socket: SocketRun, connect: Connect): AsyncGenerator<ExchangeEvent, Ending> {
  socket.line.attach(endedBy(socket));
  try {
    return yield* connect(socket);
  } catch (thrown) {
    // What was heard before it broke is kept; where it cannot be, that is the failure which is told.
    await socket.transcript?.flush();
    if (socket.line.isLeft && socket.transcript !== null) return { kind: 'closed', closing: byClient, mayReturn: false };
    return { kind: 'lost', thrown };
  } finally {
    socket.line.attach(null);
  }
}

/** The one thing that can be said while nothing is open, or on a stream of events: that it is enough. */
export const endedBy =
  ({ run, line }: SocketRun): Speak =>
  async (outgoing) => {
    if (outgoing.kind !== 'close') return fail({ kind: 'notFound', what: 'open connection to send on' });
    line.leave();
    run.halt.stop({ kind: 'cancelled' });
    return ok(null);
  };

const byClient: Closing = { code: null, reason: '', by: 'client', clean: false };

function returns({ run, wishes, transcript }: SocketRun, ending: Ending, idle: number): boolean {
  if (!wishes.reconnect || transcript === null || run.hop + 1 >= mostConnections) return false;
  if (idle > wishes.reconnectAtMost) return false;
  if (ending.kind !== 'lost') return ending.kind === 'closed' && ending.mayReturn;
  return mayPass.has(classifyFailure(ending.thrown, run.host).kind);
}

/** What another try may find gone. */
const mayPass: ReadonlySet<Failure['kind']> = new Set([
  'hostNotFound',
  'connectionRefused',
  'unreachable',
  'timedOut',
  'connectionClosed',
  'http2Ended',
  'wrongLength',
]);

function wordsOf({ run }: SocketRun, ending: Ending): string {
  if (ending.kind === 'lost') return describeFailure(classifyFailure(ending.thrown, run.host));
  const { code = null, reason = '' } = ending.kind === 'closed' ? ending.closing : {};
  if (code === null) return reason === '' ? 'The stream ended.' : reason;
  return `Closed by the server with ${code}.`;
}

async function* part(socket: SocketRun, says: string, againMs: number): AsyncGenerator<ExchangeEvent> {
  const { run } = socket;
  const timings = readClock(run.clock);
  run.leave(0);
  const transcript = transcriptOf(socket);
  transcript.note({ from: 'cairn', kind: 'lost', text: `${connectingAgain(againMs)} ${says}`, bytes: 0 });
  await transcript.flush();
  yield run.tell({ type: 'talked', tally: transcript.tally });
  yield run.tell({ type: 'parted', hop: run.hop, says, againMs, timings });
}

/** Waits; how it was closed when somebody closes it meanwhile, else null. */
async function waitFor(ms: number, socket: SocketRun): Promise<Closing | null> {
  const { run, line } = socket;
  let timer: NodeJS.Timeout | undefined;
  const waited = new Promise<null>((resolve) => (timer = setTimeout(resolve, ms, null)));
  line.attach(endedBy(socket));
  try {
    return await untilHalted(waited, run.halt.signal);
  } catch (thrown) {
    if (line.isLeft) return byClient;
    throw thrown;
  } finally {
    clearTimeout(timer);
    line.attach(null);
  }
}
