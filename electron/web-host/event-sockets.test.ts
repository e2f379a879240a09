import { expect, test, vi } from 'vitest';
import { createTestServices } from '../services/host-parts.test-support';
import { startTestHost } from './test-host.test-support';
import { openSocket } from './test-page.test-support';

const running = (port: number) => ({ phase: 'running' as const, url: `http://127.0.0.1:${port}`, port, accounts: [] });
const event = (seq: number, port: number) => ({ type: 'event', seq, name: 'practice.changed', payload: running(port) });

test('every page hears every event, in order and with its number', async () => {
  const services = await createTestServices();
  const host = await startTestHost(services);
  const [one, other] = [openSocket(host, { page: 'one' }), openSocket(host, { page: 'other' })];
  const welcome = { type: 'welcome', run: expect.any(String), seq: 0, caughtUp: false };
  expect(await Promise.all([one.met, other.met])).toEqual([welcome, welcome]);
  services.publish('practice.changed', running(1));
  services.publish('practice.changed', running(2));
  await vi.waitFor(() => expect(other.said).toHaveLength(3));
  expect(one.said).toEqual([welcome, event(1, 1), event(2, 2)]);
  expect(other.said).toEqual(one.said);
});

test('a page that comes back is told what it missed, and nothing twice', async () => {
  const services = await createTestServices();
  const host = await startTestHost(services);
  const first = openSocket(host);
  const welcome = await first.met;
  services.publish('practice.changed', running(1));
  await vi.waitFor(() => expect(first.said).toHaveLength(2));
  first.close();
  services.publish('practice.changed', running(2));
  services.publish('practice.changed', running(3));
  if (typeof welcome === 'number') throw new Error('not met');
  const second = openSocket(host, { since: { run: welcome.run, seq: 1 } });
  await second.met;
  services.publish('practice.changed', running(4));
  await vi.waitFor(() => expect(second.said).toHaveLength(4));
  expect(second.said).toEqual([
    { type: 'welcome', run: welcome.run, seq: 3, caughtUp: true },
    event(2, 2),
    event(3, 3),
    event(4, 4),
  ]);
});

test('a page that was away for too long, or knew another run of the host, is told so', async () => {
  const services = await createTestServices();
  const host = await startTestHost(services);
  const before = await openSocket(host).met;
  if (typeof before === 'number') throw new Error('not met');
  for (let port = 1; port <= 5_001; port += 1) services.publish('practice.changed', running(port));
  const late = await openSocket(host, { since: { run: before.run, seq: 0 } }).met;
  const elsewhere = await openSocket(host, { since: { run: 'another', seq: 5_000 } }).met;
  const fromTheFuture = await openSocket(host, { since: { run: before.run, seq: 9_999 } }).met;
  const missed = { type: 'welcome', run: before.run, seq: 5_001, caughtUp: false };
  expect([late, elsewhere, fromTheFuture]).toEqual([missed, missed, missed]);
});

test.each([
  ['a wrong token', { token: 'x' }],
  ['no token', { token: undefined }],
  ['other words', { type: 'good day' as never }],
  ['words too many', { extra: 1 } as never],
])('a socket that says hello with %s is closed and told nothing', async (_what, words) => {
  const services = await createTestServices();
  const host = await startTestHost(services);
  const socket = openSocket(host, words);
  services.publish('practice.changed', running(1));
  expect(await socket.met).toBe(4401);
  expect(socket.said).toEqual([]);
  expect(services.pages).toEqual([]);
});

test('the services learn which pages come and go; a page with two sockets is gone with the last', async () => {
  const services = await createTestServices();
  const host = await startTestHost(services);
  const [one, again] = [openSocket(host, { page: 'one' }), openSocket(host, { page: 'one' })];
  await Promise.all([one.met, again.met]);
  one.close();
  const other = openSocket(host, { page: 'other' });
  await other.met;
  again.close();
  await vi.waitFor(() => expect(services.pages).toHaveLength(4));
  expect(services.pages).toEqual(['+one', '+one', '+other', '-one']);
});
