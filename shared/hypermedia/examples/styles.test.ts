import { describe, expect, test } from 'vitest';
import { paging, read, root, rows } from '../paging/read-paging.test-support';
import { styleNames } from '../paging/registry';
import { turnToPage, turnToSize } from '../paging/turns';
import { readList } from '../read-page';
import { apiLinkExamples } from './style-api-links.test-support';
import { apiTokenExamples } from './style-api-tokens.test-support';
import { apiExamples } from './style-apis.test-support';
import { dataExamples } from './style-data.test-support';
import { drfExamples } from './style-drf.test-support';
import { envelopeExamples } from './style-envelopes.test-support';
import { hypermediaExamples } from './style-hypermedia.test-support';
import { linkExamples } from './style-links.test-support';
import { styleMisses } from './style-misses.test-support';
import { numberExamples } from './style-numbers.test-support';
import { rangeExamples } from './style-ranges.test-support';
import { tokenExamples } from './style-tokens.test-support';

const examples = [
  ...apiExamples,
  ...apiLinkExamples,
  ...apiTokenExamples,
  ...linkExamples,
  ...drfExamples,
  ...hypermediaExamples,
  ...dataExamples,
  ...tokenExamples,
  ...rangeExamples,
  ...numberExamples,
  ...envelopeExamples,
];

test.each(examples)('$name', (example) => {
  expect(read(example)).toEqual(example.found);
});

describe.each(styleNames)('not %s', (style) => {
  test.each(styleMisses[style])('$name', ({ instead, ...miss }) => {
    expect(read({ ...miss, found: null })?.style ?? null).toBe(instead);
    expect(instead).not.toBe(style);
  });
});

describe.each(styleNames)('%s is known from others', (style) => {
  test('by three examples at least, each of another answer and with its source', () => {
    const published = examples.filter(({ found, source = '' }) => found?.style === style && source !== '');
    expect(new Set(published.map(({ body, headers, url }) => JSON.stringify([url, headers, body]))).size).toBeGreaterThanOrEqual(
      3,
    );
  });

  test('and kept apart from two near-misses at least', () => {
    expect(new Set(styleMisses[style].map(({ name }) => name)).size).toBeGreaterThanOrEqual(2);
  });
});

describe('what has no address of its own', () => {
  test('a cursor for a POST goes into its body', () => {
    const found = paging('/v1/x/query', { results: [{ id: 1 }], next_cursor: 'abc', has_more: true }, { method: 'POST' });
    expect(found).toMatchObject({
      style: 'body-cursor',
      next: null,
      requests: { first: { kind: 'body', value: null }, next: { kind: 'body', path: ['cursor'], value: 'abc' } },
    });
  });

  test.each([
    ['/2/files/list_folder', '/2/files/list_folder/continue'],
    ['/2/files/list_folder/continue', '/2/files/list_folder/continue'],
    ['/2/files/search_v2', '/2/files/search/continue_v2'],
    ['/2/files/search/continue_v2', '/2/files/search/continue_v2'],
    ['/2/team/members/list', '/2/team/members/list/continue'],
    ['/2/team/members/list_v2', '/2/team/members/list/continue_v2'],
    ['/2/team/members/list/continue_v2', '/2/team/members/list/continue_v2'],
    ['/2/file_requests/list_v2', '/2/file_requests/list/continue'],
    // With what was asked at first beside the cursor.
    ['/2/sharing/list_shared_links', null],
    ['/2/team/devices/list_members_devices', null],
    ['/2/team/linked_apps/list_members_linked_apps', null],
  ])('what Dropbox lists at %s goes on at %s', (url, place) => {
    const found = paging(url, { matches: [{ id: 1 }], cursor: 'x', has_more: true }, { method: 'POST' });
    const there = place === null ? {} : { url: root + place };
    expect(found?.requests.next).toEqual({ kind: 'body', path: ['cursor'], value: 'x', ...there });
    expect(found?.page ?? null).toBe(url.includes('/continue') ? null : 1);
  });

  test.each([
    ['items 0-19/240', 'items=20-39', 240],
    ['0-24/3573458', '25-49', 3_573_458],
    ['posts 25-49/*', 'posts=50-74', null],
  ])('Content-Range %s is carried on with Range', (range, value, count) => {
    expect(paging('/people', rows(20), { headers: [['Content-Range', range]] })).toMatchObject({
      style: 'content-range',
      next: null,
      requests: { next: { kind: 'header', name: 'Range', value } },
      count,
    });
  });
});

describe('ranges of values, as Heroku has them', () => {
  const url = `${root}/apps`;
  const around: [string, string][] = [
    ['Next-Range', 'id ]b..; max=2'],
    ['Prev-Range', 'id ..a[; max=2'],
  ];
  const second = { method: 'GET', url, status: 206, headers: around, body: '[{"id":"a"},{"id":"b"}]' };

  test('lead on, back and to the first as they were asked for, and have no numbers', () => {
    const found = readList({ ...second, requestHeaders: [['Range', 'id ]0..; max=2']] })?.paging;
    expect(found?.requests).toEqual({
      first: { kind: 'header', name: 'Range', value: 'id ..; max=2' },
      previous: { kind: 'header', name: 'Range', value: 'id ..a[; max=2' },
      next: { kind: 'header', name: 'Range', value: 'id ]b..; max=2' },
      last: null,
    });
    expect(found).toMatchObject({ page: null, pages: null, range: null });
    expect(found && [turnToPage(found, url, 3), turnToSize(found, url, 50)]).toEqual([null, null]);
  });

  test('have no first where it is not known how they were asked for', () => {
    expect(readList(second)?.paging?.requests.first).toBeNull();
  });
});

test('numbers for people count from 1, whatever the addresses do', () => {
  const body = { content: rows(20), number: 1, size: 20, totalElements: 50, totalPages: 3 };
  expect(paging('/people?page=1', body)).toMatchObject({ page: 2, pages: 3, firstNumber: 0, range: { from: 21, to: 40 } });
});

test('a page that was asked for as 0 is the first, also where only the next has an address', () => {
  const body = { next: '/a?page=1', items: rows(2), total: 6 };
  expect(paging('/a?page=0', body)).toMatchObject({ style: 'nested-links', page: 1, pages: 3, firstNumber: 0 });
  expect(paging('/a?page=0', body)?.last).toBe(`${root}/a?page=2`);
});

test('a last page that is linked counts more than all that there is said to be', () => {
  const link = '</a?page=2>; rel="next", </a?page=34>; rel="last"';
  expect(paging('/a', { total_count: 250_000, items: rows(30) }, { headers: [['Link', link]] })).toMatchObject({
    pages: 34,
    count: 250_000,
  });
});

test('numbers that are called as Strapi calls them, and stand elsewhere, are asked for by page', () => {
  expect(paging('/a', { page: 1, pageSize: 2, pageCount: 3, items: rows(2) })?.next).toBe(`${root}/a?page=2`);
});
