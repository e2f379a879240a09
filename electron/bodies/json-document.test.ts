import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Folds, JsonRow } from '#shared/model/body-window';
import { memorySource, type ByteSource } from './byte-source';
import { JsonDocument } from './json-document';
import { countNodes, docs, naiveRows, write } from './json-documents.test-support';
import { indexJson } from './json-indexer';
import { JsonScanner } from './json-scanner';

const unfolded: Folds = { depth: null, toggled: [] };
const bytesOf = (text: string) => new TextEncoder().encode(text);
function open(text: string): JsonDocument {
  const source = memorySource(bytesOf(text));
  return new JsonDocument(source, indexJson(source));
}
const textOf = (document: JsonDocument, folds = unfolded) =>
  document
    .readRows(folds, 0, 2000)
    .rows.map(({ depth, key, text, comma }) => `${' '.repeat(depth)}${key === null ? '' : `${key}: `}${text}${comma ? ',' : ''}`);

/** Feeds the scanner through a window of a few bytes only. */
function indexThroughWindow(text: string, windowBytes: number) {
  const bytes = bytesOf(text);
  const scanner = new JsonScanner();
  const window = new Uint8Array(windowBytes + 1);
  let base = 0;
  let left = 0;
  for (;;) {
    const part = bytes.subarray(base + left, base + windowBytes);
    window.set(part, left);
    const length = left + part.length;
    window[length] = 0;
    const isLast = base + length >= bytes.length;
    const used = scanner.scan(window, length, base, isLast);
    if (isLast || scanner.isBroken) return scanner.finish(bytes.length);
    window.copyWithin(0, used, length);
    left = length - used;
    base += used;
  }
}

describe('any document with any folds', () => {
  const foldsOf = (nodes: number) =>
    fc.record({ depth: fc.option(fc.nat(5), { nil: null }), toggled: fc.uniqueArray(fc.nat(nodes), { maxLength: 8 }) });
  const cases = docs.chain((doc) => fc.tuple(fc.constant(doc), fc.nat(), foldsOf(countNodes(doc))));

  test('has the rows a naive printer writes, in every window', () => {
    fc.assert(
      fc.property(cases, fc.nat(40), fc.integer({ min: 1, max: 40 }), ([doc, seed, folds], from, count) => {
        const expected = naiveRows(doc, folds);
        const document = open(write(doc, seed));
        const read = document.readRows(folds, from, count);
        expect(read.rows).toEqual(expected.slice(from, from + count));
        expect(read.above).toEqual(rowsAround(expected, from));
        expect(read).toMatchObject({
          totalRows: expected.length,
          totalLines: naiveRows(doc, unfolded).length,
          nodes: countNodes(doc),
          problem: null,
        });
      }),
      { numRuns: 400 },
    );
  });

  test('finds every node in its row, or names the folds that hide it', () => {
    fc.assert(
      fc.property(cases, ([doc, seed, folds]) => {
        const document = open(write(doc, seed));
        const rows = naiveRows(doc, folds);
        for (let node = 0; node < countNodes(doc); node++) {
          const row = rows.findIndex((candidate) => candidate.node === node && candidate.kind !== 'close');
          const place = document.locate(folds, node);
          expect(place?.row).toBe(row < 0 ? null : row);
          const flip = new Set(folds.toggled);
          for (const hiding of place?.hiddenBy ?? []) if (!flip.delete(hiding)) flip.add(hiding);
          expect(document.locate({ ...folds, toggled: [...flip] }, node)?.row).not.toBeNull();
        }
      }),
      { numRuns: 100 },
    );
  });

  test('gives back each value by the pointer to it', () => {
    fc.assert(
      fc.property(docs, fc.nat(), (doc, seed) => {
        const text = write(doc, seed);
        const document = open(text);
        for (let node = 0; node < countNodes(doc); node++) {
          const value = document.readValue(node);
          const parsed = JSON.parse(new TextDecoder().decode(value?.bytes)) as unknown;
          // Of a key given twice, JSON.parse keeps the last value only.
          if (!naiveRows(doc, unfolded).some((row) => row.duplicate))
            expect(parsed).toEqual(follow(JSON.parse(text), value?.pointer ?? ''));
        }
      }),
      { numRuns: 100 },
    );
  });

  test('is indexed alike through windows of any size', () => {
    fc.assert(
      fc.property(docs, fc.nat(), fc.integer({ min: 48, max: 200 }), (doc, seed, windowBytes) => {
        const text = write(doc, seed);
        const index = indexThroughWindow(text, windowBytes);
        const source = memorySource(bytesOf(text));
        expect(new JsonDocument(source, index).readRows(unfolded, 0, 2000)).toEqual(open(text).readRows(unfolded, 0, 2000));
      }),
      { numRuns: 300 },
    );
  });

  test('knows the node of every byte', () => {
    fc.assert(
      fc.property(docs, fc.nat(), (doc, seed) => {
        const text = write(doc, seed);
        const document = open(text);
        const starts: number[] = [];
        for (let node = 0; node < countNodes(doc); node++) {
          const value = document.readValue(node);
          starts.push(Buffer.from(bytesOf(text)).indexOf(value?.bytes ?? '', starts.at(-1) ?? 0));
          expect(document.nodeAt(starts.at(-1) ?? 0)).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('text that is not JSON', () => {
  test('has a problem exactly where JSON.parse refuses it', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"',
      '\\',
      '1',
      '-',
      '1.',
      '01',
      'true',
      'tru',
      'nul',
      ' ',
      '\n',
      '\u0001',
      '"\\q"',
      '"\\u12"',
      'é',
    );
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 12 }), fc.integer({ min: 30, max: 40 }), (parts, windowBytes) => {
        const text = parts.join('');
        const document = open(text);
        expect({ text, isJson: document.index.problem === null }).toEqual({ text, isJson: parses(text) });
        const small = indexThroughWindow(text, windowBytes);
        expect({ text, problem: small.problem, nodes: small.nodes }).toEqual({
          text,
          problem: document.index.problem,
          nodes: document.index.nodes,
        });
        expect(document.readRows(unfolded, 0, 100).rows).toHaveLength(document.index.totalLines);
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    ['{"a":1,"b":', ['{', ' a: 1,', ' b: '], 11],
    ['{"a":[1,2', ['{', ' a: [', '  1,', '  2'], 9],
    ['[1,{"x":"unfinis', ['[', ' 1,', ' {', '  x: "unfinis'], 16],
    ['{"a":1 "b":2}\n', ['{', ' a: 1,', ' "b":2}'], 7],
    ['{a:1}', ['{', ' a:1}'], 1],
    ['[1,NaN,3]', ['[', ' 1,', ' NaN,3]'], 3],
    ['{"a" 1}', ['{', ' a: 1}'], 5],
    ['["a":1]', ['[', ' "a",', ' :1]'], 4],
    ['{"k', ['{', ' "k'], 3],
    ['[1]]', ['[', ' 1', ']', ']'], 3],
    ['[1,2,]', ['[', ' 1,', ' 2', ']'], 5],
    ['<html>', ['<html>'], 0],
    ['   ', [], 3],
  ])('%j shows what is good and says where it stops', (text, rows, offset) => {
    const document = open(text);
    expect({ rows: textOf(document), offset: document.index.problem?.offset }).toEqual({ rows, offset });
  });

  test('the line of a problem is the line of its row', () => {
    expect(open('{"a":[1,2],\n"b":oops}').readRows(unfolded, 0, 9).problem).toEqual({
      message: 'This is not a value that JSON knows.',
      offset: 16,
      line: 6,
    });
  });

  test('values one to a line are all shown', () => {
    const document = open('{"a":1}\n{"a":2}\n3\n');
    expect(textOf(document)).toEqual(['{', ' a: 1', '}', '{', ' a: 2', '}', '3']);
    expect(document.index.problem?.offset).toBe(8);
  });
});

describe('what is as received', () => {
  test('a byte order mark is passed over', () => {
    expect(open('\ufeff{"a":1}').readRows(unfolded, 0, 9)).toMatchObject({ problem: null, totalRows: 3 });
  });

  test('long values are cut, and say how long they are', () => {
    const document = open(
      JSON.stringify(['x'.repeat(70_000), 'é'.repeat(1500), '😀'.repeat(1500), { k: 'y'.repeat(70_000), l: 1 }]),
    );
    const rows = document.readRows(unfolded, 1, 6).rows;
    expect(rows.map(({ key, text, cutBytes }) => [key, text.length, cutBytes])).toEqual([
      [null, 2000, 70_002],
      [null, 1502, 0],
      [null, 1999, 6002],
      [null, 1, 0],
      ['k', 2000, 70_002],
      ['l', 1, 0],
    ]);
  });

  test('paths are written as other tools read them', () => {
    const document = open('{"a b":[{"it\'s":{"c/d~e":1}}],"plain":2}');
    expect([4, 5].map((node) => document.locate(unfolded, node))).toMatchObject([
      { path: "$['a b'][0]['it\\'s']['c/d~e']", pointer: "/a b/0/it's/c~1d~0e" },
      { path: '$.plain', pointer: '/plain' },
    ]);
  });
});

describe('documents made to hurt', () => {
  test('a hundred thousand levels are no recursion', () => {
    const depth = 100_000;
    const document = open('['.repeat(depth) + '1' + ']'.repeat(depth));
    expect(document.readRows(unfolded, depth - 1, 3).rows.map(({ depth: d, text }) => [d, text])).toEqual([
      [depth - 1, '['],
      [depth, '1'],
      [depth - 1, ']'],
    ]);
    expect(document.readRows({ depth: 50_000, toggled: [] }, 49_999, 5).rows.map(({ folded }) => folded)).toEqual([
      false,
      true,
      false,
      false,
      false,
    ]);
    expect(document.locate({ depth: 0, toggled: [] }, depth)?.hiddenBy).toHaveLength(depth);
  });

  test('a list of 400,000 objects folds at once', () => {
    const items = Array.from({ length: 400_000 }, (_, i) => `{"id":${i},"tags":["a"]}`);
    const document = open(`[${items.join(',')}]`);
    const started = performance.now();
    const rows = document.readRows({ depth: 1, toggled: [1 + 4 * 200_000] }, 200_000, 9).rows;
    expect(performance.now() - started).toBeLessThan(1500);
    expect(rows.map(({ index, key, text, folded }) => [index ?? key, text, folded])).toEqual([
      [199_999, '{', true],
      [200_000, '{', false],
      ['id', '200000', false],
      ['tags', '[', true],
      [null, '}', false],
      [200_001, '{', true],
      [200_002, '{', true],
      [200_003, '{', true],
      [200_004, '{', true],
    ]);
  });

  test('twenty million bytes cost the index a fraction of them', () => {
    const line = '{"id":9007199254740993,"title":"The Last Ferry to Ithaca","tags":["sea","classic"],"fine":0.10},';
    const repeats = Math.ceil(20_000_000 / line.length);
    const bytes = Buffer.alloc(repeats * line.length + 2);
    bytes
      .fill(line, 1)
      .fill('[', 0, 1)
      .fill(' ]', bytes.length - 2);
    const source: ByteSource = memorySource(bytes);
    const index = indexJson(source);
    const document = new JsonDocument(source, index);
    expect({ problem: index.problem, nodes: index.nodes }).toEqual({ problem: null, nodes: repeats * 7 + 1 });
    expect(index.memoryBytes).toBeLessThan(24_000_000);
    expect(document.readRows(unfolded, index.totalLines - 3, 5).rows.map(({ key, text }) => [key, text])).toEqual([
      ['fine', '0.10'],
      [null, '}'],
      [null, ']'],
    ]);
  });
});

/** The rows that open what the row at `from` stands in: the last of each lower depth before it. */
function rowsAround(rows: readonly JsonRow[], from: number): JsonRow[] {
  const around: JsonRow[] = [];
  let depth = (rows[from]?.depth ?? 0) + (rows[from]?.kind === 'close' ? 1 : 0);
  for (let row = from - 1; row >= 0; row--) {
    const candidate = rows[row];
    if (!candidate || candidate.depth >= depth || candidate.kind === 'close') continue;
    around.unshift(candidate);
    depth = candidate.depth;
  }
  return around;
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function follow(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((at: unknown, token) => (at as Record<string, unknown>)[token], value);
}
