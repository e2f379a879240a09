import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PracticeLogLine } from '#shared/model/practice';
import { startPracticeServer, type PracticeServer } from './server.ts';

const lines: PracticeLogLine[] = [];
let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer({ log: (line) => lines.push(line) })));
afterAll(() => practice.stop());

test('it starts within a second and listens on this machine alone', async () => {
  const startedAt = performance.now();
  const another = await startPracticeServer();
  expect(performance.now() - startedAt).toBeLessThan(1000);
  expect(another.url).toBe(`http://127.0.0.1:${another.port}`);
  await another.stop();
});

test('every request becomes a line of the log, with the id the caller gave it', async () => {
  await (await fetch(`${practice.url}/anything?a=1`, { headers: { 'X-Request-Id': 'r-1' } })).text();
  await expect
    .poll(() => lines.at(-1))
    .toMatchObject({
      method: 'GET',
      target: '/anything?a=1',
      status: 200,
      endpoint: '/anything',
      requestId: 'r-1',
    });
});

test('a path nobody serves is a 404 that names what is near', async () => {
  const answer = await fetch(`${practice.url}/anythin`);
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ help: expect.stringContaining('/anything') });
});

test('data in a file are there again after a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'practice-data-'));
  const data = join(folder, 'practice.sqlite');
  const headers = { Authorization: `Token ${practice.accounts[0]?.token}` };
  const first = await startPracticeServer({ data });
  await fetch(`${first.url}/library/books/7/`, { method: 'DELETE', headers });
  await first.stop();
  const second = await startPracticeServer({ data });
  const [gone, kept] = await Promise.all([7, 8].map(async (id) => (await fetch(`${second.url}/library/books/${id}/`)).status));
  second.reset();
  const back = (await fetch(`${second.url}/library/books/7/`)).status;
  await second.stop();
  await rm(folder, { recursive: true });
  expect([gone, kept, back]).toEqual([404, 200, 200]);
});

test('another host name is not answered for', async () => {
  const { request } = await import('node:http');
  const status = await new Promise((resolve) =>
    request(`${practice.url}/`, { headers: { Host: 'elsewhere.example' } }, (response) =>
      resolve(response.resume().statusCode),
    ).end(),
  );
  expect(status).toBe(421);
});
