import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMediaType } from '../http/media-type';
import { readPage } from '../hypermedia/read-page';
import type { FinishedExchange, Hop } from '../model/exchange';
import { createDraft } from '../model/request-draft';
import { adviseOn, adviseOnAll, adviseOnNames, isIgnored, ruleOf, sortOut } from './advise';
import { apiOf } from './read-address';
import { readMaturity } from './read-maturity';
import { exchangeRules, setRules } from './rules';
import { isSafeToSend } from './rules/unsafe-get';
import { verbInPath } from './rules/verb-in-path';
import { longestBody, type Seen, seenFromAddress, seenFromExchange } from './seen';
import { readUniformInterface } from './uniform-interface';
import { pluralOf, singularOf } from '../noun-forms';
import { wordsOf } from './word-forms';

const rules = [...exchangeRules, ...setRules];
const saved = (method: string, url: string): Seen => seenFromAddress({ id: `${method} ${url}`, name: '', method, url });

interface Told {
  readonly method?: string;
  readonly url?: string;
  readonly status?: number;
  readonly headers?: [string, string][];
  readonly sent?: string;
  readonly body?: string;
}

function seenOf({
  method = 'GET',
  url = 'http://api.example/books/5',
  status = 200,
  headers = [],
  sent = '',
  body = '',
}: Told): Seen {
  const head = { status, reason: '', httpVersion: '1.1', headers };
  const hop = { method, url, target: url, requestHeaders: [], redirect: null };
  // Advice reads few of the fields of an exchange; the rest plays no part here.
  const exchange = {
    phase: 'finished',
    id: 'x',
    method,
    url,
    hops: [hop as unknown as Hop],
    head,
    bodyBytes: body.length,
  } as unknown as FinishedExchange;
  const draft = { ...createDraft(url, method), body: { kind: 'json' as const, text: sent } };
  return seenFromExchange({ exchange, draft, body, page: readPage({ method, url, status, headers, body }) });
}

test.each([
  ['POST', '/api/users/create', 'POST /api/users'],
  ['GET', '/bad/api/users/delete?id=2', 'DELETE /bad/api/users/2'],
  ['GET', '/users/delete', 'DELETE /users/{id}'],
  ['GET', '/getUsers', 'GET /users'],
  ['POST', '/createUser', 'POST /users'],
  ['POST', '/books/22/update', 'PATCH /books/22'],
  ['GET', '/get-book?id=7', 'GET /books/7'],
  ['GET', '/users/list', 'GET /users'],
  ['POST', '/add_category', 'POST /categories'],
])('%s %s converted: %s', (method, path, better) => {
  expect(verbInPath.look(saved(method, `https://api.example${path}`))?.instead).toBe(better);
});

test.each([
  ['books', 'book'],
  ['categories', 'category'],
  ['addresses', 'address'],
  ['people', 'person'],
  ['boxes', 'box'],
  ['statuses', 'status'],
  ['keys', 'key'],
])('%s is many, %s is one', (many, one) => {
  expect([singularOf(many), pluralOf(one), singularOf(one), pluralOf(many)]).toEqual([one, many, one, many]);
});

test.each(['news', 'series', 'status', 'address', 'data', 'bus', 'analysis', 'https'])('%s is no plural', (word) => {
  expect(singularOf(word)).toBe(word);
});

test('names of several words are taken apart, however they are joined', () => {
  expect(['createUser', 'create-user', 'create_user', 'CreateUser'].map((name) => wordsOf(name).join(' '))).toEqual(
    Array(4).fill('create user'),
  );
  expect(wordsOf('HTTPServer2')).toEqual(['http', 'server2']);
});

const anything = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'BREW'),
  url: fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true }), fc.constant('{{base}}/a%ZZ/%E0%A4?x=%')),
  status: fc.integer({ min: 100, max: 599 }),
  headers: fc.array(
    fc.tuple(fc.constantFrom('Content-Type', 'Link', 'Allow', 'Location', 'Cache-Control', 'X-Odd'), fc.string()),
    { maxLength: 5 },
  ),
  sent: fc.oneof(fc.string(), fc.json()),
  body: fc.oneof(
    fc.string(),
    fc.json(),
    fc.json().map((value) => `{"results":[${value}],"next":"/a?cursor=cD0x","errors":${value}}`),
  ),
});

test('whatever is exchanged, nothing throws, and the same gets the same', () => {
  fc.assert(
    fc.property(fc.array(anything, { minLength: 1, maxLength: 3 }), (told) => {
      const once = told.map(seenOf);
      const again = told.map(seenOf);
      expect(adviseOnAll(once, 'workspace')).toEqual(adviseOnAll(again, 'workspace'));
      for (const seen of once) readMaturity(seen, readUniformInterface(seen));
    }),
    { numRuns: 300 },
  );
});

test('a body beyond the limit is not looked into', () => {
  const body = `[${'{"uid":1,"Some_Name":"x"},'.repeat(60_000)}{"id":1}]`;
  expect(body.length).toBeGreaterThan(longestBody);
  const seen = seenOf({ body, headers: [['Content-Type', 'application/json']] });
  expect(seen.answer?.json).toBeUndefined();
  expect(adviseOn(seen, 'workspace').map(({ rule }) => rule.id)).toContain('unbounded-list');
});

const shortly = (seen: Seen) => {
  for (const { evidence, at } of adviseOn(seen, 'workspace'))
    for (const { quote } of evidence) expect(quote.length + at.length).toBeLessThan(2_000);
};

test.each([
  ['one long path', `http://api.example/${'create-a'.repeat(50_000)}`],
  ['many segments', `http://api.example${'/aA'.repeat(50_000)}`],
  ['many parameters', `http://api.example/?${'token=aaaaaaaaaa&'.repeat(50_000)}`],
])('an address of %s is looked at in no time, and quoted in short', (_what, url) => shortly(saved('GET', url)));

test.each([
  ['one long field', { headers: [['Cache-Control', 'max-age='.repeat(50_000)]] as [string, string][] }],
  ['deep lists', { body: '['.repeat(200_000) }],
  ['one long word', { body: `{"${'aA_'.repeat(200_000)}":"${'e'.repeat(300_000)}"}` }],
  ['a traceback that never ends', { method: 'POST', status: 500, body: 'JSON'.repeat(250_000), sent: '{'.repeat(100_000) }],
  [
    'a title that never ends',
    { headers: [['Content-Type', 'text/html']] as [string, string][], body: `<title>${' '.repeat(900_000)}` },
  ],
])('an answer of %s is looked at in no time, and quoted in short', (_what, told) => shortly(seenOf(told)));

test('a remark is told apart by place: method, host and path without ids', () => {
  const at = (url: string, scope: 'workspace' | 'collection') => adviseOn(saved('GET', url), scope)[0]?.at;
  expect(at('https://api.example/users/5/getBooks', 'workspace')).toBe('GET api.example/users/{id}/getBooks');
  expect(at('https://api.example/users/7/getBooks?x=1', 'workspace')).toBe('GET api.example/users/{id}/getBooks');
  expect(at('{{base}}/users/{{id}}/getBooks', 'collection')).toBe('GET /users/{id}/getBooks');
});

test('what is ignored here stands elsewhere; what is ignored altogether stands nowhere', () => {
  const remarks = ['/getBooks', '/getUsers'].flatMap((path) => adviseOn(saved('GET', path), 'collection'));
  const at = remarks[0]?.at ?? '';
  const here = sortOut(remarks, [{ rule: 'verb-in-path', at }]);
  expect(here.ignored.map((remark) => remark.at)).toContain(at);
  expect(here.standing.filter(({ rule }) => rule.id === 'verb-in-path')).toHaveLength(1);
  expect(
    remarks
      .filter(({ rule }) => rule.id === 'verb-in-path')
      .every((remark) => isIgnored(remark, [{ rule: 'verb-in-path', at: '' }])),
  ).toBe(true);
});

test('what is written down when a remark is ignored holds names of variables, and not what was filled in', () => {
  const typed = seenFromAddress({ id: '1', name: '', method: 'GET', url: 'https://api.example/{{key}}/getBooks' });
  const sent = { ...saved('GET', 'https://api.example/s3cret-of-alice/getBooks'), typed: typed.typed };
  const remarks = adviseOn(sent, 'workspace');
  expect(remarks.map(({ at }) => at)).toEqual(remarks.map(() => 'GET api.example/{id}/getBooks'));
  expect(remarks.length).toBeGreaterThan(0);
});

test.each([
  ['https://api.example/v1/books/5', 'api.example/v1'],
  ['https://api.example/books/5', 'api.example'],
  ['https://api.example/books/popular', 'api.example'],
  ['https://api.example/book?id=5', 'api.example'],
  ['{{base}}/library/books/', '{{base}}/library'],
  ['localhost:7070/5/x', 'localhost:7070/5'],
])('%s belongs to the API %s', (url, api) => {
  expect(apiOf(saved('GET', url).address)).toBe(api);
});

test('names are compared within one API, not across two of a server', () => {
  const paths = ['/library/book/5', '/shop/books/5', '/library/author/5'];
  expect(
    adviseOnNames(
      paths.map((path) => saved('GET', `https://api.example${path}`)),
      'workspace',
    ),
  ).toEqual([]);
});

test('what is sent without asking only reads, by its method and by its address', () => {
  const isSafe = (method: string, path: string) => isSafeToSend(saved(method, `https://api.example${path}`));
  expect([isSafe('GET', '/books'), isSafe('GET', '/updates'), isSafe('GET', '/getBooks')]).toEqual([true, true, true]);
  expect([isSafe('POST', '/books'), isSafe('GET', '/users/delete?id=2'), isSafe('HEAD', '/books')]).toEqual([
    false,
    false,
    false,
  ]);
});

test('the same remark on several requests to one place is one', () => {
  const [group] = adviseOnAll([saved('GET', '/getBooks?a=1'), saved('GET', '/getBooks?a=2')], 'collection').filter(
    ({ rule }) => rule.id === 'verb-in-path',
  );
  expect(group?.remarks).toMatchObject([{ concerns: ['GET /getBooks?a=1', 'GET /getBooks?a=2'] }]);
});

test('no secret is quoted', () => {
  const secret = 'k3y-of-alice-0123456789';
  const told = [
    `https://a.example/b?api_key=${secret}`,
    `https://alice:${secret}@a.example/getB`,
    `https://a.example/getB?token=${secret}&password=${secret}`,
  ];
  const remarks = told.flatMap((url) => adviseOn({ ...saved('GET', url), id: '1' }, 'workspace'));
  expect(remarks.length).toBeGreaterThan(3);
  expect(JSON.stringify(remarks)).not.toContain(secret);
  const sent = seenOf({ method: 'POST', status: 500, sent: `{"password": "${secret}"` });
  expect(JSON.stringify(adviseOn({ ...sent, sentType: readMediaType('application/json') }, 'workspace'))).not.toContain(secret);
});

const pieces = (text: string): Set<string> => {
  const words = wordsOf(text);
  return new Set(words.slice(2).map((_, at) => words.slice(at, at + 3).join(' ')));
};
const likeness = (one: string, other: string): number => {
  const [a, b] = [pieces(one), pieces(other)];
  return [...a].filter((piece) => b.has(piece)).length / Math.max(1, Math.min(a.size, b.size));
};

test('every rule is told in words of its own, with a source and an example', () => {
  for (const { id, title, reason, source, example } of rules) {
    expect(id).toMatch(/^[a-z]+(?:-[a-z]+)+$/);
    expect(reason.length, id).toBeGreaterThan(120);
    expect(title.length, id).toBeLessThan(50);
    expect(source.url, id).toMatch(/^https:\/\//);
    expect(source.name.length, id).toBeGreaterThan(15);
    expect(example.worse, id).not.toBe(example.better);
    expect(ruleOf(id)?.title).toBe(title);
  }
  for (const field of ['id', 'title', 'reason'] as const)
    expect(new Set(rules.map((rule) => rule[field])).size).toBe(rules.length);
  const alike = rules.flatMap((one, at) =>
    rules
      .slice(at + 1)
      .filter((other) => likeness(one.reason, other.reason) > 0.15)
      .map(({ id }) => `${one.id} ${id}`),
  );
  expect(alike).toEqual([]);
});
