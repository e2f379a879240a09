import type { WireEntry, WireLog } from '#shared/model/wire';
import { formatBytes } from '#shared/http/quantities';
import { frameWords, framesIn } from './wire-frames';
import { cutSecrets, isSecretField, secretDots, secretParts } from './secret-fields';

export type WireTone = 'method' | 'target' | 'version' | 'status' | 'reason' | 'name' | 'value' | 'secret' | 'plain' | 'hex';

export interface WirePiece {
  readonly text: string;
  readonly tone: WireTone;
}

export type WireLabel =
  | 'request line'
  | 'status line'
  | 'headers'
  | 'blank line'
  | 'body'
  | 'trailers'
  | 'frame'
  | 'pseudo-fields'
  | 'says'
  | 'bytes';

/** One line as it went over the wire, in named pieces. */
export interface WireLine {
  readonly label: WireLabel;
  readonly pieces: readonly WirePiece[];
  /** The line end as it was; `none` when the bytes end or are cut here. */
  readonly ending: 'crlf' | 'lf' | 'none';
}

/** One message part of one hop in one direction. */
export interface WireSection {
  readonly hop: number;
  readonly direction: WireEntry['direction'];
  readonly part: WireEntry['part'];
  /** It is frames of HTTP/2. */
  readonly isFrames: boolean;
  readonly bytes: number;
  /** Bytes that passed and were not kept. */
  readonly cutBytes: number;
  readonly lines: readonly WireLine[];
  readonly isBinary: boolean;
}

/** What must not be shown until it is asked for. */
export interface Secrets {
  /** Further field names, in lower case, that carry a credential. */
  readonly fields: readonly string[];
  /** Values to hide wherever they stand, such as a key in the query. */
  readonly values: readonly string[];
}

/** The log of an exchange as lines with names, in the order the bytes went. */
export const readWireSections = (log: WireLog, secrets: Secrets): readonly WireSection[] =>
  log.entries.map((entry) => {
    const body = entry.frame === undefined ? entry.bytes : dataIn(entry);
    const isBinary = entry.part === 'body' && textOf(body) === null;
    return {
      isFrames: entry.frame !== undefined,
      hop: entry.hop,
      direction: entry.direction,
      part: entry.part,
      bytes: entry.total,
      cutBytes: Math.max(0, entry.total - entry.bytes.length),
      lines: entry.frame === undefined ? linesOf(entry, isBinary, secrets) : frameLines(entry, body, secrets),
      isBinary,
    };
  });

function linesOf(entry: WireEntry, isBinary: boolean, secrets: Secrets): readonly WireLine[] {
  if (isBinary || entry.part === 'body') return bodyLines(entry.bytes, secrets);
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
  if (text !== null) return [first, ...fieldLines(text, secrets)];
  if (part === 'body') return [first, ...bodyLines(body, secrets)];
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

function pseudoPieces(text: string, secrets: Secrets): readonly WirePiece[] {
  const colon = text.indexOf(':', 1);
  return [{ text: text.slice(0, colon + 1), tone: 'name' }, ...hideValues(text.slice(colon + 1), 'value', secrets)];
}

const bodyLines = (body: string, secrets: Secrets): readonly WireLine[] => {
  const text = textOf(body);
  return text === null ? hexLines(body) : splitLines(text).map((line) => bodyLine(line, secrets));
};

interface RawLine {
  readonly text: string;
  readonly ending: WireLine['ending'];
}

function splitLines(text: string): readonly RawLine[] {
  const parts = text.split('\n');
  const last = parts.pop() ?? '';
  const whole = parts.map((part): RawLine =>
    part.endsWith('\r') ? { text: part.slice(0, -1), ending: 'crlf' } : { text: part, ending: 'lf' },
  );
  return last === '' ? whole : [...whole, { text: last, ending: 'none' }];
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

/** Cuts a text at every secret value in it. */
function hideValues(text: string, tone: WireTone, { values }: Secrets): readonly WirePiece[] {
  return cutSecrets(text, values).map((part) => ({ text: part.text, tone: part.isSecret ? 'secret' : tone }));
}

const bodyLine = ({ text, ending }: RawLine, secrets: Secrets): WireLine => ({
  label: 'body',
  pieces: hideValues(text, 'plain', secrets),
  ending,
});

const bytesOf = (latin1: string) => Uint8Array.from(latin1, (char) => char.charCodeAt(0));

/** Fields are latin1 by the letter of RFC 9110, 5.5, and UTF-8 in practice. */
function fieldText(latin1: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytesOf(latin1));
  } catch {
    return latin1;
  }
}

/** The bytes as text, or null when they are not text. A character cut off at the end does not make them binary. */
function textOf(latin1: string): string | null {
  // oxlint-disable-next-line no-control-regex -- control characters are what tells bytes from text
  if (/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(latin1)) return null;
  const bytes = bytesOf(latin1);
  for (let cut = 0; cut < 4; cut++) {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, bytes.length - cut));
    } catch {
      // Perhaps the last character is not whole: look without its bytes.
    }
  }
  return null;
}

const hexRow = 16;
const hexRows = 64;

/** The first kibibyte of bytes that are no text. */
function hexLines(latin1: string): readonly WireLine[] {
  const bytes = bytesOf(latin1.slice(0, hexRow * hexRows));
  return Array.from({ length: Math.ceil(bytes.length / hexRow) }, (_, row) => {
    const slice = [...bytes.subarray(row * hexRow, (row + 1) * hexRow)];
    const hex = slice.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const shown = slice.map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '·')).join('');
    return { label: 'body', pieces: [{ text: `${hex.padEnd(hexRow * 3)} ${shown}`, tone: 'hex' }], ending: 'none' };
  });
}

const ends = { crlf: '\r\n', lf: '\n', none: '' } as const;

/** The sections as text for the clipboard; secrets are named, not given, unless they are wanted. */
export const wireText = (sections: readonly WireSection[], withSecrets: boolean): string =>
  sections
    .flatMap((section) => section.lines)
    .map(({ pieces, ending }) => pieces.map((piece) => shownText(piece, withSecrets)).join('') + ends[ending])
    .join('');

/** What stands for a piece on the screen. */
export const shownText = ({ text, tone }: WirePiece, withSecrets: boolean): string =>
  tone === 'secret' && !withSecrets ? secretDots : text;

export const hasSecrets = (sections: readonly WireSection[]): boolean =>
  sections.some(({ lines }) => lines.some(({ pieces }) => pieces.some(({ tone }) => tone === 'secret')));
