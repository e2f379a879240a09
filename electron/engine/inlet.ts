import type { Socket } from 'node:net';
import type { WireEntry } from '#shared/model/wire';
import { type Arrivals, listenTo } from './arrivals';
import { createGrowingBuffer } from './growing-buffer';
import type { Halt } from './halt';
import type { HopClock } from './timings';

/** What arrives on a connection during one hop, as a buffer that is refilled and taken from. */
export interface Inlet {
  /** Bytes that arrived and were not taken yet. Valid until `more` or `take` is called. */
  readonly bytes: Buffer;
  /** Everything received on this hop. */
  readonly receivedBytes: number;
  /** How the other side ended the connection, once it did and all of its bytes are in `bytes`. */
  readonly end: 'closed' | 'reset' | null;
  /** Waits for more bytes; false when none can come. Throws when the exchange is halted. */
  more(): Promise<boolean>;
  /** Takes bytes off the front and writes them into the wire log as what they are. */
  take(count: number, part: WireEntry['part']): Buffer;
  /** Lets go of the socket, which stays as it is. What nobody took is logged as `part` and counted in the answer. */
  detach(part: WireEntry['part']): number;
}

interface Context {
  readonly halt: Halt;
  readonly clock: HopClock;
  readonly record: (part: WireEntry['part'], bytes: Uint8Array) => void;
}

/** Listens to a socket for the time of one hop. */
export const createInlet = (socket: Socket, context: Context): Inlet => new SocketInlet(socket, context);

/**
 * A class, as whatever is made for each exchange and has getters: V8 makes a shape of its own for an object literal with getters,
 * which lies in old memory and keeps all that they close over, the whole exchange, until that is collected.
 */
class SocketInlet implements Inlet {
  readonly #arrivals: Arrivals;
  readonly #record: Context['record'];
  readonly #store = createGrowingBuffer();

  constructor(socket: Socket, { halt, clock, record }: Context) {
    this.#arrivals = listenTo(socket, halt, clock);
    this.#record = record;
  }

  get bytes(): Buffer {
    return this.#store.bytes;
  }

  get receivedBytes(): number {
    return this.#arrivals.receivedBytes;
  }

  get end(): Inlet['end'] {
    return this.#arrivals.end;
  }

  async more(): Promise<boolean> {
    const chunk = await this.#arrivals.next();
    if (chunk !== undefined) this.#store.append(chunk);
    return chunk !== undefined;
  }

  take(count: number, part: WireEntry['part']): Buffer {
    const taken = this.#store.take(count);
    this.#record(part, taken);
    return taken;
  }

  detach(part: WireEntry['part']): number {
    for (const chunk of this.#arrivals.detach()) this.#store.append(chunk);
    return this.take(this.#store.bytes.length, part).length;
  }
}
