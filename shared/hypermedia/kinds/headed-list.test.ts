import { describe, expect, test } from 'vitest';
import { readPage } from '../read-page';
import { pageOf } from './kinds.test-support';

const columns = (body: unknown): readonly string[] => pageOf(body).table?.columns.map(({ name }) => name) ?? [];

describe('the first row names no columns', () => {
  test.each([
    [
      'where it has a number itself',
      [
        ['Ada', '36'],
        ['Alan', '41'],
      ],
    ],
    [
      'where nothing below it is a number',
      [
        ['from', 'to'],
        ['Oslo', 'Rome'],
      ],
    ],
    [
      'where two would be called the same',
      [
        ['n', 'n'],
        ['1', '2'],
      ],
    ],
    [
      'where another is longer',
      [
        ['n', 'm'],
        ['1', '2', '3'],
      ],
    ],
    ['where it is the only one', [['n', 'm']]],
    ...[
      '2024-01-31',
      '2024-01',
      '2024-01-31T10:00:00Z',
      '-',
      '...',
      'n/a',
      'NA',
      'NaN',
      '+1',
      '1e5',
      '1.5E-3',
      '.5',
      '5%',
      '1.234,5',
    ].map((cell): [string, string[][]] => [
      `where it has a value: ${cell}`,
      [
        ['Oslo', cell],
        ['Rome', '12'],
      ],
    ]),
    ['where one that is far down is longer', [['n', 'm'], ...Array.from({ length: 300 }, () => ['1', '2']), ['1', '2', '3']]],
    [
      'where it has an empty name',
      [
        ['n', ''],
        ['1', '2'],
      ],
    ],
  ])('%s', (_name, body) => {
    expect(columns(body)).toEqual(Array.from({ length: Math.max(...body.map((row) => row.length)) }, (_, at) => `[${at}]`));
    expect(pageOf(body).table?.rowCount).toBe(body.length);
  });
});

test.each(['Q1 2024', 'e', 'n', 'nanometres', 'N/A values', '-x', '% done', '2024-1'])('a column may be called %s', (name) => {
  const body = [
    ['Town', name],
    ['Rome', '12'],
  ];
  expect(columns(body)).toEqual(['Town', name]);
});

describe('no rows by their places', () => {
  test.each([
    [
      'a line of GeoJSON',
      {
        type: 'LineString',
        coordinates: [
          [102, 0],
          [103, 1],
        ],
      },
    ],
    [
      'a matrix of something that has an id',
      {
        id: 7,
        values: [
          [1, 2],
          [3, 4],
        ],
      },
    ],
    [
      'a list of pairs under a name of its own',
      {
        title: 'A walk',
        points: [
          [1, 2],
          [3, 4],
        ],
      },
    ],
    ['lists of things', { name: 'x', data: [[{ id: 1 }], [{ id: 2 }]] }],
  ])('%s', (_name, body) => {
    expect(pageOf(body).table).toBeNull();
  });

  test('very long lists, and empty ones, are one value', () => {
    expect(columns([Array.from({ length: 101 }, (_, at) => at), []])).toEqual(['value']);
  });
});

test('rows by their places stand in the body as they are, a shorter one has fewer', () => {
  const body = '[[1, "a", [2]],[1.50]]';
  const { table } = readPage({ method: 'GET', url: 'http://a.test/rows', status: 200, headers: [], body });
  expect(table?.isMade).toBeUndefined();
  expect(table?.rows.map(({ cells }) => cells.map(({ kind }) => kind))).toEqual([
    ['number', 'text', 'list'],
    ['number', 'missing', 'missing'],
  ]);
});

describe('no list of Open Collaboration Services', () => {
  test.each([
    ['one thing', { ocs: { meta: { statuscode: 200 }, data: { id: 'admin', groups: ['a'] } } }],
    ['data without what became of the request', { ocs: { data: [1] } }],
    ['a member of a larger answer', { ocs: { meta: { statuscode: 200 }, data: [1] }, also: 1 }],
  ])('%s', (_name, body) => expect(pageOf(body).table).toBeNull());
});
