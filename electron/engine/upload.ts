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
  /** Send the body in chunks, each with its size. */
  readonly isChunked: boolean;
  /** Keep the body back so long after the head, in milliseconds. */
  readonly delayMs: number;
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
  const waits = context.expectContinue || context.delayMs > 0 || context.isChunked;
  const goesAtOnce = body.kind === 'none' || (body.kind === 'bytes' && body.length <= pieceBytes && !waits);
  // Plain members, no getters over variables: why, says the inlet.
  const upload = { sentBytes: 0, done: false, isLong: !goesAtOnce };
  let stopped = false;
  const wanted = createGate();
  const over = createGate();

  const outlet = outletTo(socket, halt);

  /** Whether all pieces went out. */
  async function sendPieces(pieces: Iterable<Buffer> | AsyncIterable<Buffer>): Promise<boolean> {
    for await (const piece of pieces) {
      if (stopped || socket.destroyed) return false;
      record('body', piece);
      await outlet.write(piece);
      upload.sentBytes += piece.length;
    }
    return true;
  }

  /** Small bodies go out with the head, in one packet where it fits. */
  async function sendAtOnce(bytes: Buffer): Promise<boolean> {
    record('body', bytes);
    await outlet.write(bytes.length === 0 ? head : Buffer.concat([head, bytes]));
    upload.sentBytes = bytes.length;
    return true;
  }

  async function sendAll(): Promise<boolean> {
    record('head', head);
    if (goesAtOnce) return sendAtOnce(body.kind === 'bytes' ? body.bytes : nothing);
    await outlet.write(head);
    if (context.expectContinue) await Promise.race([wanted.opened, pause(patienceMs)]);
    if (context.delayMs > 0) await Promise.race([over.opened, pause(context.delayMs)]);
    return sendPieces(context.isChunked ? chunksOf(piecesOf(body)) : piecesOf(body));
  }

  async function run(): Promise<void> {
    clock.sendBegan = performance.now();
    const isComplete = await sendAll();
    upload.done = isComplete && !socket.destroyed;
    clock.sendEnded = outlet.emptiedAt ?? performance.now();
  }

  return Object.assign(upload, {
    settled: run().catch((thrown: unknown) => {
      halt.stop(thrown instanceof Stopped ? thrown.failure : { kind: 'bug', message: String(thrown) });
    }),
    stop() {
      stopped = true;
      wanted.open();
      over.open();
    },
    release: wanted.open,
  });
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

/** Something to wait for that somebody else opens. */
function createGate() {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open: () => open(), opened };
}

const piecesOf = (body: EncodedBody): Iterable<Buffer> | AsyncIterable<Buffer> =>
  body.kind === 'stream' ? body.open() : cutUp(body.kind === 'bytes' ? body.bytes : nothing);

function* cutUp(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

/** Each piece as a chunk with its size before it, and the last one, which is empty (RFC 9112, 7.1). */
async function* chunksOf(pieces: Iterable<Buffer> | AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    if (piece.length > 0) yield Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')]);
  }
  yield Buffer.from('0\r\n\r\n');
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref());
