export const rowBytes = 16;

/** What stands between the eighth byte and the ninth is wider by one. */
const half = rowBytes / 2;

/** Bytes in rows of sixteen; the first byte begins a row. */
export function toHexRows(bytes: Uint8Array): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / rowBytes) }, (_, row) =>
    bytes.subarray(row * rowBytes, (row + 1) * rowBytes),
  );
}

/** Sixteen pairs of digits, with a wider gap in the middle; spaces where there are no bytes. */
export function hexOf(row: Uint8Array): string {
  const pairs = Array.from({ length: rowBytes }, (_, place) => row[place]?.toString(16).padStart(2, '0') ?? '  ');
  return `${pairs.slice(0, half).join(' ')}  ${pairs.slice(half).join(' ')}`;
}

/** The same bytes as ASCII: a point stands for those that are none. */
export const asciiOf = (row: Uint8Array): string =>
  Array.from(row, (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·')).join('');

/** Where the digits of a byte begin in such a text. */
export const placeOf = (byte: number): number => byte * 3 + (byte < half ? 0 : 1);

/** The byte whose digits stand at a place, or before it. */
export const byteAt = (place: number): number =>
  Math.min(rowBytes - 1, Math.max(0, Math.floor((place < half * 3 ? place : place - 1) / 3)));

/** How long such a text is. */
export const hexLength = rowBytes * 3;
