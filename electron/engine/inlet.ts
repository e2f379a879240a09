import type { Socket } from 'node:net';
import type { WireEntry } from '#shared/model/wire';
import { listenTo } from './arrivals';
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
export function createInlet(socket: Socket, { halt, clock, record }: Context): Inlet {
  const arrivals = listenTo(socket, halt, clock);
  const store = createGrowingBuffer();
  const take = (count: number, part: WireEntry['part']) => {
    const taken = store.take(count);
    record(part, taken);
    return taken;
  };

  return {
    get bytes() {
      return store.bytes;
    },
    get receivedBytes() {
      return arrivals.receivedBytes;
    },
    get end() {
      return arrivals.end;
    },
    async more() {
      const chunk = await arrivals.next();
      if (chunk !== undefined) store.append(chunk);
      return chunk !== undefined;
    },
    take,
    detach(part) {
      for (const chunk of arrivals.detach()) store.append(chunk);
      return take(store.bytes.length, part).length;
    },
  };
}
