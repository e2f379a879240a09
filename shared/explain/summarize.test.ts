import { expect, test } from 'vitest';
import { readPage } from '../hypermedia/read-page';
import type { Exchange, FinishedExchange } from '../model/exchange';
import type { HeaderList, RedirectStop } from '../model/exchange-event';
import { summarize } from './summarize';

const timings = {
  dnsMs: null,
  tcpMs: null,
  proxyMs: null,
  tlsMs: null,
  sendMs: null,
  waitMs: null,
  receiveMs: null,
  totalMs: 1,
  reused: false,
};

interface Facts {
  readonly method?: string;
  readonly sent?: HeaderList;
  readonly headers?: HeaderList;
  readonly stop?: { reason: RedirectStop; location: string };
}

function answer(status: number, { method = 'GET', sent = [], headers = [], stop }: Facts = {}): FinishedExchange {
  const url = 'http://books.test/library/books/';
  const head = { status, reason: '', httpVersion: '1.1', headers };
  const hop = {
    method,
    url,
    target: '/',
    requestHeaders: sent,
    requestBodyBytes: null,
    connection: null,
    interims: [],
    head,
    redirect: null,
    challenge: null,
    sides: [],
    cookies: null,
    timings,
  };
  return {
    phase: 'finished',
    id: 'e',
    startedAt: 0,
    endedAt: Date.parse('2026-02-20T10:00:00Z'),
    method,
    url,
    hops: [hop],
    sentBytes: 0,
    receivedBytes: 0,
    head,
    trailers: [],
    wireBytes: 0,
    bodyBytes: 0,
    encodedBytes: 0,
    bodyId: null,
    decoded: [],
    stop: stop ?? null,
    timings,
  };
}

const say = (status: number, facts: Facts = {}, body: unknown = null): string => {
  const exchange = answer(status, facts);
  const { headers } = exchange.head;
  const page = readPage({
    method: exchange.method,
    url: exchange.url,
    status,
    headers,
    body: body === null ? null : JSON.stringify(body),
  });
  return summarize(exchange, page);
};

test.each<[string, string]>([
  [
    'The list you asked for: 1 to 2 of 240.',
    say(
      200,
      {},
      { count: 240, next: 'http://books.test/library/books/?page=2', previous: null, results: [{ id: 1 }, { id: 2 }] },
    ),
  ],
  ['The list you asked for. It is empty.', say(200, {}, [])],
  ['The list you asked for: 1 row.', say(200, {}, [{ id: 1 }])],
  [
    'The list you asked for: 600 rows.',
    say(
      200,
      {},
      Array.from({ length: 600 }, (_, id) => ({ id })),
    ),
  ],
  ['What you asked for.', say(200, {}, { id: 1, title: 'The Last Ferry' })],
  ['The head alone, as asked.', say(200, { method: 'HEAD' })],
  [
    'Created. It lives at /library/books/7/.',
    say(201, { method: 'POST', headers: [['Location', 'http://books.test/library/books/7/']] }),
  ],
  ['Created. It lives at http://other.test/7.', say(201, { method: 'POST', headers: [['Location', 'http://other.test/7']] })],
  ['Created. The answer does not say where it lives now.', say(201, { method: 'POST' })],
  ['Removed. That there is no body is correct.', say(204, { method: 'DELETE' })],
  ['Done. That there is no body is correct.', say(204, { method: 'PUT' })],
  ['The list you asked for: 1 to 2 of 9.', say(206, { headers: [['Content-Range', 'items 0-1/9']] }, [{ id: 1 }, { id: 2 }])],
  ['Bytes 0 to 99 of 500, as asked.', say(206, { headers: [['Content-Range', 'bytes 0-99/500']] })],
  ['The server refused 2 fields: title and isbn.', say(400, {}, { title: ['This field is required.'], isbn: ['Too long.'] })],
  ['The server refused the request: “JSON parse error”.', say(400, {}, { detail: 'JSON parse error' })],
  [
    'The server wants to know who is asking, and no credential was sent. It asks for Basic or Bearer.',
    say(401, { headers: [['WWW-Authenticate', 'Basic realm="api", Bearer']] }),
  ],
  [
    'The server did not accept the credential that was sent. It asks for Token.',
    say(401, { sent: [['authorization', 'Token x']], headers: [['WWW-Authenticate', 'Token']] }),
  ],
  [
    'PUT is not allowed here; GET, HEAD and OPTIONS are.',
    say(405, { method: 'PUT', headers: [['Allow', 'GET, HEAD, OPTIONS']] }),
  ],
  ['PUT is not allowed here, and the answer does not say what is.', say(405, { method: 'PUT' })],
  ['Too many requests for now. Try again in 38 s.', say(429, { headers: [['Retry-After', '38']] })],
  [
    'The server cannot answer for now. Try again in 10 min.',
    say(503, { headers: [['Retry-After', 'Fri, 20 Feb 2026 10:10:00 GMT']] }),
  ],
  ['The server cannot answer for now. The answer does not say when to try again.', say(503)],
])('%s', (sentence, said) => {
  expect(said).toBe(sentence);
});

test('an unassigned status is read as the x00 of its class, and said to be', () => {
  expect(say(450)).toMatch(/^450 is not assigned; it is read as 400: /);
});

test('a redirect that was not followed says where it points and why it stopped', () => {
  expect(say(301, { method: 'POST', stop: { reason: 'otherMethod', location: 'http://books.test/b/' } })).toBe(
    'The server points to http://books.test/b/. A POST is not repeated elsewhere without your word.',
  );
});

test('an answer that is no field error is not taken for one', () => {
  expect(say(400, {}, { code: 12, errors: ['a'] })).toBe('The server refused the request.');
});

test('redirects that were followed are counted', () => {
  const exchange = answer(200);
  const followed = { ...exchange.hops[0]!, redirect: { location: '/b', methodChanged: false, dropped: [] } };
  expect(summarize({ ...exchange, hops: [followed, ...exchange.hops] } as Exchange, null)).toBe(
    'What you asked for. One redirect was followed.',
  );
});

test('of a GraphQL answer it is said whether there is data, and what stands beside it', () => {
  const post = { method: 'POST' };
  const errors = [{ message: 'no', locations: [{ line: 1, column: 3 }] }];
  expect(say(200, post, { errors, data: null })).toBe('The query was not carried out: there are errors, and no data.');
  expect(say(200, post, { errors })).toBe('The query was not carried out: there are errors, and no data.');
  expect(say(200, post, { errors, data: { book: { title: 'a' } } })).toBe('Answered in part: there are errors beside the data.');
  const nodes = [{ id: 1 }];
  const books = { nodes, pageInfo: { hasNextPage: false } };
  expect(say(200, post, { data: { books } })).toMatch(/^The list you asked for/);
  const ofPart = { errors: [{ message: 'no author', path: ['books', 'nodes', 0, 'author'] }], data: { books } };
  expect(say(200, post, ofPart)).toBe('Answered in part: there are errors beside the data.');
  expect(say(200, post, { errors: [], data: { books } })).toMatch(/^The list you asked for/);
  expect(say(200, post, { data: { book: { id: 1 } } })).toBe('Done. The answer says what came of it.');
});

test('a list of errors is not taken for a field that was refused', () => {
  const errors = [{ message: 'Cannot query field "titel".', locations: [{ line: 1, column: 3 }] }];
  expect(say(400, {}, { errors })).not.toContain('one field');
  expect(say(400, {}, { price: ['A number is wanted.'] })).toBe('The server refused one field: price.');
});
