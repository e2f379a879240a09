import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { ColumnTally } from './column-tally';
import { isArray, member, type JsonArray } from './json-value';
import { hydra } from './kinds/hydra';
import { jsonApi } from './kinds/json-api';
import { siren } from './kinds/siren';
import type { PageInput } from './page-input';
import { parseJson } from './parse-json';
import { parseList } from './parse-list';
import { readList, readPage, rowsInModel } from './read-page';
import { UnreadObject } from './unread-row';

/** Lists of rows that nest, each as a kind of API has them: from a number, and what a few of them have besides. */
const kinds: Record<string, (rows: readonly Row[]) => unknown> = {
  'json-api': (rows) => ({
    jsonapi: { version: '1.1' },
    data: rows.map(({ id, more }) => ({
      type: more.type ?? 'books',
      id: `${id}`,
      attributes: { title: `Book ${id}`, size: { pages: [{ cm: [id, [2]] }] }, ...more.values },
      relationships: { author: { data: { type: 'people', id: '1' } }, ...more.related },
      links: { self: `/books/${id}` },
    })),
  }),
  hal: (rows) => ({
    _links: { self: { href: '/books' } },
    _embedded: {
      books: rows.map(({ id, more }) => ({
        id,
        ...more.values,
        _links: { self: { href: `/books/${id}` }, author: { href: '/people/1' } },
        _embedded: { author: { name: 'A', _links: { self: { href: '/people/1' } } } },
      })),
    },
  }),
  siren: (rows) => ({
    class: ['books'],
    links: [{ rel: ['self'], href: '/books' }],
    entities: rows.map(({ id, more }) => ({
      rel: ['item'],
      properties: { id, ...more.values },
      links: [{ rel: [more.type ?? 'self'], href: `/books/${id}` }],
    })),
  }),
  'odata of version 4': (rows) => ({
    '@odata.context': 'http://a.test/$metadata#Books',
    value: rows.map(({ id, more }) => ({
      '@odata.id': more.type ?? `Books(${id})`,
      ID: id,
      Author: { Geo: [[1]] },
      ...more.values,
    })),
  }),
  'odata of version 2': (rows) => ({
    d: {
      results: rows.map(({ id, more }) => ({
        __metadata: { uri: `/Books(${id})`, type: 'Book' },
        ID: id,
        Author: more.related?.a ?? { __deferred: { uri: `/Books(${id})/Author` } },
        ...more.values,
      })),
    },
  }),
  fhir: (rows) => ({
    resourceType: 'Bundle',
    entry: rows.map(({ id, more }) => ({
      fullUrl: more.type ?? `http://a.test/Patient/${id}`,
      resource: { resourceType: 'Patient', id: `${id}`, name: [{ given: ['A'] }], ...more.values },
    })),
  }),
  'fhir of what has no address': (rows) => ({
    resourceType: 'Bundle',
    entry: rows.map(({ id, more }) => ({
      fullUrl: more.related ? `http://a.test/Patient/${id}` : (more.type ?? `urn:uuid:0c3151bd-1cbf-4d64-b04d-${id}`),
      resource: { resourceType: 'Patient', id: `${id}`, ...more.values },
    })),
  }),
  graphql: (rows) => ({
    data: {
      books: {
        edges: rows.map(({ id, more }) => ({
          cursor: `${id}`,
          node: more.type ? null : { id, author: { name: 'A' }, ...more.values },
        })),
        pageInfo: { hasNextPage: false },
      },
    },
  }),
  'collection+json': (rows) => ({
    collection: {
      version: '1.0',
      href: '/books',
      items: rows.map(({ id, more }) => ({
        href: `/books/${id}`,
        data: [
          { name: 'id', value: id, prompt: 'Number' },
          { name: 'title', value: `Book ${id}` },
          ...Object.entries(more.values ?? {}).map(([name, value]) => ({
            name,
            value,
            ...(more.type === 7 && { prompt: null }),
          })),
          ...(more.type === 'self' ? [{ center: 'JPL' }] : []),
        ],
        ...(more.type === 'people' ? {} : { links: [{ rel: more.type ?? 'author', href: '/people/1' }] }),
        ...more.related,
      })),
    },
  }),
  plain: (rows) =>
    rows.map(({ id, more }) => ({ id, author: { geo: { at: [{ x: [id] }] } }, attributes: more.related, ...more.values })),
};

interface Row {
  readonly id: number;
  readonly more: {
    readonly values?: Record<string, unknown> | undefined;
    readonly related?: Record<string, unknown> | undefined;
    readonly type?: string | number | undefined;
  };
}

const name = fc.constantFrom('a', 'b', 'title', 'href', 'url', '__proto__', 'type', 'x"y');
const more = fc.record(
  {
    values: fc.dictionary(name, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 2 }),
    related: fc.dictionary(
      name,
      fc.oneof(fc.constant({ data: null }), fc.constant({ __deferred: 1 }), fc.jsonValue({ maxDepth: 1 })),
      {
        maxKeys: 2,
      },
    ),
    type: fc.constantFrom('books', 'people', 'self', 7, 'javascript:x'),
  },
  { requiredKeys: [] },
);

const answer = (body: string): PageInput => ({ method: 'GET', url: 'http://a.test/books', status: 200, headers: [], body });

function columnsOf(rows: JsonArray) {
  const tally = new ColumnTally('http://a.test/books');
  for (const row of rows) tally.add(row);
  return [tally.columns(), tally.marked()];
}

describe.each(Object.entries(kinds))('a long list of %s', (_name, bodyOf) => {
  test('has the columns that its rows have, however deep they lie and however late they come', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(1_100), more), { maxLength: 4 }), fc.constantFrom('', ' '), (odd, space) => {
        const others = new Map(odd);
        const rows = Array.from({ length: 1_100 }, (_, id): Row => ({ id, more: others.get(id) ?? {} }));
        const text = JSON.stringify(bodyOf(rows), null, space);
        const [lazy, patient] = [readList(answer(text)), readList(answer(text), { json: parseJson(text) })];
        expect(lazy?.rows.length).toBe(1_100);
        expect(columnsOf(lazy?.rows ?? [])).toEqual(columnsOf(patient?.rows ?? []));
      }),
      { numRuns: 12 },
    );
  });

  test('comes with its first rows and the number of all', () => {
    const rows = Array.from({ length: 1_100 }, (_, id): Row => ({ id, more: {} }));
    const { table } = readPage(answer(JSON.stringify(bodyOf(rows))));
    expect([table?.rows.length, table?.rowCount]).toEqual([rowsInModel, 1_100]);
  });
});

test.each(['fhir', 'fhir of what has no address'])(
  'of a long list of %s only the first rows are read for its columns',
  (kind) => {
    const rows = Array.from({ length: 1_100 }, (_, id): Row => ({ id, more: {} }));
    const list = readList(answer(JSON.stringify(kinds[kind]?.(rows))));
    const reads = vi.spyOn(UnreadObject.prototype, 'text', 'get');
    columnsOf(list?.rows ?? []);
    expect(reads.mock.calls.length).toBeLessThan(600);
    reads.mockRestore();
  },
);

test('a row with a text of millions of escapes is read like any other', () => {
  const text = JSON.stringify(['a', '\n'.repeat(5_000_000), 'c'].map((note, id) => ({ id, note })));
  const list = parseList(text);
  expect(isArray(list) && member(list[1], 'note')).toHaveLength(5_000_000);
});

test('whoever wants the rows of JSON:API alone does not have what came along read', () => {
  const rows = Array.from({ length: 1_100 }, (_, id): Row => ({ id, more: {} }));
  const people = Array.from({ length: 300 }, (_, id) => ({ type: 'people', id: `${id}`, attributes: { name: `Author ${id}` } }));
  const body = JSON.stringify({ ...(kinds['json-api']?.(rows) as object), included: people });
  const reads = vi.spyOn(UnreadObject.prototype, 'text', 'get');
  const list = readList(answer(body));
  expect([list?.hasIncluded, reads.mock.calls.length]).toEqual([true, 0]);
  const { embedded, table } = readPage(answer(body));
  expect(embedded.map(({ rel, table: people }) => [rel, people?.rowCount])).toEqual([['people', 300]]);
  expect(table?.rows[0]?.cells).toContainEqual({ kind: 'text', text: 'Author 1' });
  reads.mockRestore();
});

test.each([
  [jsonApi, { data: [{ type: 'books', id: '1', attributes: {} }], links: { next: '/books?page=2' } }],
  [siren, { class: ['books'], entities: [{ rel: ['item'], properties: {} }], links: [{ rel: ['next'], href: '/books?page=2' }] }],
  [hydra, { '@id': '/books', member: [{ '@id': '/books/1' }], view: { next: '/books?page=2' } }],
])('a list of $name is made once, also where its own links turn the pages', (kind, body) => {
  const reads = vi.spyOn(kind, 'read');
  const list = readList(answer(JSON.stringify(body)));
  expect(list).toMatchObject({ kind: kind.name, paging: { style: kind.name, next: 'http://a.test/books?page=2' } });
  expect(reads).toHaveBeenCalledTimes(1);
  reads.mockRestore();
});
