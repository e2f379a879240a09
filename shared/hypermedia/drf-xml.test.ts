import { describe, expect, test } from 'vitest';
import { pageOf } from './kinds/kinds.test-support';
import { paging, shape } from './paging/read-paging.test-support';

const item = (id: number) => `<list-item><id>${id}</id><title>Book ${id}</title></list-item>`;
const around = (inside: string) => `<?xml version="1.0" encoding="utf-8"?>\n<root>${inside}</root>`;
const envelope = (next: string, previous: string, items: string, count = '<count>3</count>') =>
  around(`${count}<next>${next}</next><previous>${previous}</previous><results>${items}</results>`);
const of = (url: string, body: string) => shape(paging(url, body, { type: 'application/xml; charset=utf-8' }));
const page = (body: string) => pageOf(body, { url: 'http://api.test/books/', type: 'application/xml' });

describe('a page of Django REST framework in XML', () => {
  test('says how many there are, and where the pages beside it are', () => {
    const next = 'http://127.0.0.1:7070/books/?format=xml&amp;page=3';
    expect(of('/books/?format=xml&page=2', envelope(next, 'http://127.0.0.1:7070/books/?format=xml', item(2)))).toEqual({
      style: 'drf-page-number',
      next: '/books/?format=xml&page=3',
      previous: '/books/?format=xml',
      count: 3,
    });
    const offset = 'http://127.0.0.1:7070/books/?limit=1&amp;offset=1';
    expect(of('/books/?limit=1', envelope(offset, '', item(1)))).toMatchObject({ style: 'drf-limit-offset', count: 3 });
    const cursor = 'http://127.0.0.1:7070/books/?cursor=cD0y';
    expect(of('/books/', envelope(cursor, '', item(1), ''))).toMatchObject({ style: 'drf-cursor', next: '/books/?cursor=cD0y' });
  });

  test.each([
    ['several', item(1) + item(2), 2],
    ['one', item(1), 1],
    ['none', '', 0],
  ])('has its results as rows: %s', (_name, items, rowCount) => {
    const read = page(envelope('', '', items));
    expect(read.table?.rowCount).toBe(rowCount);
    expect(read.fields).toEqual([]);
  });

  test('keeps what else stands around the rows, and reads bare values', () => {
    const read = page(envelope('', '', '<list-item>a</list-item><list-item>b</list-item>', '<count>2</count><took>5</took>'));
    expect(read.fields.map(({ name }) => name)).toEqual(['took']);
    expect(read.table?.rows.map(({ cells }) => cells[0])).toEqual([
      { kind: 'text', text: 'a' },
      { kind: 'text', text: 'b' },
    ]);
  });

  test('a list that is not paged has one row where it has one item', () => {
    expect(page(around(item(1))).table?.rowCount).toBe(1);
  });
});

test.each([
  ['another root', envelope('http://a.test/?page=2', '', item(1)).replaceAll('root>', 'books>')],
  ['results of several names', envelope('http://a.test/?page=2', '', `${item(1)}<total>3</total>`)],
  ['no place for a page before', around(`<count>3</count><next>http://a.test/?page=2</next><results>${item(1)}</results>`)],
  ['words instead of an address', envelope('the sequel', 'the first part', item(1))],
  ['parts in what leads on', envelope('<href>http://a.test/?page=2</href>', '', item(1))],
  ['several of a name', envelope('', '', item(1), '<count>1</count><next/>')],
])('is not read from XML with %s', (_name, body) => {
  expect(paging('/books/', body, { type: 'application/xml' })?.style ?? '').not.toMatch(/^drf/);
});
