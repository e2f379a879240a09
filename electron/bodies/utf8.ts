/** The place at or before `at` where a character begins: continuation bytes begin with the bits 10. */
export function characterStart(bytes: Uint8Array, at: number): number {
  for (let back = 0; back < 4; back++) if (((bytes[at - back] ?? 0) & 0xc0) !== 0x80) return at - back;
  return at;
}

/** A copy in which every byte that is no UTF-8 became one `?`, so that characters can be counted back to bytes. */
export function withoutBadBytes(bytes: Uint8Array): Uint8Array {
  const good = bytes.slice();
  for (let at = 0; at < good.length;) {
    const length = characterLength(good, at);
    if (length === 0) good[at] = 0x3f;
    at += Math.max(1, length);
  }
  return good;
}

/** Bytes of the well-formed character at a place (Unicode, table 3-7), or 0. */
function characterLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4 || !isSecond(lead, bytes[at + 1] ?? 0)) return 0;
  const length = lengthFrom(lead);
  for (let more = 2; more < length; more++) if (((bytes[at + more] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

function lengthFrom(lead: number): number {
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}

const narrowSecond: ReadonlyMap<number, readonly [low: number, high: number]> = new Map([
  [0xe0, [0xa0, 0xbf]],
  [0xed, [0x80, 0x9f]],
  [0xf0, [0x90, 0xbf]],
  [0xf4, [0x80, 0x8f]],
]);

function isSecond(lead: number, second: number): boolean {
  const [low, high] = narrowSecond.get(lead) ?? [0x80, 0xbf];
  return second >= low && second <= high;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
/** A low surrogate that stands alone is no text, and so can stand for a byte that is none. */
const loneByte = 0xdc00;

/** UTF-8 as text in which each byte that is none of it became the code unit U+DC00 and so much more. */
export function decodeWithBytes(bytes: Uint8Array): string {
  const text = decoder.decode(bytes);
  return text.includes('\ufffd') ? partsOf(bytes).join('') : text;
}

function partsOf(bytes: Uint8Array): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < bytes.length;) {
    const length = characterLength(bytes, at);
    if (length === 0) {
      parts.push(decoder.decode(bytes.subarray(from, at)), String.fromCharCode(loneByte + (bytes[at] ?? 0)));
      from = at + 1;
    }
    at += Math.max(1, length);
  }
  return [...parts, decoder.decode(bytes.subarray(from))];
}
