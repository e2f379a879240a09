import type { HeaderList } from '#shared/model/exchange-event';
import type { Limits } from '#shared/model/request-options';
import type { Framing } from './body-framing';
import { connectionEnded } from './connection-ended';
import type { Inlet } from './inlet';
import { parseTrailers } from './read-head';
import { refuseAnswer, stopWith } from './stopped';

/** Facts of a body that are complete once it has been read to its end. */
export interface BodyEnd {
  /** Bytes so far, without the framing of chunks. */
  encodedBytes: number;
  trailers: HeaderList;
}

interface Source {
  readonly inlet: Inlet;
  readonly host: string;
  readonly limits: Limits;
  readonly end: BodyEnd;
}

/** The body, framing removed, piece by piece as it arrives; counts into `end`. Throws what is wrong with it. */
export async function* readBody(framing: Framing, source: Source): AsyncGenerator<Buffer> {
  switch (framing.kind) {
    case 'none':
      return;
    case 'length':
      return yield* readLength(framing.length, source);
    case 'chunked':
      return yield* readChunked(source);
    case 'stream':
      return yield* readStream(framing, source);
    case 'close':
      return yield* readToClose(source);
  }
}

async function* readLength(length: number, source: Source): AsyncGenerator<Buffer> {
  const { inlet, host, end } = source;
  while (end.encodedBytes < length) {
    if (inlet.bytes.length === 0 && !(await inlet.more())) {
      if (inlet.end === 'reset') connectionEnded(inlet, host, 'inBody');
      stopWith({ kind: 'wrongLength', expectedBytes: length, receivedBytes: end.encodedBytes });
    }
    yield takeUpTo(length - end.encodedBytes, source);
  }
}

async function* readStream({ length, trailers }: Extract<Framing, { kind: 'stream' }>, source: Source): AsyncGenerator<Buffer> {
  yield* readToClose(source);
  const receivedBytes = source.end.encodedBytes;
  if (length !== null && length !== receivedBytes) stopWith({ kind: 'wrongLength', expectedBytes: length, receivedBytes });
  source.end.trailers = trailers();
}

async function* readToClose(source: Source): AsyncGenerator<Buffer> {
  const { inlet, host } = source;
  for (;;) {
    if (inlet.bytes.length > 0) yield takeUpTo(Infinity, source);
    else if (!(await inlet.more())) break;
  }
  if (inlet.end === 'reset') connectionEnded(inlet, host, 'inBody');
}

async function* readChunked(source: Source): AsyncGenerator<Buffer> {
  const { inlet, host } = source;
  for (;;) {
    let left = readChunkSize(await readLine(source, maxSizeLine, 'a chunk size line'));
    if (left === 0) break;
    while (left > 0) {
      if (inlet.bytes.length === 0 && !(await inlet.more())) connectionEnded(inlet, host, 'inBody');
      const piece = takeUpTo(left, source);
      left -= piece.length;
      yield piece;
    }
    if ((await readLine(source, 2, 'the end of a chunk')) !== '') refuseAnswer('a chunk is longer than its size says');
  }
  source.end.trailers = await readTrailers(source);
}

/** What has arrived, no more than `most` and no more than the limit allows; at the limit it ends the exchange. */
function takeUpTo(most: number, { inlet, end, limits }: Source): Buffer {
  const allowed = limits.bodyBytes - end.encodedBytes;
  if (allowed <= 0) stopWith({ kind: 'limitExceeded', limit: 'bodyBytes', allowed: limits.bodyBytes });
  const piece = inlet.take(Math.min(inlet.bytes.length, most, allowed), 'body');
  end.encodedBytes += piece.length;
  return piece;
}

/** Size and extensions; extensions mean nothing to us (RFC 9112, 7.1.1) but may not go on for ever. */
const maxSizeLine = 4096;
const LF = 0x0a;

/** A line that must end with CRLF: where chunks are concerned a bare LF is how requests are smuggled. */
async function readLine({ inlet, host }: Source, most: number, what: string): Promise<string> {
  for (;;) {
    const { bytes } = inlet;
    const end = bytes.subarray(0, most).indexOf(LF);
    if (end < 0 && bytes.length >= most)
      refuseAnswer(most === 2 ? 'a chunk is longer than its size says' : `${what} is longer than ${most} bytes`);
    if (end < 0) {
      if (!(await inlet.more())) connectionEnded(inlet, host, 'inBody');
      continue;
    }
    if (bytes[end - 1] !== 0x0d) refuseAnswer(`${what} does not end with CRLF`);
    return inlet.take(end + 1, 'body').toString('latin1', 0, end - 1);
  }
}

function readChunkSize(line: string): number {
  const [, digits] = /^([0-9a-fA-F]{1,16})[ \t]*(?:;[^\0\r]*)?$/.exec(line) ?? [];
  const size = digits === undefined ? NaN : Number.parseInt(digits, 16);
  if (!Number.isSafeInteger(size))
    return refuseAnswer(`“${line.slice(0, 40).replaceAll(/[^\x20-\x7e]/g, '␦')}” is not the size of a chunk`);
  return size;
}

async function readTrailers({ inlet, host, limits }: Source): Promise<HeaderList> {
  let from = 0;
  for (;;) {
    const { bytes } = inlet;
    const end = bytes.indexOf(LF, from);
    if ((end < 0 ? bytes.length : end) > limits.trailerBytes + 2)
      stopWith({ kind: 'limitExceeded', limit: 'trailerBytes', allowed: limits.trailerBytes });
    if (end < 0) {
      if (!(await inlet.more())) connectionEnded(inlet, host, 'inBody');
      continue;
    }
    const isBlank = end === from || (end === from + 1 && bytes[from] === 0x0d);
    from = end + 1;
    if (isBlank) return parseTrailers(inlet.take(from, end <= 1 ? 'body' : 'trailers'));
  }
}
