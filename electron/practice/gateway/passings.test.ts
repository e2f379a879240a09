import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { PracticeLogLine } from '#shared/model/practice';
import { asAlice } from '../library/examples.ts';
import { send } from '../send-raw.test-support.ts';
import { startPracticeServer, type PracticeServer } from '../server.ts';

let practice: PracticeServer;
let front: { port: number };
let lines: PracticeLogLine[] = [];
beforeAll(async () => {
  practice = await startPracticeServer({ gateway: true, log: (line) => lines.push(line) });
  front = { port: Number(new URL(practice.gateway?.url ?? '').port) };
});
beforeEach(() => void (lines = []));
afterAll(() => practice.stop());

test('a request that passes the balancer is one line: who answered, who asked, and what the cache did', async () => {
  for (let at = 0; at < 3; at += 1) await send(front, `/whoami?n=${at}`, { headers: asAlice });
  await expect.poll(() => lines.length).toBe(3);
  expect(lines).toMatchObject(
    [0, 1, 2].map((n) => ({ target: `/whoami?n=${n}`, status: 200, identity: 'alice', cache: 'MISS' })),
  );
  expect(new Set(lines.map(({ replica }) => replica))).toEqual(new Set([1, 2, 3]));
  expect(new Set(lines.map(({ id }) => id)).size).toBe(3);
  expect(lines.every(({ clientPort }) => clientPort !== undefined)).toBe(true);
});

test('what the cache gives is nobody else’s', async () => {
  for (let at = 0; at < 2; at += 1) await send(front, '/cache/max-age/');
  await expect.poll(() => lines.length).toBe(2);
  expect(lines).toMatchObject([{ cache: 'MISS', replica: expect.any(Number) }, { cache: 'HIT' }]);
  expect(lines[1]).not.toHaveProperty('replica');
});

test('what the server itself answers, and what nobody does, are lines as well', async () => {
  await send(front, '/practice/clock');
  await send(front, '/gateway/junk');
  await expect.poll(() => lines.length).toBe(2);
  expect(lines).toMatchObject([
    { target: '/practice/clock', endpoint: '/practice/clock', status: 200 },
    { target: '/gateway/junk', status: 502, cache: '' },
  ]);
});

test('a request to a replica’s own port passes no balancer', async () => {
  await send(practice.gateway?.replicas[1] ?? front, '/whoami?direct');
  await expect.poll(() => lines).toMatchObject([{ target: '/whoami?direct', replica: 2 }]);
  expect(lines[0]).not.toHaveProperty('cache');
});

test('a replica that is killed while it answers tells nothing, and the line is written all the same', async () => {
  const [first] = practice.gateway?.replicas ?? [];
  const asked = Promise.all([1, 2, 3].map((n) => send(front, `/whoami?delay=2&n=${n}`).catch(() => null)));
  await new Promise((resolve) => setTimeout(resolve, 300));
  await first?.kill();
  await expect.poll(() => lines.length, { timeout: 3_000 }).toBeGreaterThan(0);
  expect(lines[0]).toMatchObject({ endpoint: '' });
  await asked;
  await first?.revive();
});
