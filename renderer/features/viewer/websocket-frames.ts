import { formatBytes } from '#shared/http/quantities';
import type { WireEntry, WireLog } from '#shared/model/wire';
import { numberAt } from './wire-frames';
import { bodyLines, bytesOf, hexLines, type Secrets, type WireLine } from './wire-lines';

/** One frame of a WebSocket as it passed (RFC 6455, 5.2), cut where its bytes were not kept. */
export interface WebSocketFrame {
  readonly opcode: number;
  readonly isLast: boolean;
  /** The first reserved bit: the message is packed (RFC 7692, 7.2.3). */
  readonly isPacked: boolean;
  /** In hex; null where the payload is not masked. */
  readonly mask: string | null;
  /** Bytes of the payload, as the frame says. */
  readonly length: number;
  /** As it was before it was masked, one character for each byte that was kept. */
  readonly payload: string;
  /** Bytes of the frame that were kept. */
  readonly size: number;
}

/** The frames in bytes that begin with one; a head that is not whole is none. */
export function webSocketFramesIn(bytes: string): readonly WebSocketFrame[] {
  const frames: WebSocketFrame[] = [];
  for (let at = 0; at < bytes.length;) {
    const frame = frameAt(bytes, at);
    if (frame === null) break;
    frames.push(frame);
    at += frame.size;
  }
  return frames;
}

function frameAt(bytes: string, at: number): WebSocketFrame | null {
  const [first, second] = [bytes.charCodeAt(at), bytes.charCodeAt(at + 1)];
  const extended = { 126: 2, 127: 8 }[second & 0x7f] ?? 0;
  const isMasked = (second & 0x80) !== 0;
  const head = 2 + extended + (isMasked ? 4 : 0);
  if (at + head > bytes.length) return null;
  const length = extended === 0 ? second & 0x7f : numberAt(bytes, at + 2, extended);
  const mask = isMasked ? bytesOf(bytes.slice(at + head - 4, at + head)) : null;
  const raw = bytes.slice(at + head, at + head + length);
  return {
    opcode: first & 0x0f,
    isLast: (first & 0x80) !== 0,
    isPacked: (first & 0x40) !== 0,
    mask: mask && Array.from(mask, (byte) => byte.toString(16).padStart(2, '0')).join(''),
    length,
    payload: mask === null ? raw : unmasked(raw, mask),
    size: head + raw.length,
  };
}

/** RFC 6455, 5.3. */
const unmasked = (raw: string, mask: Uint8Array): string =>
  Array.from({ length: raw.length }, (_, at) => String.fromCharCode(raw.charCodeAt(at) ^ (mask[at % 4] ?? 0))).join('');

/** Whether the bytes after the heads of a hop are frames: its answer switched to them (RFC 6455, 4.2.2). */
export const isWebSocketHop = (log: WireLog, hop: number): boolean =>
  log.entries.some(
    (entry) =>
      entry.hop === hop && entry.direction === 'received' && entry.part === 'head' && /^HTTP\/1\.1 101\b/.test(entry.bytes),
  );

const names: Readonly<Record<number, string>> = { 0: 'CONTINUATION', 1: 'TEXT', 2: 'BINARY', 8: 'CLOSE', 9: 'PING', 10: 'PONG' };

/** Each frame by its name, and below it what it says. */
export const webSocketLines = ({ bytes }: WireEntry, secrets: Secrets): readonly WireLine[] =>
  webSocketFramesIn(bytes).flatMap((frame) => [headLine(frame), ...payloadLines(frame, secrets)]);

function headLine({ opcode, isLast, isPacked, mask, length }: WebSocketFrame): WireLine {
  const facts = [
    isLast ? 'FIN' : 'more follows',
    ...(isPacked ? ['RSV1: packed'] : []),
    mask === null ? 'not masked' : `masked with ${mask}`,
    formatBytes(length),
  ];
  return {
    label: 'frame',
    pieces: [
      { text: names[opcode] ?? `opcode 0x${opcode.toString(16)}`, tone: 'method' },
      ...facts.map((fact) => ({ text: ` · ${fact}`, tone: 'plain' }) as const),
    ],
    ending: 'none',
  };
}

function payloadLines({ opcode, payload, length }: WebSocketFrame, secrets: Secrets): readonly WireLine[] {
  if (payload === '') return [];
  if (opcode === 2) return hexLines(payload);
  if (opcode !== 8 || payload.length < 2) return bodyLines(payload, secrets, payload.length < length);
  const reason = payload.slice(2);
  const code: WireLine = {
    label: 'says',
    pieces: [{ text: `code ${numberAt(payload, 0, 2)}`, tone: 'plain' }],
    ending: 'none',
  };
  return reason === '' ? [code] : [code, ...bodyLines(reason, secrets).map((line): WireLine => ({ ...line, label: 'says' }))];
}
