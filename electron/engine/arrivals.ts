import type { Socket } from 'node:net';
import { isClosedConnection } from './classify-failure';
import type { Halt } from './halt';
import type { HopClock } from './timings';

/** Chunks as a socket delivers them, in a queue that does not grow without limit. */
export interface Arrivals {
  readonly receivedBytes: number;
  /** How the other side ended the connection, once everything before that was taken. */
  readonly end: 'closed' | 'reset' | null;
  /** The next chunk; undefined when none can come. Throws when the exchange is halted or the connection breaks. */
  next(): Promise<Buffer | undefined>;
  /** Stops listening; answers what is still in the queue. */
  detach(): Buffer[];
}

/** While this much waits to be taken, the socket is told to wait. */
const highWaterBytes = 512 * 1024;

/** Listens to a socket until `detach`. */
export function listenTo(socket: Socket, halt: Halt, clock: HopClock): Arrivals {
  const queue: Buffer[] = [];
  let waitingBytes = 0;
  let receivedBytes = 0;
  let end: 'closed' | 'reset' | null = null;
  let fault: Error | null = null;
  let wake = (): void => undefined;

  const finish = (how: 'closed' | 'reset') => {
    end ??= how;
    wake();
  };
  const listeners = {
    data(chunk: Buffer) {
      clock.firstByte ??= performance.now();
      halt.touch();
      receivedBytes += chunk.length;
      waitingBytes += chunk.length;
      queue.push(chunk);
      if (waitingBytes > highWaterBytes) socket.pause();
      wake();
    },
    end: () => finish('closed'),
    error(thrown: Error) {
      if (!isClosedConnection(thrown)) fault ??= thrown;
      finish('reset');
    },
    close: () => finish('reset'),
  };
  const onAbort = () => wake();
  for (const [event, listener] of Object.entries(listeners)) socket.on(event, listener);
  halt.signal.addEventListener('abort', onAbort);
  if (socket.destroyed) finish('reset');
  socket.resume();

  return {
    get receivedBytes() {
      return receivedBytes;
    },
    get end() {
      return queue.length === 0 ? end : null;
    },
    async next() {
      while (queue.length === 0 && end === null && !halt.signal.aborted) {
        await new Promise<void>((resolve) => (wake = resolve));
      }
      halt.signal.throwIfAborted();
      const chunk = queue.shift();
      if (chunk === undefined && fault !== null) throw fault;
      waitingBytes -= chunk?.length ?? 0;
      if (socket.isPaused() && waitingBytes <= highWaterBytes / 2) socket.resume();
      return chunk;
    },
    detach() {
      for (const [event, listener] of Object.entries(listeners)) socket.off(event, listener);
      halt.signal.removeEventListener('abort', onAbort);
      return queue.splice(0);
    },
  };
}
