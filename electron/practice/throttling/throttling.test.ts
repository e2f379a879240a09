import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { asAlice, asBert, jsonType } from '../library/examples.ts';
import { send } from '../send-raw.test-support.ts';
import { startPracticeServer, type PracticeServer } from '../server.ts';

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer()));
beforeEach(() => practice.reset());
afterAll(() => practice.stop());

const get = (path: string, headers: Record<string, string> = {}) => send(practice, path, { headers });
const advance = (seconds: number) =>
  send(practice, '/practice/clock', { method: 'POST', headers: jsonType, body: JSON.stringify({ advance: seconds }) });

async function statuses(count: number, path: string, headers: Record<string, string> = {}): Promise<number[]> {
  const seen: number[] = [];
  for (let at = 0; at < count; at += 1) seen.push((await get(path, headers)).status);
  return seen;
}

test('the sixth stranger in a minute is sent away, and told when to come back', async () => {
  const first = await get('/throttle/anon/');
  expect([first.headers['ratelimit'], first.headers['ratelimit-policy']]).toEqual([
    '"anon-burst";r=4;t=60, "anon";r=99;t=86400',
    '"anon-burst";q=5;w=60, "anon";q=100;w=86400',
  ]);
  expect(await statuses(5, '/throttle/anon/')).toEqual([200, 200, 200, 200, 429]);
  const refused = await get('/throttle/anon/');
  const seconds = Number(refused.headers['retry-after']);
  expect(seconds).toBeGreaterThan(50);
  expect(refused.json()).toEqual({ detail: `Request was throttled. Expected available in ${seconds} seconds.` });
});

test('the window passes with the clock, and refused calls do not push it on', async () => {
  await statuses(8, '/throttle/anon/');
  await advance(59);
  expect(await statuses(1, '/throttle/anon/')).toEqual([429]);
  await advance(2);
  expect(await statuses(1, '/throttle/anon/')).toEqual([200]);
});

test('whoever signs in is another caller, or none that counts', async () => {
  await statuses(6, '/throttle/anon/');
  expect(await statuses(7, '/throttle/anon/', asAlice)).not.toContain(429);
  expect(await statuses(6, '/throttle/user/', asAlice)).toContain(429);
  expect(await statuses(1, '/throttle/user/', asBert)).toEqual([200]);
});

test('X-Forwarded-For is believed, as DRF believes it', async () => {
  await statuses(6, '/throttle/anon/');
  expect(await statuses(1, '/throttle/anon/', { 'X-Forwarded-For': '192.0.2.7' })).toEqual([200]);
});

test('OPTIONS counts too', async () => {
  for (let at = 0; at < 2; at += 1) await send(practice, '/throttle/scoped/', { method: 'OPTIONS' });
  expect((await get('/throttle/scoped/')).status).toBe(429);
});

test('a long list at a rate: the sixth page has to be waited for, as briefly as is said', async () => {
  expect(await statuses(6, '/throttle/pages/?page=2')).toEqual([200, 200, 200, 200, 200, 429]);
  const refused = await get('/throttle/pages/?page=3');
  expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(2);
  await advance(3);
  const page = (await get('/throttle/pages/?page=3')).json() as { count: number; next: string };
  expect([page.count, page.next]).toEqual([240, expect.stringMatching(/throttle\/pages\/\?page=4$/)]);
});
