import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pathRowsFromUrl, rowsFromUrl, urlFromRows } from './query-rows';
import { createRow, type Row } from './row';

const said = (rows: readonly Row[]) => rows.map((row) => (row.bare ? [row.name] : [row.name, row.value]));
const row = (name: string, value: string, rest: Partial<Row> = {}): Row => ({ ...createRow(name, value), ...rest });

/** Addresses made of the signs that matter, so that odd shapes come up often. */
const address = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.string({ unit: fc.constantFrom('a', 'b', '?', '&', '=', '#', '%', '+', '/', ':', '{', '}', ' ', 'é', '漢'), maxLength: 30 }),
  fc.string({ unit: 'binary' }),
);

describe('the table says what the address says', () => {
  test.each([
    ['http://x.test/', []],
    ['http://x.test/?', []],
    ['http://x.test/?a', [['a']]],
    ['http://x.test/?a=', [['a', '']]],
    ['http://x.test/?a=b=c', [['a', 'b=c']]],
    [
      'http://x.test/?a=1+2&b=%20%zz',
      [
        ['a', '1+2'],
        ['b', '%20%zz'],
      ],
    ],
    [
      '{{base}}/x?q={{name}}&q=2',
      [
        ['q', '{{name}}'],
        ['q', '2'],
      ],
    ],
    ['x?a=1&&b=2&', [['a', '1'], [''], ['b', '2'], ['']]],
    ['x?=1', [['', '1']]],
    ['x?a=1#part?b=2', [['a', '1']]],
    ['x#part?b=2', []],
    ['x?a?b=c', [['a?b', 'c']]],
  ])('%s', (url, expected) => {
    expect(said(rowsFromUrl(url, []))).toEqual(expected);
  });

  test('and says it back letter by letter, whatever it is', () => {
    fc.assert(
      fc.property(address, (url) => urlFromRows(url, rowsFromUrl(url, [])) === url),
      { numRuns: 2000 },
    );
  });
});

describe('an edit of the address', () => {
  const first = row('page', '2', { description: 'counts from 1' });
  const off = row('debug', '1', { enabled: false, description: 'slow' });
  const last = row('size', '20');
  const rows = [first, off, last];

  test('leaves alone what it did not touch', () => {
    expect(rowsFromUrl('http://y.test/other?page=2&size=20#end', rows)).toEqual(rows);
    expect(rowsFromUrl('x?page=2&size=20', rows)[0]).toBe(first);
  });

  test('keeps the row of a pair whose value, or whose name, is being typed', () => {
    expect(rowsFromUrl('x?page=23&size=20', rows)).toEqual([{ ...first, value: '23' }, off, last]);
    expect(rowsFromUrl('x?pages=2&size=20', rows)).toEqual([{ ...first, name: 'pages' }, off, last]);
    expect(rowsFromUrl('x?page&size=20', rows)).toEqual([{ ...first, value: '', bare: true }, off, last]);
  });

  test('makes a new row for a new pair and forgets the row of one that is gone', () => {
    const [one, two, three, four] = rowsFromUrl('x?page=2&new=1&size=20', rows);
    expect([one, two, four]).toEqual([first, off, last]);
    expect(three).toMatchObject({ name: 'new', value: '1', enabled: true, description: '' });
    expect(rowsFromUrl('x?size=20', rows)).toEqual([off, last]);
  });

  test('keeps switched-off rows even when no query is left', () => {
    expect(rowsFromUrl('x', rows)).toEqual([off]);
  });

  test('does not give a pasted query the description of another', () => {
    expect(rowsFromUrl('x?author=9', [first])).toMatchObject([{ name: 'author', value: '9', description: '' }]);
  });

  test('tells equal pairs apart by their order', () => {
    const twins = [row('a', '1', { description: 'one' }), row('a', '1', { description: 'two' })];
    expect(rowsFromUrl('x?a=1&a=1', twins)).toEqual(twins);
  });

  test('never mints the same id twice', () => {
    fc.assert(
      fc.property(address, address, (before, after) => {
        const ids = rowsFromUrl(after, rowsFromUrl(before, [])).map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});

describe('an edit of the table', () => {
  test('writes enabled rows between path and fragment', () => {
    const rows = [row('a', '1'), row('b', '2', { enabled: false }), row('c', '')];
    expect(urlFromRows('http://x.test/p?old=1#end', rows)).toBe('http://x.test/p?a=1&c=#end');
    expect(urlFromRows('http://x.test/p?old=1#end', [])).toBe('http://x.test/p#end');
  });

  test('escapes what would end the pair, and nothing else', () => {
    const rows = [row('a=b', 'c&d#e=f g+é%')];
    expect(urlFromRows('x', rows)).toBe('x?a%3Db=c%26d%23e=f g+é%');
  });

  test('survives the way through the address and back', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '&', '=', '#', '?', ' ', '%', 'é') });
    const anyRow = fc
      .record({ name: text, value: text, enabled: fc.boolean() })
      .map((parts) => row(parts.name, parts.value, parts));
    fc.assert(
      fc.property(fc.array(anyRow), (rows) => {
        const url = urlFromRows('http://x.test/#end', rows);
        expect(new Set(rowsFromUrl(url, rows))).toEqual(new Set(rows));
        expect(rowsFromUrl(url, rows).filter(({ enabled }) => enabled)).toEqual(rows.filter(({ enabled }) => enabled));
      }),
    );
  });
});

describe('path parameters', () => {
  test.each([
    ['http://x.test:8080/books/:id/', ['id']],
    ['x.test:8080/:shelf/:id?q=:no#/:no', ['shelf', 'id']],
    ['{{base}}/a/:id/b/:id', ['id']],
    ['localhost:7070', []],
    ['http://[::1]:80/v1/things:batchGet/:/:9', []],
    ['/books/:book_id', ['book_id']],
  ])('%s', (url, names) => {
    expect(pathRowsFromUrl(url, []).map(({ name }) => name)).toEqual(names);
  });

  test('keep their values while the path is edited', () => {
    const id = row('id', '31', { description: 'of a book' });
    expect(pathRowsFromUrl('x/:shelf/:id', [id])[1]).toBe(id);
    expect(pathRowsFromUrl('x/:ident', [id])).toEqual([{ ...id, name: 'ident' }]);
    expect(pathRowsFromUrl('x/', [id])).toEqual([]);
  });
});
