import type { Socket } from 'node:net';
import type { WireEntry } from '#shared/model/wire';
import type { EncodedBody } from './body-source';
import type { Halt } from './halt';
import { Stopped } from './stopped';
import type { HopClock } from './timings';

/** A request on its way out. */
export interface Upload {
  /** Bytes of the body handed to the system so far. */
  readonly sentBytes: number;
  readonly done: boolean;
  /** It takes more than one step, so that time passes and progress can be told. */
  readonly isLong: boolean;
  /** Settles when all is sent, or when it is clear that no more will be. Never rejects. */
  readonly settled: Promise<void>;
  /** Sends no more: the answer came first. */
  stop(): void;
  /** A server that was asked with `Expect: 100-continue` wants the body. */
  release(): void;
}

interface Context {
  readonly halt: Halt;
  readonly clock: HopClock;
  /** Keep the body back until `release` or for a second (RFC 9110, 10.1.1). */
  readonly expectContinue: boolean;
  readonly record: (part: WireEntry['part'], bytes: Uint8Array) => void;
}

const pieceBytes = 64 * 1024;
const patienceMs = 1000;
const nothing = Buffer.alloc(0);

/** Begins to send head and body. Errors of the socket are left to whoever reads the answer; those of a file halt the exchange. */
export function startUpload(socket: Socket, head: Buffer, body: EncodedBody, context: Context): Upload {
  const { halt, clock, record } = context;
  const goesAtOnce = body.kind === 'none' || (body.kind === 'bytes' && body.length <= pieceBytes && !context.expectContinue);
  let sentBytes = 0;
  let done = false;
  let stopped = false;
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));

  const outlet = outletTo(socket, halt);

  /** Whether all pieces went out. */
  async function sendPieces(pieces: Iterable<Buffer> | AsyncIterable<Buffer>): Promise<boolean> {
    for await (const piece of pieces) {
      if (stopped || socket.destroyed) return false;
      record('body', piece);
      await outlet.write(piece);
      sentBytes += piece.length;
    }
    return true;
  }

  /** Small bodies go out with the head, in one packet where it fits. */
  async function sendAtOnce(bytes: Buffer): Promise<boolean> {
    record('body', bytes);
    await outlet.write(bytes.length === 0 ? head : Buffer.concat([head, bytes]));
    sentBytes = bytes.length;
    return true;
  }

  async function sendAll(): Promise<boolean> {
    record('head', head);
    if (goesAtOnce) return sendAtOnce(body.kind === 'bytes' ? body.bytes : nothing);
    await outlet.write(head);
    if (context.expectContinue) await Promise.race([released, pause(patienceMs)]);
    return sendPieces(body.kind === 'stream' ? body.open() : piecesOf(body.kind === 'bytes' ? body.bytes : nothing));
  }

  async function run(): Promise<void> {
    clock.sendBegan = performance.now();
    const isComplete = await sendAll();
    done = isComplete && !socket.destroyed;
    clock.sendEnded = outlet.emptiedAt ?? performance.now();
  }

  return {
    settled: run().catch((thrown: unknown) => {
      halt.stop(thrown instanceof Stopped ? thrown.failure : { kind: 'bug', message: String(thrown) });
    }),
    get sentBytes() {
      return sentBytes;
    },
    isLong: !goesAtOnce,
    get done() {
      return done;
    },
    stop() {
      stopped = true;
      release();
    },
    release,
  };
}

/** The way into a socket. */
function outletTo(socket: Socket, halt: Halt) {
  return {
    /** When the last bytes were handed to the system: most often at once, though the loop may tell of it much later. */
    emptiedAt: null as number | null,
    /** Settles when the bytes are handed to the system, or never can be; that is for the reader of the answer to tell. */
    async write(bytes: Buffer): Promise<void> {
      const written = new Promise<void>((resolve) => {
        socket.write(bytes, () => {
          halt.touch();
          resolve();
        });
      });
      this.emptiedAt = socket.writableLength === 0 ? performance.now() : null;
      await written;
      this.emptiedAt ??= performance.now();
    },
  };
}

function* piecesOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref());
