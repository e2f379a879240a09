import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asAlice, jsonType } from '../library/examples.ts';
import { send } from '../send-raw.test-support.ts';
import { startPracticeServer, type PracticeServer } from '../server.ts';

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer()));
beforeEach(() => practice.reset());
afterAll(() => practice.stop());

const get = (path: string, headers: Record<string, string> = {}) => send(practice, path, { headers });
const found = async (path: string, headers?: Record<string, string>) => (await get(path, headers)).headers['x-cache'];

describe.each(['memory', 'database', 'files'])('a page kept in %s', (backend) => {
  const path = `/cache/page/?backend=${backend}`;

  test('is made once and given again, with the Expires of the first', async () => {
    const [first, second] = [await get(path), await get(path)];
    expect([first.headers['x-cache'], second.headers['x-cache'], second.headers.expires, second.text]).toEqual([
      'miss',
      'hit',
      first.headers.expires,
      first.text,
    ]);
  });

  test('is kept apart for each caller and language', async () => {
    await get(path);
    expect([await found(path, asAlice), await found(path, { 'Accept-Language': 'de' }), await found(path)]).toEqual([
      'miss',
      'miss',
      'hit',
    ]);
  });

  test('is made anew when its time is over, and after a reset', async () => {
    await get(path);
    await send(practice, '/practice/clock', { method: 'POST', headers: jsonType, body: '{"advance":31}' });
    expect(await found(path)).toBe('miss');
    practice.reset();
    expect(await found(path)).toBe('miss');
  });
});

test('the dummy keeps nothing', async () => {
  expect([await found('/cache/page/?backend=dummy'), await found('/cache/page/?backend=dummy')]).toEqual(['miss', 'miss']);
});

test('a strong tag guards a change, a weak one never does', async () => {
  const change = (kind: string, tag: string) =>
    send(practice, `/cache/notes/${kind}`, { method: 'PUT', headers: { 'If-Match': tag }, body: 'new' });
  const strong = String((await get('/cache/notes/strong')).headers.etag);
  const weak = String((await get('/cache/notes/weak')).headers.etag);
  const first = await change('strong', strong);
  expect([
    first.status,
    first.headers.etag === strong,
    (await change('strong', strong)).status,
    (await change('weak', weak)).status,
  ]).toEqual([204, false, 412, 412]);
  expect((await get('/cache/notes/weak', { 'If-None-Match': weak })).status).toBe(304);
});

test('a locked note wants a condition, and takes the right one', async () => {
  const { headers } = await get('/cache/notes/locked');
  const put = (more: Record<string, string>) =>
    send(practice, '/cache/notes/locked', { method: 'PUT', headers: more, body: 'new' });
  expect([(await put({})).status, (await put({ 'If-Match': String(headers.etag) })).status]).toEqual([428, 204]);
});
