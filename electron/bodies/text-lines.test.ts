import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memorySource } from './byte-source';
import { openText } from './text-source';
import { TextLines } from './text-lines';

const bytesOf = (text: string) => new TextEncoder().encode(text);
function lines(bytes: Uint8Array): TextLines {
  const text = new TextLines(memorySource(bytes));
  while (!text.isComplete) text.step();
  return text;
}

const awkward = fc
  .array(fc.constantFrom('a', 'é', '漢', '😀', '\n', '\r\n', 'word ', 'x'.repeat(1990), '漢'.repeat(700)), { maxLength: 60 })
  .map((parts) => parts.join(''));

test('a byte that is no UTF-8 is shown as that byte, and its neighbours as they are', () => {
  const rows = lines(Uint8Array.from([0x61, 0xff, 0xc3, 0xa9, 0xe2, 0x82, 0x0a, 0xef, 0xbf, 0xbd])).read(0, 2);
  expect(rows.map(({ text }) => text)).toEqual(['a\udcffé\udce2\udc82', '\ufffd']);
});

describe('the rows of a text', () => {
  test('put together again are the text, whatever it is', () => {
    fc.assert(
      fc.property(awkward, fc.nat(50), fc.integer({ min: 1, max: 30 }), (text, from, count) => {
        const index = lines(bytesOf(text));
        const all = index.read(0, index.totalRows + 5);
        const expected = text.replace(/\r?\n$/, '').split(/\r?\n/);
        const joined = all.reduce(
          (sum: string[], { line, text: row }) =>
            line === null ? [...sum.slice(0, -1), `${sum.at(-1) ?? ''}${row}`] : [...sum, row],
          [],
        );
        expect(joined).toEqual(text === '' ? [] : expected);
        expect(all.filter(({ line }) => line !== null).map(({ line }) => line)).toEqual(joined.map((_, place) => place + 1));
        expect(index.read(from, count)).toEqual(all.slice(from, from + count));
      }),
      { numRuns: 300 },
    );
  });

  test('say in which of them any byte stands', () => {
    fc.assert(
      fc.property(
        awkward.filter((text) => text !== ''),
        (text) => {
          const index = lines(bytesOf(text));
          let offset = 0;
          for (const [row, { text: rowText }] of index.read(0, index.totalRows).entries()) {
            const begin = Buffer.from(bytesOf(text)).indexOf(rowText, offset);
            expect(index.rowAt(begin)).toBe(rowText === '' ? index.rowAt(begin) : row);
            offset = begin + Buffer.byteLength(rowText);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  test('one line of three million bytes becomes many short rows', () => {
    const index = lines(bytesOf('0123456789'.repeat(300_000)));
    const rows = index.read(700, 2);
    expect({
      total: index.totalRows,
      lines: rows.map(({ line }) => line),
      longest: Math.max(...rows.map(({ text }) => text.length)),
    }).toEqual({
      total: 1500,
      lines: [null, null],
      longest: 2000,
    });
  });

  test('a million short lines are counted, and the last can be read', () => {
    const index = lines(bytesOf('line\n'.repeat(1_000_000)));
    expect([index.totalRows, index.read(999_999, 5), index.memoryBytes < 2_000_000]).toEqual([
      1_000_000,
      [{ line: 1_000_000, text: 'line' }],
      true,
    ]);
  });
});

describe('a text in another charset', () => {
  const read = (bytes: Uint8Array, charset: string | null) => {
    const text = openText(memorySource(bytes), charset, '');
    const index = new TextLines(text.source);
    while (!index.isComplete) index.step();
    return { charset: text.charset, text: index.read(0, 9).map((row) => row.text) };
  };
  const utf16 = (text: string, bigEndian = false) => {
    const bytes = Buffer.from(text, 'utf16le');
    return bigEndian ? bytes.swap16() : bytes;
  };

  test.each([
    ['the head names it', Buffer.from('caf\xe9', 'latin1'), 'iso-8859-1', { charset: 'windows-1252', text: ['café'] }],
    ['nobody names it', bytesOf('café'), null, { charset: 'utf-8', text: ['café'] }],
    ['the head names one that does not exist', bytesOf('café'), 'klingon', { charset: 'utf-8', text: ['café'] }],
    ['UTF-8 with a mark, against the head', bytesOf('\ufeffcafé'), 'iso-8859-1', { charset: 'utf-8', text: ['café'] }],
    ['UTF-16 with a mark', utf16('\ufeffcafé\n2'), null, { charset: 'utf-16le', text: ['café', '2'] }],
    ['big-endian UTF-16 with a mark', utf16('\ufeffcafé', true), null, { charset: 'utf-16be', text: ['café'] }],
    ['UTF-16 without a mark', utf16('{"a":1}'), null, { charset: 'utf-16le', text: ['{"a":1}'] }],
    ['Shift JIS', Uint8Array.of(0x8a, 0xbf, 0x8e, 0x9a), 'Shift_JIS', { charset: 'shift_jis', text: ['漢字'] }],
  ])('is read when %s', (_, bytes, charset, expected) => {
    expect(read(bytes, charset)).toEqual(expected);
  });
});
