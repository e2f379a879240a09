import type { PracticeGateway } from '#shared/model/practice';
import { expect, test } from 'vitest';
import { answerOf } from '../answer.test-support';
import { readVerdict } from '../use-locked-code';
import { balancerFacts, balancerSentence } from './balancer-facts';
import { byteFacts } from './bytes-facts';
import { cartFacts, cartSentence } from './cart-facts';
import { clientState, clientStateSentence } from './client-state-facts';
import { cycleFacts } from './cycle-facts';
import { freshnessFacts, freshnessSentence, verdictOf } from './freshness-facts';
import { pagingFacts, pagingSentence } from './paging-facts';
import { pipelineSentence } from './pipeline-facts';
import { fatesOf } from './representation-facts';
import { throttleFacts, throttleSentence } from './throttle-facts';

const date = 'Fri, 20 Feb 2026 14:16:40 GMT';
const now = Date.parse(date);

test('one turn of the cycle is told with its data, and with none', () => {
  const facts = cycleFacts(
    answerOf({
      path: '/a',
      headers: { 'Content-Type': 'text/html; charset=utf-8', 'Server-Timing': 'auth;dur=0.2, app;dur=3;desc="x"' },
      body: 'hello',
      sent: [['Accept', '*/*']],
    }),
  );
  expect(facts.sentence).toBe('Asked: GET, /a, no data. Answered: 200, 5 B of text/html.');
  expect(facts).toMatchObject({ requestLine: 'GET /a HTTP/1.1', accept: '*/*', sentHead: '1 header', connectMs: 1 });
  expect(facts.steps).toEqual([
    { name: 'auth', ms: 0.2 },
    { name: 'app', ms: 3 },
  ]);
  expect(cycleFacts(answerOf({ status: 204 })).sentence).toContain('204, no data');
});

test('answers are counted by who gave them: a hit is the cache’s, whoever made it once', () => {
  const replicas = [1, 2, 3].map((number) => ({ number, url: `http://127.0.0.1:708${number}`, alive: number !== 2 }));
  const gateway: PracticeGateway = { url: '', proxyUrl: '', sticky: false, replicas };
  const served = (number: number, cache: string, age = '0') =>
    answerOf({ headers: { 'X-Served-By': `replica-${number}`, 'X-Cache': cache, Age: age } });
  const facts = balancerFacts(
    [served(1, 'MISS'), served(2, 'BYPASS'), answerOf({ status: 502 }), served(1, 'HIT', '7')],
    gateway,
  );
  expect(facts).toMatchObject({ sent: 4, hits: 1, lost: 1 });
  expect(facts.servers.map(({ answered, alive }) => [answered, alive])).toEqual([
    [1, true],
    [1, false],
    [0, true],
  ]);
  expect(balancerSentence(facts)).toBe(
    'Of 4 requests the cache answered 1; server 1: 1, server 2 (dead): 1, server 3: 0. 1 request found nobody. The last one: the cache, with what server 1 made 7 seconds before.',
  );
});

test('a cart in a token is found everywhere; one in a session only where it was begun', () => {
  const at = (number: number, tag: string, lines: readonly unknown[], more = {}) =>
    answerOf({
      tag,
      headers: { 'X-Served-By': `replica-${number}`, ...more },
      body: { lines, ...(tag === 'token' && { token: 'a.b.c' }) },
    });
  const line = { book: 3, count: 1 };
  const answers = [
    at(1, 'token', [line]),
    at(2, 'token', [line]),
    at(1, 'session', [line], { 'Set-Cookie': 's=1; Path=/' }),
    at(3, 'session', []),
  ];
  const [token, session] = [cartFacts(answers, 'token'), cartFacts(answers, 'session')];
  expect([token.held, session.held]).toEqual(['a.b.c', 's=1']);
  expect(session.looks).toEqual([
    { server: 1, lines: 1, isPut: false },
    { server: 3, lines: 0, isPut: false },
  ]);
  expect(cartSentence(token, session)).toBe(
    'The cart in the token was found 2 of 2 times, at 2 servers. The cart in the session was found 1 of 2 times, at 2 servers.',
  );
});

test('a rate is read with what is left and when to come back, by the server’s own clock', () => {
  const policy = { 'RateLimit-Policy': '"burst";q=5;w=60, "day";q=100;w=86400' };
  const first = answerOf({ headers: { ...policy, RateLimit: '"burst";r=4;t=60, "day";r=99;t=86400' } });
  const refused = answerOf({
    status: 429,
    headers: { ...policy, RateLimit: '"burst";r=0;t=60', 'Retry-After': '42', Date: date },
  });
  expect(throttleFacts([first])).toMatchObject({ rate: { requests: 5, seconds: 60 }, left: 4, until: null });
  const facts = throttleFacts([first, refused]);
  expect(facts).toMatchObject({ let: 1, refused: 1, until: now + 42_000 });
  expect(throttleSentence(facts, 42)).toBe('5 requests in 60 s: 1 let through, 1 refused. Ask again in 42 seconds.');
  expect(throttleSentence(facts, 0)).toContain('The wait is over');
});

test('a copy is fresh, then usable while a new one comes, then stale; no-cache is stale at once and no-store is none', () => {
  const kept = (value: string, more = {}) =>
    freshnessFacts([answerOf({ headers: { 'Cache-Control': value, Date: date, ETag: '"1"', ...more } })]);
  const facts = kept('max-age=5, stale-while-revalidate=60');
  expect([0, 4, 5, 64, 65].map((age) => verdictOf(facts, now + age * 1000))).toEqual([
    'fresh',
    'fresh',
    'grace',
    'grace',
    'stale',
  ]);
  expect(verdictOf(kept('max-age=60', { Age: '59' }), now + 1000)).toBe('stale');
  expect(verdictOf(kept('no-cache, max-age=60'), now)).toBe('stale');
  expect(freshnessSentence(kept('no-store'), now)).toBe('no-store: no copy was kept. Every need is a request.');
  expect(verdictOf(null, now)).toBe('none');
});

test('a 304 makes a copy fresh again and keeps its validator', () => {
  const facts = freshnessFacts([
    answerOf({ headers: { 'Cache-Control': 'max-age=60', Date: date, ETag: '"1"' } }),
    answerOf({ status: 304, headers: { 'Cache-Control': 'max-age=60', Date: 'Fri, 20 Feb 2026 14:18:40 GMT' } }),
  ]);
  expect(facts).toMatchObject({ etag: '"1"', bornAt: now + 120_000, lifetime: 60 });
});

test('page numbers show rows twice when some came and miss rows when some went; a cursor does neither', () => {
  const page = (tag: string, ids: readonly number[]) =>
    answerOf({ tag, body: { next: 'http://h/p?page=2', results: ids.map((id) => ({ id })) } });
  const answers = [
    page('page', [9, 8, 7]),
    page('cursor', [9, 8, 7]),
    answerOf({ tag: 'insert', body: { added: [10, 11] } }),
    page('page', [8, 7, 6]),
    page('cursor', [6, 5, 4]),
    answerOf({ tag: 'remove', body: { removed: [11, 10] } }),
    page('page', [3, 2, 1]),
    page('cursor', [3, 2, 1]),
  ];
  const [numbers, cursor] = [pagingFacts(answers, 'page'), pagingFacts(answers, 'cursor')];
  expect(numbers).toMatchObject({ twice: 2, missed: 2, next: '/p?page=2' });
  expect(cursor).toMatchObject({ twice: 0, missed: 0 });
  expect(pagingSentence(numbers, cursor)).toBe('After 3 pages: by number 2 rows twice, 2 rows missed; by cursor every row once.');
});

test('what a format cannot say is changed on the way back; wrapping is not', () => {
  const book = { id: 1, title: 'A', tags: ['x'], url: 'http://h/1' };
  const fates = (after: unknown) => fatesOf(book, after).map(({ name, fate }) => `${name} ${fate}`);
  expect(fates(book)).toEqual(['id kept', 'title kept', 'tags kept']);
  expect(fates({ root: { id: '1', title: 'A', tags: { item: 'x' } } })).toEqual(['id changed', 'title kept', 'tags changed']);
  expect(fates([{ id: '1', title: 'A' }])).toEqual(['id changed', 'title kept', 'tags lost']);
});

test('bytes are counted part by part, the heads by their letters', () => {
  const facts = byteFacts(answerOf({ path: '/a', body: 'hello', sent: [['Host', 'h']] }));
  // "GET /a HTTP/1.1" and a line end, "Host: h" and a line end, and the blank line.
  expect(facts).toMatchObject({ sentHead: 15 + 2 + 7 + 2 + 2, sentBody: 0, receivedHead: 100, receivedBody: 5 });
});

test('a write that was refused says where it stopped', () => {
  const told = (stages: object) =>
    pipelineSentence(answerOf({ body: { status: 400, bytes: { beginning: '7b', length: 1, contentType: 'x' }, ...stages } }));
  expect(told({ parsed: null, validated: null, stored: null, returned: {} })).toBe(
    'It stopped before “parsed”, and the answer is 400.',
  );
  expect(told({ parsed: {}, validated: null, stored: null, returned: {} })).toContain('before “validated”');
  expect(told({ parsed: {}, validated: {}, stored: {}, returned: {} })).toContain('All the way');
});

test('what a client holds is what the answers gave it', () => {
  const state = clientState([
    answerOf({ tag: 'cart', body: { lines: [{ book: 3 }], token: 'a.b.c' } }),
    answerOf({ tag: 'book', headers: { ETag: '"1"' } }),
    answerOf({ tag: 'book', status: 304 }),
  ]);
  expect(state).toMatchObject({ token: 'a.b.c', etag: '"1"', next: null });
  expect(clientStateSentence(state)).toContain('holds 2 things');
  expect(state.held[1]?.came).toBe('304: unchanged, nothing sent again');
});

test('what comes out of the locked frame is data, whatever it claims to be', () => {
  expect(readVerdict({ errors: '{"name":"too short","__proto__":{"x":1},"n":1}' })).toEqual({
    kind: 'errors',
    errors: { name: 'too short' },
  });
  expect(readVerdict({ failed: 'x'.repeat(500) })).toEqual({ kind: 'failed', reason: 'x'.repeat(200) });
  for (const other of [null, 'x', {}, { errors: {} }, { errors: 'nonsense' }, { errors: `"${'x'.repeat(20_000)}"` }])
    expect(readVerdict(other)).toMatchObject({ kind: 'failed' });
});
