import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { calls } from '#shared/contract/contract';
import { createHost } from '#shared/contract/create-host';
import type { Host } from '#shared/contract/types';
import type { ExchangeEvent } from '#shared/model/exchange-event';
import { advance, type Exchange } from '#shared/model/exchange';
import { createDraft } from '#shared/model/request-draft';
import { ok } from '#shared/result';
import { startPracticeServer, type PracticeServer } from '../practice/server';
import { createServices, type Services } from './create-services';
import { makeTestFolder } from './host-parts.test-support';

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer()));
afterAll(() => practice.stop());

interface Running {
  readonly services: Services;
  readonly host: Host;
  readonly bugs: unknown[];
}

/** Everything a host has behind it, on a data folder of its own, asked as a page asks. */
async function startServices(page = 'page-1'): Promise<Running> {
  const bugs: unknown[] = [];
  const services = createServices({
    home: await makeTestFolder(),
    hostKind: 'web',
    checkOutputs: true,
    onBug: (...bug) => void bugs.push(bug),
    practiceFork: () => {
      throw new Error('not started in these tests');
    },
  });
  onTestFinished(() => services.close());
  services.enter(page);
  const host = createHost({
    call: (name, input) => services.dispatch(name, JSON.parse(JSON.stringify(input)), { windowId: page }),
    listen: (listener) => services.subscribe(listener),
    bodyUrl: async (bodyId) => bodyId,
    onConnection: () => () => {},
  });
  return { services, host, bugs };
}

const fold = (events: readonly ExchangeEvent[]) => events.reduce<Exchange | undefined>(advance, undefined);

async function sendAndWait(host: Host, url: string): Promise<{ id: string; events: ExchangeEvent[] }> {
  const id = crypto.randomUUID();
  const events: ExchangeEvent[] = [];
  const stop = host.listen('exchange.event', (event) => void (event.exchangeId === id && events.push(event)));
  expect(await host.call('exchange.send', { exchangeId: id, draft: createDraft(url) })).toEqual(ok(null));
  await vi.waitFor(() => expect(events.at(-1)?.type).toMatch(/finished|failed/), 5_000);
  stop();
  return { id, events };
}

test('a page sends, sees how it goes, reads what came, and forgets it', async () => {
  const { host, bugs } = await startServices();
  const { id, events } = await sendAndWait(host, `${practice.url}/status/404`);
  const exchange = fold(events);
  expect(exchange).toMatchObject({ phase: 'finished', head: { status: 404 } });
  expect(await host.call('exchange.replay', { exchangeId: id })).toEqual(ok(events));
  const wire = await host.call('exchange.readWire', { exchangeId: id });
  expect(wire.ok && wire.value.entries[0]?.bytes).toContain('GET /status/404 HTTP/1.1\r\n');
  const bodyId = (exchange?.phase === 'finished' && exchange.bodyId) || '';
  expect(await host.call('body.readText', { bodyId, charset: null })).toMatchObject({ ok: true });

  expect(await host.call('exchange.release', { exchangeIds: [id] })).toEqual(ok(null));
  const afterwards = [
    await host.call('exchange.replay', { exchangeId: id }),
    await host.call('exchange.readWire', { exchangeId: id }),
    await host.call('body.readText', { bodyId, charset: null }),
  ];
  expect(afterwards).toMatchObject(Array(3).fill({ ok: false, failure: { kind: 'notFound' } }));
  expect(bugs).toEqual([]);
});

test('a failure is an event like any other', async () => {
  const { host } = await startServices();
  const { events } = await sendAndWait(host, 'http://127.0.0.1:1/');
  expect(fold(events)).toMatchObject({ phase: 'failed', failure: { kind: 'connectionRefused' } });
});

test('cancelling ends an exchange at once', async () => {
  const { host } = await startServices();
  const id = crypto.randomUUID();
  const events: ExchangeEvent[] = [];
  host.listen('exchange.event', (event) => void events.push(event));
  await host.call('exchange.send', { exchangeId: id, draft: createDraft(`${practice.url}/delay/10`) });
  await vi.waitFor(() => expect(events.map(({ type }) => type)).toContain('sent'), 5_000);
  const before = performance.now();
  await host.call('exchange.cancel', { exchangeId: id });
  await vi.waitFor(() => expect(events.at(-1)).toMatchObject({ type: 'failed', failure: { kind: 'cancelled' } }), 2_000);
  expect(performance.now() - before).toBeLessThan(1_000);
});

test('there is a handler for every call, and a host that says what it is', async () => {
  const { services, host } = await startServices();
  const unanswered = await Promise.all(
    Object.keys(calls).map(async (name) => {
      const answer = await services.dispatch(name, undefined, { windowId: null });
      return answer.ok || answer.failure.kind !== 'rejectedInput' ? name : null;
    }),
  );
  expect(unanswered.filter((name) => name !== null)).toEqual([]);
  expect(await host.call('app.describe', null)).toMatchObject({
    ok: true,
    value: { hostKind: 'web', version: expect.stringMatching(/^\d+\.\d+\.\d+/) },
  });
  expect(await host.call('practice.describe', null)).toEqual(ok({ phase: 'stopped' }));
  expect(await host.call('collection.list', null)).toEqual(ok([]));
});

test('closing stops what runs', async () => {
  const { services, host } = await startServices();
  const events: ExchangeEvent[] = [];
  host.listen('exchange.event', (event) => void events.push(event));
  await host.call('exchange.send', { exchangeId: crypto.randomUUID(), draft: createDraft(`${practice.url}/delay/10`) });
  await vi.waitFor(() => expect(events.map(({ type }) => type)).toContain('sent'), 5_000);
  await services.close();
  expect(events.at(-1)).toMatchObject({ type: 'failed', failure: { kind: 'cancelled' } });
});
