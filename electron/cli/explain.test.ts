import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { explainExchange } from '#shared/explain/explain-exchange';
import { summarize } from '#shared/explain/summarize';
import { readStatus } from '#shared/http/status-catalog';
import { pageOfExchange } from '#shared/hypermedia/page-of-exchange';
import { readPage } from '#shared/hypermedia/read-page';
import { createDraft } from '#shared/model/request-draft';
import { createTestEngine } from '../engine/exchange.test-support';
import { startPracticeServer, type PracticeServer } from '../practice/server';
import { runCairn } from './environment.test-support';

test('a status code is explained in words', async () => {
  const { code, out, err } = await runCairn(['explain', '404']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^404 Not Found {2}client error\n\n/);
  expect(out).toContain('\nWhy it comes\n  - ');
  expect(out).toContain('HTTP_404_NOT_FOUND');
});

test('a code that nobody has assigned is read as the first of its class', async () => {
  expect((await runCairn(['explain', '499'])).out).toContain('Nobody has assigned 499. A client reads it as 400 Bad Request');
  expect(JSON.parse((await runCairn(['explain', '499', '--json'])).out)).toMatchObject({
    code: 499,
    assigned: false,
    readAs: 400,
  });
});

test('--json prints all that is known of it', async () => {
  expect(JSON.parse((await runCairn(['explain', '301', '--json'])).out)).toMatchObject({
    code: 301,
    assigned: true,
    phrase: 'Moved Permanently',
  });
});

test('a terminal gets colours, unless its user said no', async () => {
  expect((await runCairn(['explain', '200'], { isTerminal: true })).out).toContain('\x1b[');
  expect((await runCairn(['explain', '200'], { isTerminal: true, env: { NO_COLOR: '1' } })).out).not.toContain('\x1b[');
});

test.each(['600', '99', 'abc', '4040', '-1'])('“%s” is nothing that can be explained', async (code) => {
  expect(await runCairn(['explain', code])).toMatchObject({ code: 2, out: '' });
});

test('a status is also told at length, with where it is written and how to bring it about', async () => {
  const { out } = await runCairn(['explain', 'HTTP_409_CONFLICT']);
  expect(out).toContain('A clash with how things are');
  expect(out).toContain('https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.10');
  expect(out).toContain('\nOn the practice server\n');
});

test.each(['ETag', 'etag', 'ETag:'])('%s is explained as a header', async (name) => {
  const { code, out } = await runCairn(['explain', name]);
  expect(code).toBe(0);
  expect(out).toMatch(/^ETag {2}in responses\n\nnames this version/);
  expect(out).toContain('RFC 9110, 8.8.3\nhttps://www.rfc-editor.org/rfc/rfc9110.html#section-8.8.3');
});

test('the value of a header is taken apart, and what is wrong with it is said', async () => {
  for (const args of [['Cache-Control', 'private, max-age=soon'], ['Cache-Control: private, max-age=soon']]) {
    const { out } = await runCairn(['explain', ...args]);
    expect(out).toContain(
      'This value\n  - private\n    only the cache of this one user may keep it\n  - max-age=soon\n    wrong: ',
    );
  }
  expect(JSON.parse((await runCairn(['explain', 'Age: 120', '--json'])).out)).toMatchObject({
    name: 'Age',
    value: '120',
    parts: [{ piece: '120', says: 'in a cache for 120 s' }],
  });
});

test('a method is explained with what it promises; LINK is one, Link is a header', async () => {
  expect((await runCairn(['explain', 'put'])).out).toMatch(/^PUT {2}idempotent\n/);
  expect((await runCairn(['explain', 'PUT'])).out).toContain('\nSent twice\n  One thing, in the same state');
  expect((await runCairn(['explain', 'LINK'])).out).toMatch(/^LINK /);
  expect((await runCairn(['explain', 'Link'])).out).toMatch(/^Link {2}in requests and responses/);
});

test('a name nobody knows gets the names that hold it', async () => {
  const { code, err } = await runCairn(['explain', 'ratelim']);
  expect(code).toBe(2);
  expect(err).toContain('X-RateLimit-Reset');
});

describe('the words are those of the window', () => {
  let practice: PracticeServer;
  beforeAll(async () => void (practice = await startPracticeServer({ complain: () => {} })));
  afterAll(() => practice.stop());

  test.each([410, 418, 451, 511])('of %i: what the code means, why it comes and what it is taken for', async (code) => {
    const { out } = await runCairn(['explain', String(code)]);
    const entry = readStatus(code).entry;
    const said = out.replaceAll(/\s+/g, ' ');
    for (const words of [
      entry?.meaning ?? '',
      ...(entry?.causes ?? []),
      ...(entry?.lookAlikes ?? []).map(({ difference }) => difference),
    ]) {
      expect(said).toContain(words);
    }
  });

  test('and --why tells step by step what the window’s Why tells of the same exchange', async () => {
    const url = `${practice.url}/strict/books/13`;
    const { err } = await runCairn(['send', '--why', url]);
    const engine = await createTestEngine();
    const draft = createDraft(url);
    const exchange = await engine.send(draft, draft.options);
    if (exchange.phase !== 'finished') throw new Error('no answer');
    const page = readPage(pageOfExchange(exchange, await engine.bodyText(exchange)));
    const { steps, causes, tries, lookAlike } = explainExchange({ exchange, draft, page });
    await engine.close();
    expect(err).toContain(summarize(exchange, page));
    const words = [
      ...steps.flatMap(({ title, detail }) => [title, detail]),
      ...causes.map(({ says }) => says),
      ...tries.map(({ title }) => title),
      lookAlike?.difference ?? '',
    ];
    expect(words.filter((each) => !err.includes(each))).toEqual([]);
    // The same causes are those that `explain` names, where the exchange speaks for none.
    expect(causes.map(({ says }) => says)).toEqual(readStatus(451).entry?.causes.slice(0, causes.length));
  });
});
