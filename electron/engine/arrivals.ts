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
export const listenTo = (socket: Socket, halt: Halt, clock: HopClock): Arrivals => new SocketArrivals(socket, halt, clock);

class SocketArrivals implements Arrivals {
  receivedBytes = 0;
  readonly #socket: Socket;
  readonly #halt: Halt;
  readonly #clock: HopClock;
  readonly #queue: Buffer[] = [];
  #waitingBytes = 0;
  #end: Arrivals['end'] = null;
  #fault: Error | null = null;
  #wake = (): void => undefined;

  constructor(socket: Socket, halt: Halt, clock: HopClock) {
    [this.#socket, this.#halt, this.#clock] = [socket, halt, clock];
    socket.on('data', this.#onData).on('end', this.#onEnd).on('error', this.#onError).on('close', this.#onClose);
    halt.signal.addEventListener('abort', this.#onAbort);
    if (socket.destroyed) this.#finish('reset');
    socket.resume();
  }

  get end(): Arrivals['end'] {
    return this.#queue.length === 0 ? this.#end : null;
  }

  async next(): Promise<Buffer | undefined> {
    const { signal } = this.#halt;
    while (this.#queue.length === 0 && this.#end === null && !signal.aborted) {
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    signal.throwIfAborted();
    const chunk = this.#queue.shift();
    if (chunk === undefined && this.#fault !== null) throw this.#fault;
    this.#waitingBytes -= chunk?.length ?? 0;
    if (this.#socket.isPaused() && this.#waitingBytes <= highWaterBytes / 2) this.#socket.resume();
    return chunk;
  }

  detach(): Buffer[] {
    const { signal } = this.#halt;
    this.#socket.off('data', this.#onData).off('end', this.#onEnd).off('error', this.#onError).off('close', this.#onClose);
    signal.removeEventListener('abort', this.#onAbort);
    return this.#queue.splice(0);
  }

  readonly #onData = (chunk: Buffer): void => {
    this.#clock.firstByte ??= performance.now();
    this.#halt.touch();
    this.receivedBytes += chunk.length;
    this.#waitingBytes += chunk.length;
    this.#queue.push(chunk);
    if (this.#waitingBytes > highWaterBytes) this.#socket.pause();
    this.#wake();
  };

  readonly #onEnd = (): void => this.#finish('closed');

  readonly #onError = (thrown: Error): void => {
    if (!isClosedConnection(thrown)) this.#fault ??= thrown;
    this.#finish('reset');
  };

  readonly #onClose = (): void => this.#finish('reset');

  readonly #onAbort = (): void => this.#wake();

  #finish(how: 'closed' | 'reset'): void {
    this.#end ??= how;
    this.#wake();
  }
}
