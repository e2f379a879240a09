import { expect, test } from 'vitest';
import type { ExchangeEvent } from '#shared/model/exchange-event';
import { fail, ok, type Result } from '#shared/result';
import { createCatchUp } from './catch-up';

const id = '7d4ba0a5-6a5a-4d51-9f44-2a1d76d4a0a1';
const started: ExchangeEvent = { type: 'started', exchangeId: id, at: 1, method: 'GET', url: '/' };
const interim = (status: number): ExchangeEvent => ({
  type: 'interim',
  exchangeId: id,
  at: 2,
  hop: 0,
  status,
  reason: '',
  headers: [],
});
const progress = (receivedBytes: number): ExchangeEvent => ({
  type: 'progress',
  exchangeId: id,
  at: 3,
  sentBytes: 0,
  receivedBytes,
});
const untimed = { dnsMs: null, tcpMs: null, proxyMs: null, tlsMs: null, sendMs: null, waitMs: null, receiveMs: null };
const failed: ExchangeEvent = {
  type: 'failed',
  exchangeId: id,
  at: 9,
  failure: { kind: 'cancelled' },
  bodyId: null,
  wireBytes: 0,
  bodyBytes: 0,
  timings: { ...untimed, totalMs: 0, reused: false },
};

/** A page that heard some events live, then lost the host, which meanwhile has more to tell. */
function pageThat(replay: () => Result<unknown>) {
  const told: unknown[] = [];
  const asked: string[] = [];
  const answer = async (name: string): Promise<Result<unknown>> => {
    asked.push(name);
    return name === 'exchange.replay' ? replay() : ok(`state of ${name}`);
  };
  const catchUp = createCatchUp(answer, (name, payload) => told.push(name === 'exchange.event' ? payload : [name, payload]));
  const hear = (...events: ExchangeEvent[]) => events.forEach((event) => catchUp.hear('exchange.event', event));
  return { ...catchUp, hear, told, asked };
}

const states = [
  ['settings.changed', 'state of settings.read'],
  ['practice.changed', 'state of practice.describe'],
  ['collection.changed', 'state of collection.list'],
];

test('what was missed of an exchange is told once, and in order', async () => {
  const page = pageThat(() => ok([started, interim(102), interim(103), progress(70), failed]));
  page.expect(id);
  page.hear(started, interim(102));
  await page.mend();
  expect(page.told).toEqual([started, interim(102), ...states, interim(103), progress(70), failed]);
});

test('events that stand in the replay and come once more are not told twice', async () => {
  const page = pageThat(() => ok([started, interim(102), interim(103)]));
  page.expect(id);
  page.hear(started);
  await page.mend();
  page.hear(interim(102), interim(103), progress(7), failed);
  expect(page.told).toEqual([started, ...states, interim(102), interim(103), progress(7), failed]);
});

test('an exchange that the new run of the host does not know has failed', async () => {
  const page = pageThat(() => fail({ kind: 'notFound', what: 'this exchange' }));
  page.expect(id);
  page.hear(started);
  await page.mend();
  expect(page.told.at(-1)).toMatchObject({ type: 'failed', exchangeId: id, failure: { kind: 'hostGone' } });
  await page.mend();
  expect(page.asked.filter((name) => name === 'exchange.replay')).toHaveLength(1);
});

test('an exchange stays open when the host is lost again while catching up', async () => {
  let isGone = true;
  const page = pageThat(() => (isGone ? fail({ kind: 'hostGone', reason: 'asleep' }) : ok([started, failed])));
  page.expect(id);
  page.hear(started);
  await page.mend();
  isGone = false;
  await page.mend();
  expect(page.told).toEqual([started, ...states, ...states, failed]);
});

test('exchanges that are over, and those of other pages, are not asked for', async () => {
  const page = pageThat(() => ok([]));
  page.expect(id);
  page.hear(started, failed, { ...started, exchangeId: 'of another page' });
  await page.mend();
  expect(page.asked).toEqual(['settings.read', 'practice.describe', 'collection.list']);
});

test('everything else is passed on as it is', () => {
  const page = pageThat(() => ok([]));
  const { told } = page;
  createCatchUp(
    async () => ok(null),
    (name, payload) => told.push([name, payload]),
  ).hear('settings.changed', 7);
  expect(told).toEqual([['settings.changed', 7]]);
});
