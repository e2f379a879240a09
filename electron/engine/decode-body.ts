import type { Transform } from 'node:stream';
import zlib from 'node:zlib';
import type { HeaderList } from '#shared/model/exchange-event';
import type { Limits } from '#shared/model/request-options';
import { Stopped, stopWith } from './stopped';
import { headerWords } from './wire-request';

const chunkSize = 64 * 1024;
const salvagePieces = 2048;
type Coding = 'gzip' | 'br' | 'deflate' | 'zstd';
const names: Record<string, Coding> = { gzip: 'gzip', 'x-gzip': 'gzip', br: 'br', deflate: 'deflate', zstd: 'zstd' };

/** The encodings to undo, outermost first. One that nobody knows ends the list: what is inside stays as it came. */
export function planDecoding(headers: HeaderList, limits: Limits): Coding[] {
  const applied = headerWords(headers, 'content-encoding').filter((word) => word !== 'identity');
  if (applied.length > limits.encodings) stopWith({ kind: 'limitExceeded', limit: 'encodings', allowed: limits.encodings });
  const plan: Coding[] = [];
  for (const word of applied.toReversed()) {
    const coding = Object.hasOwn(names, word) ? names[word] : undefined;
    if (coding === undefined || (coding === 'zstd' && !('createZstdDecompress' in zlib))) break;
    plan.push(coding);
  }
  return plan;
}

/** The body with its encodings undone. What could be decoded before a fault is yielded before the fault is thrown. */
export function decodeBody(chunks: AsyncIterable<Buffer>, codings: readonly Coding[], limits: Limits): AsyncIterable<Buffer> {
  return codings.reduce((source, coding) => limited(decodeOne(source, coding), limits.decodedBytes), chunks);
}

async function* limited(chunks: AsyncIterable<Buffer>, allowed: number): AsyncGenerator<Buffer> {
  let room = allowed;
  for await (const chunk of chunks) {
    if (room > 0) yield chunk.subarray(0, room);
    room -= chunk.length;
    if (room < 0) stopWith({ kind: 'limitExceeded', limit: 'decodedBytes', allowed });
  }
}

async function* decodeOne(source: AsyncIterable<Buffer>, coding: Coding): AsyncGenerator<Buffer> {
  const input = source[Symbol.asyncIterator]();
  const first = await input.next();
  if (first.done) return;
  let isEmpty = true;
  try {
    for await (const chunk of runDecoder(coding, first.value, input)) {
      isEmpty = false;
      yield chunk;
    }
  } catch (thrown) {
    if (isEmpty && !(thrown instanceof Stopped)) yield* salvage(coding, first.value);
    throw asFailure(thrown, coding);
  } finally {
    // Not waited for: the source may itself be waiting for a server that says nothing.
    input.return?.()?.catch(() => undefined);
  }
}

/**
 * zlib keeps to itself what it decoded of the very chunk it found a fault in. Where that was the first one, as with all short
 * bodies, it is fed again in small pieces, and what comes out before the fault is kept.
 */
async function* salvage(coding: Coding, chunk: Buffer): AsyncGenerator<Buffer> {
  const pieces = inPieces(chunk, Math.ceil(chunk.length / salvagePieces));
  const first = await pieces.next();
  if (first.done) return;
  try {
    yield* runDecoder(coding, first.value, pieces);
  } catch {
    // It is the fault we know of.
  }
}

async function* inPieces(chunk: Buffer, size: number): AsyncGenerator<Buffer, undefined> {
  for (let at = 0; at < chunk.length; at += size) yield chunk.subarray(at, at + size);
}

/** What a decoder makes of its input, and then the fault that ended it, if one did. */
async function* runDecoder(coding: Coding, first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  const decoder = createDecoder(coding, first);
  const pump = startPump(decoder, first, rest);
  try {
    for (let chunk = await pump.next(); chunk !== null; chunk = await pump.next()) yield chunk;
    if (pump.fault() !== null) throw pump.fault();
  } finally {
    decoder.destroy();
  }
}

interface Pump {
  /** What was decoded next; null when nothing more comes. */
  next(): Promise<Buffer | null>;
  fault(): unknown;
}

/** Feeds the decoder from its source, no faster than it is read. */
function startPump(decoder: Transform, first: Buffer, input: AsyncIterator<Buffer>): Pump {
  const write = createFeeder(decoder);
  let fault: unknown = null;
  let isOver = false;
  let wake = (): void => undefined;
  let readable = new Promise<void>((resolve) => (wake = resolve));
  const end = () => {
    isOver = true;
    wake();
  };
  decoder.on('readable', () => wake());
  decoder.on('end', end);
  decoder.on('close', end);
  decoder.on('error', (thrown) => {
    fault ??= thrown;
    end();
  });

  async function feed(): Promise<void> {
    try {
      await write(first);
      for (let next = await input.next(); !next.done && !isOver; next = await input.next()) await write(next.value);
      decoder.end();
    } catch (thrown) {
      // The source broke off. What the decoder holds is still worth showing.
      fault ??= thrown;
      await flush(decoder);
      end();
    }
  }
  void feed();

  return {
    async next() {
      for (;;) {
        // After a fault too: what was decoded before it is still in there.
        const chunk = decoder.read() as Buffer | null;
        if (chunk !== null || isOver) return chunk;
        await readable;
        readable = new Promise<void>((resolve) => (wake = resolve));
      }
    },
    fault: () => fault,
  };
}

/** Writes one chunk after the other; a decoder that broke off takes none and never says so in its callback. */
function createFeeder(decoder: Transform): (chunk: Buffer) => Promise<void> {
  let release = (): void => undefined;
  decoder.on('close', () => release());
  return (chunk) =>
    new Promise((resolve) => {
      release = resolve;
      if (decoder.destroyed) resolve();
      else decoder.write(chunk, () => resolve());
    });
}

const flush = (decoder: Transform) =>
  new Promise<void>((resolve) => {
    if (decoder.destroyed) return resolve();
    (decoder as zlib.Gunzip).flush(() => resolve());
  });

function createDecoder(coding: Coding, first: Buffer): Transform {
  switch (coding) {
    case 'gzip':
      return zlib.createGunzip({ chunkSize });
    case 'br':
      return zlib.createBrotliDecompress({ chunkSize });
    case 'zstd':
      return zlib.createZstdDecompress({ chunkSize });
    case 'deflate':
      return isZlib(first) ? zlib.createInflate({ chunkSize }) : zlib.createInflateRaw({ chunkSize });
  }
}

/** RFC 9110, 8.4.1.2: deflate means zlib, but some servers send it bare. The first two bytes tell. */
const isZlib = (first: Buffer) => ((first[0] ?? 0) & 0x0f) === 8 && (((first[0] ?? 0) << 8) | (first[1] ?? 0)) % 31 === 0;

function asFailure(fault: unknown, encoding: Coding): unknown {
  if (fault instanceof Stopped) return fault;
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
  const reason =
    code === 'Z_BUF_ERROR' || code === 'ERR_ZSTD_UNEXPECTED_EOF'
      ? 'it ends too early'
      : 'its bytes are damaged, or not of this encoding';
  return new Stopped({ kind: 'badEncoding', encoding, reason });
}
