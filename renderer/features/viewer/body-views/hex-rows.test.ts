import { expect, test } from 'vitest';
import { asciiOf, byteAt, hexLength, hexOf, placeOf, rowBytes, toHexRows } from './hex-rows';

test('bytes stand sixteen to a row, with their letters beside them', () => {
  const rows = toHexRows(new TextEncoder().encode('The Last Ferry\n to'));
  expect(rows.map(hexOf)).toEqual(['54 68 65 20 4c 61 73 74  20 46 65 72 72 79 0a 20', `74 6f${' '.repeat(43)}`]);
  expect(rows.map(asciiOf)).toEqual(['The Last Ferry· ', 'to']);
});

test('a byte is found again where its digits stand', () => {
  const hex = hexOf(Uint8Array.from({ length: rowBytes }, (_, at) => at * 16 + at));
  expect(hex).toHaveLength(hexLength);
  for (let byte = 0; byte < rowBytes; byte++) {
    const place = placeOf(byte);
    expect(hex.slice(place, place + 2)).toBe((byte * 17).toString(16).padStart(2, '0'));
    expect([byteAt(place), byteAt(place + 1)]).toEqual([byte, byte]);
  }
});
