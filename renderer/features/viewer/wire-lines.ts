import { cutSecrets } from './secret-fields';

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
  | 'against rules'
  | 'greeting'
  | 'method'
  | 'login'
  | 'SOCKS request'
  | 'reply'
  | 'bytes';

/** One line as it went over the wire, in named pieces. */
export interface WireLine {
  readonly label: WireLabel;
  readonly pieces: readonly WirePiece[];
  /** The line end as it was; `none` when the bytes end or are cut here. */
  readonly ending: 'crlf' | 'lf' | 'none';
}

/** What must not be shown until it is asked for. */
export interface Secrets {
  /** Further field names, in lower case, that carry a credential. */
  readonly fields: readonly string[];
  /** Values to hide wherever they stand, such as a key in the query. */
  readonly values: readonly string[];
}

/** A body as its lines, or in hex where it is no text. `isCut`: not all of it is there. */
export const bodyLines = (body: string, secrets: Secrets, isCut = false): readonly WireLine[] => {
  const text = textOf(body, isCut);
  return text === null ? hexLines(body) : splitLines(text).map((line) => bodyLine(line, secrets));
};

export interface RawLine {
  readonly text: string;
  readonly ending: WireLine['ending'];
}

export function splitLines(text: string): readonly RawLine[] {
  const parts = text.split('\n');
  const last = parts.pop() ?? '';
  const whole = parts.map((part): RawLine =>
    part.endsWith('\r') ? { text: part.slice(0, -1), ending: 'crlf' } : { text: part, ending: 'lf' },
  );
  return last === '' ? whole : [...whole, { text: last, ending: 'none' }];
}

/** Cuts a text at every secret value in it. */
export function hideValues(text: string, tone: WireTone, { values }: Secrets): readonly WirePiece[] {
  return cutSecrets(text, values).map((part) => ({ text: part.text, tone: part.isSecret ? 'secret' : tone }));
}

const bodyLine = ({ text, ending }: RawLine, secrets: Secrets): WireLine => ({
  label: 'body',
  pieces: hideValues(text, 'plain', secrets),
  ending,
});

export const bytesOf = (latin1: string) => Uint8Array.from(latin1, (char) => char.charCodeAt(0));

/** The bytes as text, or null when they are not text. A character that was cut off at the end does not make them binary. */
export function textOf(latin1: string, isCut: boolean): string | null {
  // oxlint-disable-next-line no-control-regex -- control characters are what tells bytes from text
  if (/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(latin1)) return null;
  const bytes = bytesOf(latin1);
  for (let cut = 0; cut < (isCut ? 4 : 1); cut++) {
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
export function hexLines(latin1: string): readonly WireLine[] {
  const bytes = bytesOf(latin1.slice(0, hexRow * hexRows));
  return Array.from({ length: Math.ceil(bytes.length / hexRow) }, (_, row) => {
    const slice = [...bytes.subarray(row * hexRow, (row + 1) * hexRow)];
    const hex = slice.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const shown = slice.map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '·')).join('');
    return { label: 'body', pieces: [{ text: `${hex.padEnd(hexRow * 3)} ${shown}`, tone: 'hex' }], ending: 'none' };
  });
}
