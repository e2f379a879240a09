import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import type { PracticeControls, PracticeLogLine } from '#shared/model/practice';
import { aliceSendsJson, asDora, basicHeader, jsonType } from '../library/examples.ts';
import { send } from '../send-raw.test-support.ts';
import { startPracticeServer, type PracticeServer } from '../server.ts';
import type { OpenGateway } from './start-gateway.ts';

let practice: PracticeServer;
let gateway: OpenGateway;
let front: { port: number };
const lines: PracticeLogLine[] = [];
const heard: PracticeControls[] = [];
beforeAll(async () => {
  practice = await startPracticeServer({
    gateway: true,
    log: (line) => lines.push(line),
    onControls: (controls) => heard.push(controls),
  });
  if (!practice.gateway) throw new Error('no gateway');
  ({ gateway } = practice);
  front = { port: Number(new URL(gateway.url).port) };
});
beforeEach(async () => {
  practice.reset();
  await Promise.all(gateway.replicas.map((replica) => replica.revive()));
});
afterAll(() => practice.stop());

const replica = (number: number) => {
  const found = gateway.replicas.find((each) => each.number === number);
  if (!found) throw new Error(`no replica ${number}`);
  return found;
};

test('a killed replica breaks off in the middle of an answer, and listens no more', async () => {
  const caller = connect(replica(1).port, '127.0.0.1');
  caller.write('GET /stream/bytes/1073741824 HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await new Promise((resolve) => caller.once('data', resolve));
  const gone = new Promise((resolve) =>
    caller
      .on('error', () => {})
      .on('data', () => {})
      .once('close', resolve),
  );
  await replica(1).kill();
  await gone;
  await expect(send(replica(1), '/whoami')).rejects.toThrow();
  expect(await replica(1).revive()).toBe(true);
  expect((await send(replica(1), '/whoami')).headers['x-served-by']).toBe('replica-1');
});

test('a replica that is busy holds up none of the others', async () => {
  let isAnswered = false;
  const slow = send(replica(1), '/whoami?delay=3').finally(() => (isAnswered = true));
  const answers = await Promise.all([2, 3].map((number) => send(replica(number), '/whoami')));
  expect([...answers.map(({ status }) => status), isAnswered]).toEqual([200, 200, false]);
  expect((await slow).status).toBe(200);
});

test('what one replica writes, keeps or issues, every other one finds', async () => {
  const [first, second, third] = [replica(1), replica(2), replica(3)];
  await send(first, '/library/categories/', {
    method: 'POST',
    headers: { ...asDora, ...jsonType },
    body: '{"name":"Tides"}',
  });
  expect((await send(second, '/library/categories/?search=Tides')).json()).toMatchObject({ count: 1 });
  expect((await send(first, '/s3/library/a.txt', { method: 'PUT', body: 'high water' })).status).toBe(200);
  expect((await send(third, '/s3/library/a.txt')).text).toBe('high water');
  const issued = await send(second, '/auth/keys/', { method: 'POST', headers: aliceSendsJson, body: '{"name":"boat"}' });
  const { key } = issued.json() as { key: string };
  expect((await send(third, '/auth/api-key/', { headers: { 'X-API-Key': key } })).json()).toMatchObject({ username: 'alice' });
  const order = await send(first, '/orders/', { method: 'POST', headers: jsonType, body: '{"books":[21]}' });
  expect((await send(third, new URL(order.headers.location ?? '', practice.url).pathname)).status).toBe(200);
  for (let at = 0; at < 5; at += 1) expect((await send(replica((at % 3) + 1), '/throttle/anon/')).status).toBe(200);
  expect((await send(first, '/throttle/anon/')).status).toBe(429);
});

test('a token that the authorization server gave at one replica opens the door of another', async () => {
  const form = { 'Content-Type': 'application/x-www-form-urlencoded', ...basicHeader('practice-service', 'service-secret') };
  const asked = { method: 'POST', headers: form, body: 'grant_type=client_credentials&scope=library.read' };
  const { access_token: token } = (await send(front, '/oauth/token', asked)).json() as { access_token: string };
  const bearer = { Authorization: `Bearer ${token}` };
  for (const number of [1, 2, 3]) expect((await send(replica(number), '/auth/oauth2/', { headers: bearer })).status).toBe(200);
  const { issuer } = (await send(front, '/oauth/.well-known/openid-configuration')).json() as { issuer: string };
  expect(issuer).toBe(`${gateway.url}/oauth`);
});

test('the clock and the switches are the same everywhere at once, whoever is asked to change them', async () => {
  const json = (value: unknown) => ({ method: 'PUT', headers: jsonType, body: JSON.stringify(value) });
  await send(replica(2), '/practice/switches', json({ maintenance: true }));
  for (const { port } of [practice, front, ...gateway.replicas]) expect((await send({ port }, '/library/')).status).toBe(503);
  await send(replica(3), '/practice/clock', { ...json({ advance: 3600 }), method: 'POST' });
  expect(practice.controls()).toMatchObject({ advancedSeconds: 3600, switches: { maintenance: true } });
  expect((await send(front, '/practice/reset', { method: 'POST' })).status).toBe(204);
  expect((await send(replica(1), '/library/')).status).toBe(200);
});

test('a reset makes every replica forget', async () => {
  const put = await send(replica(1), '/cart/session', { method: 'POST', headers: jsonType, body: '{"book":3}' });
  const cookie = { Cookie: String(put.headers['set-cookie']?.[0]?.split(';')[0]) };
  expect((await send(replica(1), '/cart/session', { headers: cookie })).json()).toMatchObject({ known: true });
  practice.reset();
  expect((await send(replica(1), '/cart/session', { headers: cookie })).json()).toMatchObject({ known: false });
});

test('what a replica saw stands in the log of the server, with its number', async () => {
  await send(replica(2), '/whoami?seen=here');
  await expect.poll(() => lines.at(-1), { timeout: 5_000 }).toMatchObject({ target: '/whoami?seen=here', replica: 2 });
  expect((await send(replica(3), '/practice/log')).text).toContain('/whoami?seen=here');
});

test('whoever started the server kills, revives and makes callers stick, and hears of it', async () => {
  practice.steer({ type: 'setReplica', number: 2, alive: false });
  await expect
    .poll(() => heard.at(-1)?.gateway?.replicas.map(({ alive }) => alive), { timeout: 5_000 })
    .toEqual([true, false, true]);
  practice.steer({ type: 'setSticky', sticky: true });
  expect(heard.at(-1)?.gateway).toMatchObject({ sticky: true, url: gateway.url, proxyUrl: gateway.proxyUrl });
  practice.steer({ type: 'setReplica', number: 2, alive: true });
  await expect
    .poll(() => heard.at(-1)?.gateway?.replicas[1], { timeout: 5_000 })
    .toEqual({
      number: 2,
      url: `http://127.0.0.1:${replica(2).port}`,
      alive: true,
    });
});

test('replicas share a file as they share memory', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'practice-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const kept = await startPracticeServer({ gateway: true, data: join(folder, 'data.sqlite') });
  onTestFinished(() => kept.stop());
  const [first, , third] = kept.gateway?.replicas ?? [];
  if (!first || !third) throw new Error('no replicas');
  await Promise.all(
    Array.from({ length: 40 }, (_, at) =>
      send(at % 2 === 0 ? first : third, '/library/categories/', {
        method: 'POST',
        headers: { ...asDora, ...jsonType },
        body: JSON.stringify({ name: `Shelf ${at}` }),
      }),
    ),
  );
  expect((await send(kept, '/library/categories/?search=Shelf')).json()).toMatchObject({ count: 40 });
});
