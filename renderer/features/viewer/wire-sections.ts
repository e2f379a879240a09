import { type BrokenField, inPrint } from '#shared/model/broken-field';
import type { WireEntry, WireLog } from '#shared/model/wire';
import { formatBytes } from '#shared/http/quantities';
import { frameWords, framesIn } from './wire-frames';
import { socksLines } from './socks-lines';
import { isSecretField, secretDots, secretParts } from './secret-fields';
import { isWebSocketHop, webSocketLines } from './websocket-frames';
import {
  bodyLines,
  bytesOf,
  hideValues,
  splitLines,
  textOf,
  type RawLine,
  type Secrets,
  type WireLine,
  type WirePiece,
} from './wire-lines';

/** One message part of one hop in one direction. */
export interface WireSection {
  readonly hop: number;
  readonly direction: WireEntry['direction'];
  readonly part: WireEntry['part'];
  /** What the bytes are frames of. */
  readonly framesOf: 'HTTP/2' | 'WebSocket' | null;
  readonly bytes: number;
  /** Bytes that passed and were not kept. */
  readonly cutBytes: number;
  readonly lines: readonly WireLine[];
  readonly isBinary: boolean;
}

/** The log of an exchange as lines with names, in the order the bytes went. */
export const readWireSections = (log: WireLog, secrets: Secrets): readonly WireSection[] =>
  log.entries.map((entry) => {
    const framesOf = kindOfFrames(entry, log);
    const body = framesOf === 'HTTP/2' ? dataIn(entry) : entry.bytes;
    return {
      framesOf,
      hop: entry.hop,
      direction: entry.direction,
      part: entry.part,
      bytes: entry.total,
      cutBytes: Math.max(0, entry.total - entry.bytes.length),
      lines: readers[framesOf ?? 'text'](entry, body, secrets),
      isBinary: entry.part === 'body' && framesOf !== 'WebSocket' && textOf(body, isCut(entry)) === null,
    };
  });

const isCut = ({ bytes, total }: WireEntry): boolean => bytes.length < total;

function kindOfFrames({ frame, part, hop }: WireEntry, log: WireLog): WireSection['framesOf'] {
  if (frame !== undefined) return 'HTTP/2';
  return part === 'body' && isWebSocketHop(log, hop) ? 'WebSocket' : null;
}

const readers = {
  'HTTP/2': frameLines,
  WebSocket: (entry: WireEntry, _body: string, secrets: Secrets) => webSocketLines(entry, secrets),
  text: linesOf,
};

function linesOf(entry: WireEntry, body: string, secrets: Secrets): readonly WireLine[] {
  if (entry.part === 'socks') return socksLines(entry);
  if (entry.part === 'body') return bodyLines(body, secrets, isCut(entry));
  const lines = splitLines(entry.part === 'trailers' ? entry.bytes : fieldText(entry.bytes));
  return lines.map((line, index) => {
    if (entry.part !== 'trailers' && index === 0) return firstLine(line, entry.direction, secrets);
    if (line.text === '') return { label: 'blank line', pieces: [], ending: line.ending };
    return {
      label: entry.part === 'trailers' ? 'trailers' : 'headers',
      pieces: fieldPieces(line.text, secrets),
      ending: line.ending,
    };
  });
}

const dataIn = ({ bytes }: WireEntry): string =>
  framesIn(bytes)
    .map(({ payload }) => payload)
    .join('');

/** A frame by its name, and below it what it carries: fields as they are meant, a body as it is, settings in words. */
function frameLines(entry: WireEntry, body: string, secrets: Secrets): readonly WireLine[] {
  const { frame, part, total } = entry;
  if (frame === undefined) return [];
  const { type, flags, streamId, count, text } = frame;
  const facts = [streamId === 0 ? 'the connection' : `stream ${streamId}`, flags.join(', '), formatBytes(total)];
  const first: WireLine = {
    label: 'frame',
    pieces: [
      { text: count > 1 ? `${count} × ${type}` : type, tone: 'method' },
      ...facts.filter((fact) => fact !== '').map((fact): WirePiece => ({ text: ` · ${fact}`, tone: 'plain' })),
    ],
    ending: 'none',
  };
  if (text !== null) return [first, ...fieldLines(text, secrets), ...brokenLines(frame.broken ?? [])];
  if (part === 'body') return [first, ...bodyLines(body, secrets, isCut(entry))];
  return [
    first,
    ...frameWords(entry).map((words): WireLine => ({ label: 'says', pieces: [{ text: words, tone: 'plain' }], ending: 'none' })),
  ];
}

const fieldLines = (text: string, secrets: Secrets): readonly WireLine[] =>
  splitLines(text).map((line) => ({
    label: line.text.startsWith(':') ? 'pseudo-fields' : 'headers',
    pieces: line.text.startsWith(':') ? pseudoPieces(line.text, secrets) : fieldPieces(line.text, secrets),
    ending: 'none',
  }));

const brokenLines = (broken: readonly BrokenField[]): readonly WireLine[] =>
  broken.map(({ field: [name], why }) => ({
    label: 'against rules',
    pieces: [
      { text: `“${inPrint(name)}”: `, tone: 'name' },
      { text: why, tone: 'plain' },
    ],
    ending: 'none',
  }));

function pseudoPieces(text: string, secrets: Secrets): readonly WirePiece[] {
  const colon = text.indexOf(':', 1);
  return [{ text: text.slice(0, colon + 1), tone: 'name' }, ...hideValues(text.slice(colon + 1), 'value', secrets)];
}

function firstLine({ text, ending }: RawLine, direction: WireEntry['direction'], secrets: Secrets): WireLine {
  const begin = text.indexOf(' ');
  if (begin === -1)
    return { label: direction === 'sent' ? 'request line' : 'status line', pieces: [{ text, tone: 'plain' }], ending };
  if (direction === 'received') {
    const second = text.indexOf(' ', begin + 1);
    const end = second === -1 ? text.length : second;
    const pieces: WirePiece[] = [
      { text: text.slice(0, begin), tone: 'version' },
      { text: text.slice(begin, end), tone: 'status' },
      { text: text.slice(end), tone: 'reason' },
    ];
    return { label: 'status line', pieces: pieces.filter((piece) => piece.text !== ''), ending };
  }
  const end = text.lastIndexOf(' ');
  const target = end > begin ? text.slice(begin, end) : text.slice(begin);
  const version: readonly WirePiece[] = end > begin ? [{ text: text.slice(end), tone: 'version' }] : [];
  return {
    label: 'request line',
    pieces: [{ text: text.slice(0, begin), tone: 'method' }, ...hideValues(target, 'target', secrets), ...version],
    ending,
  };
}

function fieldPieces(text: string, secrets: Secrets): readonly WirePiece[] {
  const colon = text.indexOf(':');
  if (colon === -1) return [{ text, tone: 'plain' }];
  const name = text.slice(0, colon);
  const value = text.slice(colon + 1);
  const key = name.trim().toLowerCase();
  const head: WirePiece = { text: `${name}:`, tone: 'name' };
  if (!isSecretField(key) && !secrets.fields.includes(key)) return [head, ...hideValues(value, 'value', secrets)];
  return [
    head,
    ...secretParts(key, value).map(({ text, isSecret }): WirePiece => ({ text, tone: isSecret ? 'secret' : 'value' })),
  ];
}

/** Fields are latin1 by the letter of RFC 9110, 5.5, and UTF-8 in practice. */
function fieldText(latin1: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytesOf(latin1));
  } catch {
    return latin1;
  }
}

const ends = { crlf: '\r\n', lf: '\n', none: '' } as const;

/** The sections as text for the clipboard; secrets are named, not given, unless they are wanted. */
export const wireText = (sections: readonly WireSection[], withSecrets: boolean): string =>
  sections
    .flatMap((section) => section.lines)
    .map(({ pieces, ending }, at, lines) => {
      const text = pieces.map((piece) => shownText(piece, withSecrets)).join('');
      // What has no end of its own does not run into the next.
      return text + (ending === 'none' && at < lines.length - 1 ? '\n' : ends[ending]);
    })
    .join('');

/** What stands for a piece on the screen. */
export const shownText = ({ text, tone }: WirePiece, withSecrets: boolean): string =>
  tone === 'secret' && !withSecrets ? secretDots : text;

export const hasSecrets = (sections: readonly WireSection[]): boolean =>
  sections.some(({ lines }) => lines.some(({ pieces }) => pieces.some(({ tone }) => tone === 'secret')));
