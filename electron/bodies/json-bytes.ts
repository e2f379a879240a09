/** Bytes that mean something in JSON. */
export const byteOf = {
  quote: 0x22,
  plus: 0x2b,
  comma: 0x2c,
  minus: 0x2d,
  point: 0x2e,
  zero: 0x30,
  colon: 0x3a,
  openBracket: 0x5b,
  backslash: 0x5c,
  closeBracket: 0x5d,
  smallE: 0x65,
  smallF: 0x66,
  smallN: 0x6e,
  smallT: 0x74,
  smallU: 0x75,
  openBrace: 0x7b,
  closeBrace: 0x7d,
  newline: 0x0a,
} as const;

function tableOf(bytes: string): Uint8Array {
  const table = new Uint8Array(256);
  for (const char of bytes) table[char.charCodeAt(0)] = 1;
  return table;
}

export const isSpace = tableOf(' \t\r\n');
export const isHex = tableOf('0123456789abcdefABCDEF');
/** What may follow a backslash, but for u. */
export const isShortEscape = tableOf('"\\/bfnrt');
/** What ends a number or a word. */
export const isDelimiter = tableOf(' \t\r\n,:]}[{"');
/** 1 for bytes that stand for themselves in a string. */
export const isPlain = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x20 && byte !== byteOf.quote && byte !== byteOf.backslash ? 1 : 0,
);

/** Past white space. */
export function afterSpace(bytes: Uint8Array, from: number): number {
  let at = from;
  while (isSpace[bytes[at] ?? 0] === 1) at++;
  return at;
}

/** Past the string that begins at `from`, or -1 when there is none, or one that needs a closer look. */
export function afterPlainString(bytes: Uint8Array, from: number): number {
  if (bytes[from] !== byteOf.quote) return -1;
  let at = from + 1;
  while (isPlain[bytes[at] ?? 0] === 1) at++;
  return bytes[at] === byteOf.quote ? at + 1 : -1;
}

function afterDigits(bytes: Uint8Array, from: number): number {
  let at = from;
  for (let byte = bytes[at] ?? 0; byte >= 0x30 && byte <= 0x39; byte = bytes[at] ?? 0) at++;
  return at;
}

/** Where the number at `from` ends, or -1 when there is none. A byte that is no digit must follow the last one. */
export function afterNumber(bytes: Uint8Array, from: number): number {
  const start = bytes[from] === byteOf.minus ? from + 1 : from;
  const whole = afterDigits(bytes, start);
  if (whole === start || (bytes[start] === byteOf.zero && whole > start + 1)) return -1;
  const next = bytes[whole];
  return next === byteOf.point || ((next ?? 0) | 0x20) === byteOf.smallE ? afterFraction(bytes, whole) : whole;
}

function afterFraction(bytes: Uint8Array, from: number): number {
  let at = from;
  if (bytes[at] === byteOf.point) {
    at = afterDigits(bytes, from + 1);
    if (at === from + 1) return -1;
  }
  if (((bytes[at] ?? 0) | 0x20) !== byteOf.smallE) return at;
  const sign = bytes[at + 1];
  const start = sign === byteOf.plus || sign === byteOf.minus ? at + 2 : at + 1;
  const end = afterDigits(bytes, start);
  return end === start ? -1 : end;
}

/** Where the number, true, false or null at `from` ends, or -1 when there is none. */
export function afterBareword(bytes: Uint8Array, from: number): number {
  switch (bytes[from]) {
    case byteOf.smallT:
      return afterWord(bytes, from, 'true');
    case byteOf.smallF:
      return afterWord(bytes, from, 'false');
    case byteOf.smallN:
      return afterWord(bytes, from, 'null');
    default:
      return afterNumber(bytes, from);
  }
}

function afterWord(bytes: Uint8Array, from: number, word: string): number {
  for (let place = 1; place < word.length; place++) if (bytes[from + place] !== word.charCodeAt(place)) return -1;
  return from + word.length;
}

/** Scalars longer than this have their end noted, so that it need not be looked for again. */
export const longBytes = 32 * 1024;

/** Past a number, or a string without escapes; -1 for anything else, and for what is long or not whole before `length`. */
export function afterPlainValue(bytes: Uint8Array, start: number, length: number): number {
  const end = bytes[start] === byteOf.quote ? afterPlainString(bytes, start) : afterNumber(bytes, start);
  return end < 0 || end >= length || end - start > longBytes || isDelimiter[bytes[end] ?? 0] !== 1 ? -1 : end;
}

/** Past whatever stands here, up to what ends every word. */
export function afterAnyWord(bytes: Uint8Array, from: number, length: number): number {
  let at = from;
  while (at < length && isDelimiter[bytes[at] ?? 0] !== 1) at++;
  return at;
}
