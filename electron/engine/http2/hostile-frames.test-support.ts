import type net from 'node:net';
import type { Failure } from '#shared/failure';
import type { Limits, RequestOptions } from '#shared/model/request-options';
import { preface, readFrameHead } from './frame-splitter';

/** What a server of HTTP/2 sends, frame by frame, and the outcome planned for it. */
export interface HostileFrames {
  readonly name: string;
  /** Sent once the request's HEADERS have arrived, behind SETTINGS unless `first` says otherwise. */
  readonly frames: readonly Buffer[];
  /** Sent as soon as there is a connection, instead of SETTINGS. */
  readonly first?: Buffer;
  readonly afterwards?: 'end' | 'stay' | 'reset';
  readonly method?: string;
  readonly options?: Partial<RequestOptions>;
  readonly limits?: Partial<Limits>;
  readonly status?: number;
  readonly body?: string;
  readonly failure?: Partial<Failure>;
  /** Names of fields that are told as left out. */
  readonly dropped?: readonly string[];
  /** Answers that came before the one that counts. */
  readonly interims?: number;
}

const types = {
  data: 0,
  headers: 1,
  priority: 2,
  reset: 3,
  settings: 4,
  push: 5,
  ping: 6,
  goAway: 7,
  window: 8,
  continuation: 9,
} as const;

interface FrameParts {
  readonly flags?: number;
  readonly stream?: number;
  /** Said in the head of the frame; the payload's own by default. */
  readonly length?: number;
}

/** A frame by its type's name or number (RFC 9113, 4.1). */
export function frame(
  type: keyof typeof types | number,
  payload: Buffer | string = Buffer.alloc(0),
  { flags = 0, stream = 1, length }: FrameParts = {},
): Buffer {
  const bytes = typeof payload === 'string' ? Buffer.from(payload, 'latin1') : payload;
  const head = Buffer.alloc(9);
  head.writeUIntBE(length ?? bytes.length, 0, 3);
  head[3] = typeof type === 'number' ? type : types[type];
  head[4] = flags;
  head.writeUInt32BE(stream >>> 0, 5);
  return Buffer.concat([head, bytes]);
}

/** Fields as literals that no table remembers (RFC 7541, 6.2.2), each shorter than 127 bytes. */
export const block = (...fields: readonly (readonly [name: string, value: string])[]): Buffer =>
  Buffer.concat(
    fields.flatMap(([name, value]) => [
      Buffer.from([0, name.length]),
      Buffer.from(name, 'latin1'),
      Buffer.from([value.length]),
      Buffer.from(value, 'latin1'),
    ]),
  );

export const endStream = 0x1;
export const endHeaders = 0x4;
export const padded = 0x8;

/** HEADERS with these fields, whole unless other flags are given. */
export const heads = (fields: readonly (readonly [string, string])[], flags = endHeaders): Buffer =>
  frame('headers', block(...fields), { flags });
export const ok = heads([[':status', '200']]);
/** The end of an answer, with this text. */
export const lastData = (text: string): Buffer => frame('data', text, { flags: endStream });
/** A number as four bytes. */
export const number = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
};
/** Settings by their numbers (RFC 9113, 6.5.2). */
export const setting = (id: number, value: number): Buffer => Buffer.concat([Buffer.from([0, id]), number(value)]);
const settings = frame('settings', '', { stream: 0 });

/** Plays a hostile server to the first request of the first connection, and a good one to all after it. */
export function serveFrames({ frames, first, afterwards = 'end' }: HostileFrames) {
  return (socket: net.Socket, connection: number) => {
    socket.write(connection === 0 && first ? first : settings);
    onHeaders(socket, (stream, nth) => {
      if (connection > 0 || nth > 0) return socket.write(onStream([ok, lastData('good')], stream));
      socket.write(Buffer.concat(frames), () => {
        // Late enough for the bytes before it to be read.
        if (afterwards === 'reset') setTimeout(() => socket.resetAndDestroy(), 15);
        if (afterwards === 'end') socket.end();
      });
    });
  };
}

/** The same frames for another stream. */
function onStream(frames: readonly Buffer[], stream: number): Buffer {
  return Buffer.concat(
    frames.map((one) => {
      const copy = Buffer.from(one);
      copy.writeUInt32BE(stream, 5);
      return copy;
    }),
  );
}

/** Reads the frames of a client; calls for each HEADERS. */
function onHeaders(socket: net.Socket, call: (stream: number, nth: number) => void): void {
  let bytes = Buffer.alloc(0);
  let at = preface.length;
  let nth = 0;
  socket.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    while (bytes.length >= at + 9) {
      const { type, length, streamId } = readFrameHead(bytes.subarray(at, at + 9));
      if (bytes.length < at + 9 + length) return;
      at += 9 + length;
      if (type === 'HEADERS') call(streamId, nth++);
    }
  });
}
