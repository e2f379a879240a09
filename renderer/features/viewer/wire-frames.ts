import { http2CodeName } from '#shared/http/http2-codes';
import type { WireEntry } from '#shared/model/wire';

/** One frame as it passed, cut where its bytes were not kept. */
export interface SeenFrame {
  readonly type: number;
  readonly streamId: number;
  /** One character for each byte. */
  readonly payload: string;
}

const headBytes = 9;
const prefaceText = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n';

/** The frames in bytes that begin with one (RFC 9113, 4.1); the last may be cut. */
export function framesIn(bytes: string): readonly SeenFrame[] {
  const frames: SeenFrame[] = [];
  for (let at = bytes.startsWith(prefaceText) ? prefaceText.length : 0; at + headBytes <= bytes.length;) {
    const length = numberAt(bytes, at, 3);
    const payload = bytes.slice(at + headBytes, at + headBytes + length);
    frames.push({ type: numberAt(bytes, at + 3, 1), streamId: numberAt(bytes, at + 5, 4) & 0x7fffffff, payload });
    at += headBytes + length;
  }
  return frames;
}

/** What the payloads of frames that steer the connection say, a line for each; empty where there is nothing to say. */
export function frameWords({ frame, bytes }: WireEntry): readonly string[] {
  const read = readers[frame?.type ?? ''];
  return read === undefined ? [] : framesIn(bytes).flatMap(({ payload }) => read(payload));
}

const settings: Readonly<Record<number, string>> = {
  1: 'HEADER_TABLE_SIZE',
  2: 'ENABLE_PUSH',
  3: 'MAX_CONCURRENT_STREAMS',
  4: 'INITIAL_WINDOW_SIZE',
  5: 'MAX_FRAME_SIZE',
  6: 'MAX_HEADER_LIST_SIZE',
  8: 'ENABLE_CONNECT_PROTOCOL',
  9: 'NO_RFC7540_PRIORITIES',
};
const grouped = (number: number): string => number.toLocaleString('en-GB');

const readers: Readonly<Record<string, (payload: string) => readonly string[]>> = {
  SETTINGS: (payload) =>
    Array.from({ length: Math.floor(payload.length / 6) }, (_, at) => {
      const name = numberAt(payload, at * 6, 2);
      return `${settings[name] ?? `setting ${name}`} = ${grouped(numberAt(payload, at * 6 + 2, 4))}`;
    }),
  WINDOW_UPDATE: (payload) => [`${grouped(numberAt(payload, 0, 4) & 0x7fffffff)} bytes more may be sent`],
  RST_STREAM: (payload) => [http2CodeName(numberAt(payload, 0, 4))],
  GOAWAY: (payload) => [
    `${http2CodeName(numberAt(payload, 4, 4))}; no stream after ${numberAt(payload, 0, 4) & 0x7fffffff} is answered`,
    ...(payload.length > 8 ? [printable(payload.slice(8))] : []),
  ],
};

const printable = (text: string): string => text.replaceAll(/[^\x20-\x7e]/g, '·');

/** The number in so many bytes, the highest first; bytes that are not there count as 0. */
export function numberAt(bytes: string, at: number, size: number): number {
  let value = 0;
  for (let index = 0; index < size; index++) value = value * 256 + (bytes.charCodeAt(at + index) || 0);
  return value;
}
