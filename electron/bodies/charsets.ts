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
