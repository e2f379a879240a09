import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { explainExchange } from '#shared/explain/explain-exchange';
import type { Explanation } from '#shared/explain/explanation';
import { readPage } from '#shared/hypermedia/read-page';
import type { FailedExchange, FinishedExchange } from '#shared/model/exchange';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { defaultOptions } from '#shared/model/request-options';
import { createRow } from '#shared/model/row';
import { startPracticeServer, type PracticeServer } from '../practice/server';
import { createTestEngine, type TestEngine } from './exchange.test-support';

let engine: TestEngine;
let practice: PracticeServer;
beforeAll(async () => {
  engine = await createTestEngine();
  practice = await startPracticeServer();
});
afterAll(async () => {
  await engine.close();
  await practice.stop();
});

type Ask = readonly [method: string, path: string, headers?: Readonly<Record<string, string>>, body?: string];

const token = (username: string) => practice.accounts.find((account) => account.username === username)?.token ?? '';
const asAlice = () => ({ Authorization: `Token ${token('alice')}` });
const json = { 'Content-Type': 'application/json' };

function draftOf([method, path, headers = {}, body]: Ask): RequestDraft {
  const rows = Object.entries(headers).map(([name, value]) => createRow(name, value));
  const type = headers['Content-Type'] ?? 'text/plain';
  return {
    ...createDraft(path.startsWith('/') ? practice.url + path : path, method),
    headers: rows,
    body: body === undefined ? { kind: 'none' } : { kind: 'text', text: body, mediaType: type },
  };
}

async function explain(draft: RequestDraft): Promise<{ exchange: FinishedExchange | FailedExchange; explanation: Explanation }> {
  const exchange = await engine.send(draft, draft.options);
  const page =
    exchange.phase === 'finished'
      ? readPage({
          method: draft.method,
          url: exchange.hops.at(-1)?.url ?? '',
          status: exchange.head.status,
          headers: exchange.head.headers,
          body: await engine.bodyText(exchange),
        })
      : null;
  return { exchange, explanation: explainExchange({ exchange, draft, page }) };
}

const titlesOf = ({ steps }: Explanation) => steps.map(({ title }) => title);
const statusOf = (exchange: FinishedExchange | FailedExchange) =>
  exchange.phase === 'finished' ? exchange.head.status : 'failed';

const book = '{"title":"The Borrowed Ladder","isbn":"9780000000019","author":"/library/authors/2/","price":"18.40"}';

/** What is sent, the status it earns, what has to be said about it, and what must not be said. */
const table: readonly (readonly [what: string, ask: () => Ask, status: number, says: RegExp, not: RegExp])[] = [
  ['a redirect chain', () => ['GET', '/redirect/3'], 200, /was sent on, 302/, /stayed behind/],
  ['a POST that became a GET', () => ['POST', '/redirect/1?status=303', json, '{}'], 200, /POST .* was sent on, 303/, /refused/],
  [
    'a method that is not for the address',
    () => ['PUT', '/api/Comment', asAlice()],
    405,
    /PUT is not for this address/,
    /does not know what/,
  ],
  [
    'an Accept that nothing fits',
    () => ['GET', '/library/books/', { Accept: 'image/png' }],
    406,
    /Nothing there fits/,
    /does not read/,
  ],
  [
    'a body of a type that is not read',
    () => ['POST', '/library/books/', { ...asAlice(), 'Content-Type': 'text/plain' }, 'a book'],
    415,
    /does not read text\/plain/,
    /could not be read as/,
  ],
  [
    'a body that is no JSON',
    () => ['POST', '/library/books/', { ...asAlice(), ...json }, '{"title": x}'],
    400,
    /could not be read as what it says/,
    /fields? was refused|fields were refused/,
  ],
  [
    'fields that break rules',
    () => ['POST', '/library/books/', { ...asAlice(), ...json }, '{"title":""}'],
    400,
    /fields were refused|field was refused/,
    /could not be read/,
  ],
  [
    'a version that is the current one',
    () => ['GET', '/strict/books/21', { 'If-None-Match': '"21.1-strict"' }],
    304,
    /still the current one/,
    /has changed/,
  ],
  [
    'a version that is stale',
    () => ['PATCH', '/library/books/21/', { ...asAlice(), ...json, 'If-Match': '"old"' }, '{"price":"1.00"}'],
    412,
    /has changed since/,
    /wants a version named/,
  ],
  [
    'no version where one is wanted',
    () => ['PUT', '/strict/books/21', { ...asAlice(), ...json }, book],
    428,
    /wants a version named first/,
    /has changed since/,
  ],
  ['a part by ids', () => ['GET', '/pagination/next-range/'], 206, /is a part, not the whole/, /asked for a part/],
  ['a part', () => ['GET', '/stream/bytes/1000', { Range: 'bytes=0-99' }], 206, /asked for a part and got it/, /got the whole/],
  ['a part beyond the end', () => ['GET', '/stream/bytes/1000', { Range: 'bytes=1000-' }], 416, /lies outside/, /got it/],
  ['a part of what has none', () => ['GET', '/library/books/1/', { Range: 'bytes=0-9' }], 200, /got the whole/, /lies outside/],
  ['several translations', () => ['GET', '/strict/translations'], 300, /leaves the choice to you/, /Nothing there fits/],
  ['something to be paid for', () => ['GET', '/strict/books/21/text', asAlice()], 402, /wants to be paid/, /may not do this/],
  [
    'nothing at an address',
    () => ['GET', '/library/books/9999/'],
    404,
    /Nothing is at \/library\/books\/9999\//,
    /gone for good/,
  ],
  [
    'a clash',
    () => ['POST', '/strict/books', { ...asAlice(), ...json }, book],
    409,
    /clashes with what the server holds/,
    /fields? (was|were) refused/,
  ],
  ['a length that is missing', () => ['POST', '/orders/1/confirm'], 409, /clashes/, /lies outside/],
  ['a protocol that is wanted', () => ['GET', '/stream/websocket/echo'], 426, /Another protocol is wanted/, /does not know/],
  [
    'early data',
    () => ['POST', '/strict/books', { ...asAlice(), ...json, 'Early-Data': '1' }, book],
    425,
    /will not risk a replay/,
    /clashes/,
  ],
  ['the law', () => ['GET', '/strict/books/13'], 451, /withheld by order of the law/, /may not do this/],
  ['a bug', () => ['GET', '/strict/bug'], 500, /The server broke/, /behind it/],
  ['junk from behind a gateway', () => ['GET', '/strict/gateway/junk'], 502, /behind it gave no proper answer/, /in time/],
  [
    'silence behind a gateway',
    () => ['GET', '/strict/gateway/asleep'],
    504,
    /behind it did not answer in time/,
    /no proper answer/,
  ],
  [
    'something that was made',
    () => ['POST', '/api/Comment', { ...asAlice(), ...json }, '{"book":1,"text":"Good maps."}'],
    201,
    /It was made/,
    /refused/,
  ],
  ['a job', () => ['POST', '/strict/reports', asAlice()], 202, /taken on, and is not done yet/, /It was made/],
  ['a changed answer', () => ['GET', '/strict/transformed'], 203, /changed the answer/, /cache on the way/],
  [
    'a form that was sent',
    () => ['POST', '/strict/form', { 'Content-Type': 'application/x-www-form-urlencoded' }, 'name=Fido'],
    205,
    /should be emptied/,
    /no body is right/,
  ],
  [
    'parts with statuses',
    () => ['POST', '/strict/batch', { ...asAlice(), ...json }, '[{"op":"price","id":9999,"price":5}]'],
    207,
    /Each part has a status/,
    /refused/,
  ],
  [
    'a delta',
    () => ['GET', '/strict/feed', { 'A-IM': 'feed', 'If-None-Match': '"feed-237"' }],
    226,
    /Only what changed came back/,
    /still the current one/,
  ],
  ['a gap among the codes', () => ['GET', '/status/450'], 450, /Nobody has assigned 450/, /is no status/],
  ['a teapot', () => ['GET', '/teapot'], 418, /tea|kettle|coffee/i, /assigned/],
  [
    'a body that was packed',
    () => ['GET', '/stream/encoding', { 'Accept-Encoding': 'gzip' }],
    200,
    /travelled as gzip/,
    /does not say what its body is/,
  ],
  [
    'another site’s script',
    () => ['GET', '/library/books/1/', { Origin: 'https://elsewhere.example' }],
    200,
    /A script of https:\/\/elsewhere\.example/,
    /stayed behind/,
  ],
];

describe('of real exchanges', () => {
  test.each(table)('%s is explained', async (...row) => {
    const [, ask, status, says, not] = row;
    const { exchange, explanation } = await explain(draftOf(ask()));
    const titles = titlesOf(explanation).join('\n');
    expect(statusOf(exchange)).toBe(status);
    expect(titles).toMatch(says);
    expect(titles).not.toMatch(not);
  });

  test('every refusal says something that is wrong, and every answer that is none says nothing of the kind', async () => {
    for (const [what, ask, status] of table) {
      const { explanation } = await explain(draftOf(ask()));
      const isBad = explanation.steps.some(({ tone }) => tone === 'bad');
      // A script of another site is told what it would have missed although all went well here; of the batch one step failed.
      const expected =
        status >= 400 && status !== 450 ? true : what === 'another site’s script' || what === 'parts with statuses';
      expect([what, isBad]).toEqual([what, expected]);
    }
  });
});

describe('what is proposed works', () => {
  test.each<[string, () => Ask, RegExp, number]>([
    ['405: one of the methods that Allow names', () => ['PUT', '/library/books/', asAlice()], /^Send GET$/, 200],
    ['406: a type that is on offer', () => ['GET', '/formats/book', { Accept: 'video/mp4' }], /^Ask for /, 200],
    ['404: one level up', () => ['GET', '/library/books/9999/'], /^Look one level up$/, 200],
    ['304: the whole of it', () => ['GET', '/strict/books/21', { 'If-None-Match': '"21.1-strict"' }], /^Ask for the whole/, 200],
    ['416: the whole of it', () => ['GET', '/stream/bytes/1000', { Range: 'bytes=1000-' }], /^Ask for the whole/, 200],
    ['201: what was made', () => ['POST', '/strict/reports', asAlice()], /^(Look at it|Ask how far it is)$/, 200],
  ])('%s', async (_what, ask, title, status) => {
    const { explanation } = await explain(draftOf(ask()));
    const next = explanation.tries.find((one) => title.test(one.title));
    if (next?.action.kind !== 'send') throw new Error(`nothing to send: ${explanation.tries.map((one) => one.title).join(', ')}`);
    expect(statusOf((await explain(next.action.draft)).exchange)).toBe(status);
  });
});

describe('a rate that is used up', () => {
  test('says when again, counts what is left, and waits until then', async () => {
    const draft = draftOf(['GET', '/throttle/scoped/']);
    let last = await explain(draft);
    for (let turn = 0; turn < 12 && statusOf(last.exchange) === 200; turn++) last = await explain(draft);
    expect(statusOf(last.exchange)).toBe(429);
    const [step] = last.explanation.steps;
    expect(step?.title).toBe('You asked more often than you may');
    expect(step?.rates?.map(({ left, limit }) => [left, limit])).toEqual([[0, 2]]);
    expect(last.explanation.steps[1]?.title).toBe('This is rate control, not security');
    const [next] = last.explanation.tries;
    expect(next?.action.kind).toBe('wait');
    if (next?.action.kind === 'wait') expect(next.action.until).toBeGreaterThan(last.exchange.endedAt);
  });
});

describe('where no answer came', () => {
  test.each<[string, Ask, RegExp]>([
    ['nothing listens', ['GET', 'http://127.0.0.1:1/'], /nothing is listening/],
    ['the name is unknown', ['GET', 'http://no-such-name.invalid/'], /No server is called/],
    ['the body is cut', ['GET', '/stream/fault/drop'], /closed|ended|after/],
    ['the body is broken', ['GET', '/stream/fault/broken-gzip'], /cannot be decoded/],
    ['nothing is answered', ['GET', '/stream/fault/no-answer'], /without an answer/],
  ])('%s: the last step says what stopped it', async (_what, ask, says) => {
    const { exchange, explanation } = await explain(draftOf(ask));
    expect(statusOf(exchange)).toBe('failed');
    expect(explanation.steps.at(-1)).toMatchObject({ tone: 'bad', title: expect.stringMatching(says) });
    expect(explanation.tries.length).toBeGreaterThan(0);
  });

  test('the stations that were reached are told before it', async () => {
    const { explanation } = await explain(draftOf(['GET', '/stream/fault/drop']));
    expect(titlesOf(explanation)).toEqual(expect.arrayContaining(['A connection was made', 'The request was sent']));
  });
});

describe('caching', () => {
  const caching = async (path: string, headers: Readonly<Record<string, string>> = {}) =>
    (await explain(draftOf(['GET', path, headers]))).explanation.steps;

  test('a lifetime is told with what says it and what comes after', async () => {
    const steps = await caching('/cache/max-age/');
    const step = steps.find(({ title }) => /may use it again for/.test(title));
    expect(step?.detail).toMatch(/Told by max-age/);
  });

  test('no-store is told, and nothing of lifetimes', async () => {
    const titles = (await caching('/cache/no-store/')).map(({ title }) => title);
    expect(titles).toContain('No cache may keep it');
    expect(titles.join()).not.toMatch(/may use it again/);
  });

  test('an answer that says nothing of caches is not explained as if it did', async () => {
    expect((await caching('/whoami/accounts')).filter(({ title }) => /cache/i.test(title))).toEqual([]);
  });
});

test('the same exchange is always explained in the same way', async () => {
  const draft = draftOf(['GET', '/library/books/9999/']);
  const { exchange, explanation } = await explain(draft);
  const again = explainExchange({ exchange, draft, page: null });
  expect(explainExchange({ exchange, draft, page: null })).toEqual(again);
  expect(titlesOf(again)).toEqual(titlesOf(explanation));
  expect(defaultOptions.followRedirects).toBe(true);
});
