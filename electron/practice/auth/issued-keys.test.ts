import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aliceSendsJson, asAlice, asBert, jsonType } from '../library/examples.ts';
import { send } from '../send-raw.test-support.ts';
import { startPracticeServer, type PracticeServer } from '../server.ts';

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer()));
beforeEach(() => practice.reset());
afterAll(() => practice.stop());

async function issue(): Promise<{ key: string; path: string }> {
  const made = await send(practice, '/auth/keys/', { method: 'POST', headers: aliceSendsJson, body: '{"name":"till"}' });
  const { key } = made.json() as { key: string };
  return { key, path: new URL(String(made.headers.location)).pathname };
}
const open = async (key: string) => (await send(practice, '/auth/api-key/', { headers: { 'X-API-Key': key } })).status;
const uses = async (path: string) => (await send(practice, `${path}usage/`, { headers: asAlice })).json();

test('a key opens the door as its owner, is told once, and its uses are written down without it', async () => {
  const { key, path } = await issue();
  const came = await send(practice, `/auth/api-key/?api_key=${key}`);
  expect(came.json()).toMatchObject({ username: 'alice' });
  expect(await uses(path)).toMatchObject({ uses: [{ method: 'GET', target: '/auth/api-key/?api_key=…', accepted: true }] });
  const list = await send(practice, '/auth/keys/', { headers: asAlice });
  expect(list.text).toContain('"name":"till"');
  expect(list.text).not.toContain(key);
});

test('after a rotation the old key opens until its time is over', async () => {
  const { key, path } = await issue();
  const turned = await send(practice, `${path}rotate/`, { method: 'POST', headers: asAlice });
  const fresh = (turned.json() as { key: string }).key;
  expect([await open(key), await open(fresh)]).toEqual([200, 200]);
  await send(practice, '/practice/clock', { method: 'POST', headers: jsonType, body: '{"advance":301}' });
  expect([await open(key), await open(fresh)]).toEqual([403, 200]);
});

test('a revoked key opens nothing, and whoever tries it is seen', async () => {
  const { key, path } = await issue();
  expect((await send(practice, path, { method: 'DELETE', headers: asAlice })).status).toBe(204);
  expect(await open(key)).toBe(403);
  expect(await uses(path)).toMatchObject({ uses: [{ accepted: false }] });
  expect((await send(practice, `${path}rotate/`, { method: 'POST', headers: asAlice })).status).toBe(409);
});

test('the keys of one person are nobody else’s', async () => {
  const { path } = await issue();
  expect((await send(practice, path, { headers: asBert })).status).toBe(404);
});
