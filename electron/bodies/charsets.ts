import type { BodyCharset } from '#shared/model/body-window';

/** How a body's bytes are to be read as text. */
export interface Charset {
  /** The name the WHATWG encoding standard gives it. */
  readonly name: string;
  /** Bytes of the byte order mark, which is no text. */
  readonly markBytes: number;
}

const marks: readonly { readonly bytes: readonly number[]; readonly name: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], name: 'utf-8' },
  { bytes: [0xff, 0xfe], name: 'utf-16le' },
  { bytes: [0xfe, 0xff], name: 'utf-16be' },
];

/** Goes by the byte order mark, then by the name given, then by zeros where UTF-16 has them, and else takes UTF-8. */
export function detectCharset(first: Uint8Array, given: string | null): Charset {
  const mark = marks.find(({ bytes }) => bytes.every((byte, place) => first[place] === byte));
  if (mark) return { name: mark.name, markBytes: mark.bytes.length };
  return { name: knownName(given) ?? guessFromZeros(first) ?? 'utf-8', markBytes: 0 };
}

/** The standard's name for a label, or null when it has none. */
function knownName(label: string | null): string | null {
  if (label === null || label.trim() === '') return null;
  try {
    return new TextDecoder(label.trim()).encoding;
  } catch {
    return null;
  }
}

/** JSON and markup begin with ASCII, so two bytes of UTF-16 without a mark show themselves (RFC 4627, section 3). */
function guessFromZeros(first: Uint8Array): string | null {
  if (first.length < 4 || first.length % 2 === 1) return null;
  const zeros = [0, 1, 2, 3].map((place) => (first[place] === 0 ? '0' : 'x')).join('');
  if (zeros === 'x0x0') return 'utf-16le';
  return zeros === '0x0x' ? 'utf-16be' : null;
}

/** So many first bytes of a body say by which charset it is shown. */
export const charsetBytes = 1_024;

/**
 * As `detectCharset`, and where nobody names a charset by what XML or HTML say of themselves; where the first bytes are no
 * UTF-8, Windows-1252, in which every byte is a character.
 */
export function charsetToShow(first: Uint8Array, given: string | null): Charset {
  const detected = detectCharset(first.subarray(0, 64), given);
  if (detected.markBytes > 0 || detected.name !== 'utf-8' || knownName(given) !== null) return detected;
  return { name: knownName(asUtf8(declaredIn(first))) ?? guessFromBytes(first), markBytes: 0 };
}

/** The same with how it came, and whether the first bytes are of that charset; `isWhole`: there are no others. */
export function describeCharset(first: Uint8Array, given: string | null, isWhole = false): BodyCharset {
  const { name, markBytes } = charsetToShow(first, given);
  const textSays = markBytes > 0 && name !== 'utf-8' ? null : declaredIn(first.subarray(markBytes));
  return {
    name,
    by: wayTo({ name, markBytes, textSays, given, first }),
    textSays,
    fits: fitsIn(first.subarray(markBytes), name, isWhole),
  };
}

interface Found extends Charset {
  readonly textSays: string | null;
  readonly given: string | null;
  readonly first: Uint8Array;
}

function wayTo({ name, markBytes, textSays, given, first }: Found): BodyCharset['by'] {
  if (markBytes > 0) return 'mark';
  if (knownName(given) !== null) return 'asked';
  if (guessFromZeros(first.subarray(0, 64)) !== null) return 'zeros';
  return knownName(asUtf8(textSays)) === name && textSays !== null ? 'text' : 'bytes';
}

function fitsIn(bytes: Uint8Array, name: string, isWhole: boolean): boolean {
  try {
    // The last character may be cut.
    new TextDecoder(name, { fatal: true }).decode(bytes, { stream: !isWhole });
    return true;
  } catch {
    return false;
  }
}

const declarations = [/^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/, /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)/i];

/** What stands in ASCII cannot truly be UTF-16. */
const asUtf8 = (name: string | null): string | null =>
  name !== null && /^(?:utf-?16|ucs-?2|iso-10646-ucs)/i.test(name) ? 'utf-8' : name;

/** What the declaration of XML or a `meta` of HTML names. */
function declaredIn(first: Uint8Array): string | null {
  const text = Buffer.from(first.subarray(0, charsetBytes)).toString('latin1');
  if (!text.trimStart().startsWith('<')) return null;
  return declarations.map((declaration) => declaration.exec(text)?.[1]).find((found) => found !== undefined) ?? null;
}

/** Text with bytes that are no UTF-8, most of which stand alone between letters, is of the time before it. */
function guessFromBytes(first: Uint8Array): string {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(first, { stream: true });
  let [good, bad, controls] = [0, 0, 0];
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (code === 0xfffd) bad++;
    else if (code >= 0x80) good++;
    else if (code < 0x09) controls++;
  }
  return bad > 0 && good === 0 && controls === 0 && bad <= text.length / 3 ? 'windows-1252' : 'utf-8';
}
