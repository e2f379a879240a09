import { expect, test } from 'vitest';
import { paging, read, root, rows, type Example } from './read-paging.test-support';

const examples: Example[] = [
  {
    name: 'Laravel: an API resource with links and meta',
    url: '/users?page=2',
    body: {
      data: [{ id: 16 }],
      links: {
        first: `${root}/users?page=1`,
        last: `${root}/users?page=3`,
        prev: `${root}/users?page=1`,
        next: `${root}/users?page=3`,
      },
      meta: { current_page: 2, from: 16, last_page: 3, path: `${root}/users`, per_page: 15, to: 30, total: 45 },
    },
    found: { style: 'laravel', previous: '/users?page=1', next: '/users?page=3', count: 45 },
  },
  {
    name: 'Laravel: the flat paginator',
    url: '/users',
    body: {
      current_page: 1,
      data: [{ id: 1 }],
      next_page_url: '/users?page=2',
      prev_page_url: null,
      last_page: 4,
      per_page: 15,
      total: 50,
    },
    found: { style: 'laravel', previous: null, next: '/users?page=2', count: 50 },
  },
  {
    name: 'TMDB: page, total_pages, total_results',
    url: '/3/search/movie?query=a&page=2',
    body: { page: 2, results: [{ id: 11 }], total_pages: 9, total_results: 180 },
    found: {
      style: 'page-in-body',
      previous: '/3/search/movie?query=a&page=1',
      next: '/3/search/movie?query=a&page=3',
      count: 180,
    },
  },
  {
    name: 'Spring without HAL: number counts from 0',
    url: '/people',
    body: { content: [{ id: 1 }], number: 0, size: 20, totalElements: 50, totalPages: 3, first: true, last: false },
    found: { style: 'page-in-body', previous: null, next: '/people?page=1', count: 50 },
  },
  {
    name: 'json-server: the neighbours as numbers',
    url: '/posts?_page=1&_per_page=25',
    body: { first: 1, prev: null, next: 2, last: 4, pages: 4, items: 100, data: [{ id: '1' }] },
    found: { style: 'page-in-body', previous: null, next: '/posts?_page=2&_per_page=25', count: 100 },
  },
  {
    name: 'Kaminari: meta with next_page',
    url: '/articles?page=2',
    body: {
      articles: [{ id: 1 }],
      meta: { current_page: 2, next_page: 3, prev_page: 1, total_pages: 5, total_count: 42 },
      total: 42,
    },
    found: { style: 'page-in-body', previous: '/articles?page=1', next: '/articles?page=3', count: 42 },
  },
  {
    name: 'Jira: startAt, maxResults, total',
    url: '/rest/api/2/search?startAt=50',
    body: { startAt: 50, maxResults: 50, total: 200, values: rows(50) },
    found: {
      style: 'page-in-body',
      previous: '/rest/api/2/search?startAt=0',
      next: '/rest/api/2/search?startAt=100',
      count: 200,
    },
  },
  {
    name: 'skip, limit and total',
    url: '/products?limit=10&skip=180',
    body: { products: rows(10), total: 194, skip: 180, limit: 10 },
    found: { style: 'page-in-body', previous: '/products?limit=10&skip=170', next: '/products?limit=10&skip=190', count: 194 },
  },
  {
    name: 'GitLab: X-Next-Page',
    url: '/api/v4/projects/9/issues/8/notes?per_page=3&page=2',
    body: rows(3),
    headers: [
      ['X-Next-Page', '3'],
      ['X-Page', '2'],
      ['X-Per-Page', '3'],
      ['X-Prev-Page', '1'],
      ['X-Total', '8'],
      ['X-Total-Pages', '3'],
    ],
    found: {
      style: 'total-in-header',
      previous: '/api/v4/projects/9/issues/8/notes?per_page=3&page=1',
      next: '/api/v4/projects/9/issues/8/notes?per_page=3&page=3',
      count: 8,
    },
  },
  {
    name: 'WordPress: totals and no parameter yet',
    url: '/wp-json/wp/v2/posts',
    body: rows(10),
    headers: [
      ['X-WP-Total', '25'],
      ['X-WP-TotalPages', '3'],
    ],
    found: { style: 'total-in-header', previous: null, next: '/wp-json/wp/v2/posts?page=2', count: 25 },
  },
  {
    name: 'json-server of old: X-Total-Count with _page and _limit',
    url: '/posts?_page=2&_limit=20',
    body: rows(20),
    headers: [['X-Total-Count', '45']],
    found: { style: 'total-in-header', previous: '/posts?_page=1&_limit=20', next: '/posts?_page=3&_limit=20', count: 45 },
  },
  {
    name: 'PostgREST asked with limit and offset',
    url: '/people?limit=15&offset=30',
    body: rows(15),
    headers: [['Content-Range', '30-44/100']],
    found: { style: 'content-range', previous: '/people?limit=15&offset=15', next: '/people?limit=15&offset=45', count: 100 },
  },
  {
    name: 'a bare list by page number',
    url: '/beers?page=2&per_page=3',
    body: rows(3),
    found: { style: 'page-param', previous: '/beers?page=1&per_page=3', next: '/beers?page=3&per_page=3', count: null },
  },
  {
    name: 'a bare list by skip and take, the last page short',
    url: '/a?skip=20&take=10',
    body: rows(4),
    found: { style: 'offset-param', previous: '/a?skip=10&take=10', next: null, count: null },
  },
  {
    name: 'a timeline by max_id, with ids longer than a double',
    url: '/statuses?max_id=900719925474099399999',
    body: '[{"id":900719925474099300002},{"id":900719925474099300001}]',
    found: { style: 'keyset', previous: null, next: '/statuses?max_id=900719925474099300001', count: null },
  },
  {
    name: 'since, as GitHub lists its users',
    url: '/users?since=135',
    body: [
      { login: 'a', id: 136 },
      { login: 'b', id: 141 },
    ],
    found: { style: 'keyset', previous: null, next: '/users?since=141', count: null },
  },
  {
    name: 'a next that names the row',
    url: '/books',
    body: { next: '/books?after_id=41', results: rows(3) },
    found: { style: 'keyset', previous: null, next: '/books?after_id=41', count: null },
  },
];

test.each(examples)('$name', (example) => {
  expect(read(example)).toEqual(example.found);
});

test('numbers for people count from 1, whatever the addresses do', () => {
  const body = { content: rows(20), number: 1, size: 20, totalElements: 50, totalPages: 3 };
  expect(paging('/people?page=1', body)).toMatchObject({ page: 2, pages: 3, firstNumber: 0, range: { from: 21, to: 40 } });
});
