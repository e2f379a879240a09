import { expect, test, vi } from 'vitest';
import type { ExchangeEvent, Timings } from '#shared/model/exchange-event';
import { createDraft } from '#shared/model/request-draft';
import { ok } from '#shared/result';
import { createExchangeService, type ExchangeParts } from './exchange-service';

const untimed = { dnsMs: null, tcpMs: null, proxyMs: null, tlsMs: null, sendMs: null, waitMs: null, receiveMs: null };
const timings: Timings = { ...untimed, totalMs: 0, reused: false };
const draft = createDraft('http://127.0.0.1/');
const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const started = (exchangeId: string): ExchangeEvent => ({ type: 'started', exchangeId, at: 1, method: 'GET', url: draft.url });
const progress = (exchangeId: string, receivedBytes: number): ExchangeEvent => ({
  type: 'progress',
  exchangeId,
  at: 2,
  sentBytes: 0,
  receivedBytes,
});
const failed = (exchangeId: string, bodyId: string | null = null): ExchangeEvent => ({
  type: 'failed',
  exchangeId,
  at: 3,
  failure: { kind: 'cancelled' },
  bodyId,
  wireBytes: 0,
  bodyBytes: 0,
  timings,
});

/** The service around an engine that the test leads: each exchange yields what it is given and runs until it is aborted. */
function serviceOver(
  send: ExchangeParts['send'],
  keepAtMost?: number,
  decodeRest: ExchangeParts['decodeRest'] = async () => null,
) {
  const told: ExchangeEvent[] = [];
  const forgotten: unknown[] = [];
  const onBug = vi.fn();
  const service = createExchangeService({
    send,
    decodeRest,
    readWire: () => undefined,
    forget: async (...ids) => void forgotten.push(ids),
    publish: (_name, payload) => void told.push(payload as ExchangeEvent),
    onBug,
    ...(keepAtMost === undefined ? {} : { keepAtMost }),
  });
  const begin = (exchangeId: string, page: string | null = null) =>
    service.handlers['exchange.send']({ exchangeId, draft }, { windowId: page });
  const replay = (exchangeId: string) => service.handlers['exchange.replay']({ exchangeId }, { windowId: null });
  return { service, told, forgotten, onBug, begin, replay };
}

async function* untilAborted(exchangeId: string, _draft: unknown, signal: AbortSignal): AsyncGenerator<ExchangeEvent> {
  yield started(exchangeId);
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  yield failed(exchangeId, `body-of-${exchangeId.at(-1)}`);
}

test('what happens is told as it happens, and can be told again', async () => {
  const { service, told, begin, replay } = serviceOver(untilAborted);
  expect(await begin(idOf(1))).toEqual(ok(null));
  await vi.waitFor(() => expect(told).toEqual([started(idOf(1))]));
  expect(await replay(idOf(1))).toEqual(ok([started(idOf(1))]));
  await service.handlers['exchange.cancel']({ exchangeId: idOf(1) }, { windowId: null });
  await vi.waitFor(() => expect(told).toHaveLength(2));
  expect(await replay(idOf(1))).toEqual(ok(told));
});

test('an exchange is begun once', async () => {
  const { begin } = serviceOver(untilAborted);
  await begin(idOf(1));
  expect(await begin(idOf(1))).toMatchObject({ failure: { kind: 'rejectedInput' } });
});

test('an exchange that is not known is not found, and cancelling or releasing it does nothing', async () => {
  const { service, replay } = serviceOver(untilAborted);
  const nobody = { windowId: null };
  expect([
    await replay(idOf(1)),
    await service.handlers['exchange.readWire']({ exchangeId: idOf(1) }, nobody),
    await service.handlers['exchange.cancel']({ exchangeId: idOf(1) }, nobody),
    await service.handlers['exchange.release']({ exchangeIds: [idOf(1)] }, nobody),
  ]).toMatchObject([{ failure: { kind: 'notFound' } }, { failure: { kind: 'notFound' } }, ok(null), ok(null)]);
});

test('releasing stops what runs, and forgets events, wire log and body', async () => {
  const { service, forgotten, begin, replay } = serviceOver(untilAborted);
  await begin(idOf(1));
  await service.handlers['exchange.release']({ exchangeIds: [idOf(1)] }, { windowId: null });
  expect(forgotten).toEqual([[[idOf(1)], ['body-of-1']]]);
  expect(await replay(idOf(1))).toMatchObject({ failure: { kind: 'notFound' } });
});

test('a page that is gone takes its exchanges with it, and no others', async () => {
  const { service, forgotten, begin, replay } = serviceOver(untilAborted);
  await begin(idOf(1), 'page-1');
  await begin(idOf(2), 'page-2');
  await service.releasePage('page-1');
  expect(forgotten).toEqual([[[idOf(1)], ['body-of-1']]]);
  expect(await replay(idOf(2))).toMatchObject({ ok: true });
});

test('a window that was loaded anew takes over what it had begun, and is told what is still there', async () => {
  const { service, begin, replay } = serviceOver(untilAborted);
  await begin(idOf(1), 'page-1');
  const adopted = await service.handlers['exchange.adopt']({ exchangeIds: [idOf(1), idOf(2)] }, { windowId: 'page-2' });
  expect(adopted).toEqual(ok([idOf(1)]));
  await service.releasePage('page-1');
  expect(await replay(idOf(1))).toMatchObject({ ok: true });
  await service.releasePage('page-2');
  expect(await replay(idOf(1))).toMatchObject({ failure: { kind: 'notFound' } });
});

test('of too many exchanges the oldest that are over are forgotten, never one that runs', async () => {
  async function* send(exchangeId: string, asked: unknown, signal: AbortSignal) {
    if (exchangeId === idOf(1)) yield* untilAborted(exchangeId, asked, signal);
    else yield failed(exchangeId);
  }
  const { begin, replay, told } = serviceOver(send, 3);
  for (const number of [1, 2, 3, 4, 5]) {
    await begin(idOf(number));
    await vi.waitFor(() => expect(told.at(-1)?.exchangeId).toBe(idOf(number)));
  }
  const known = await Promise.all([1, 2, 3, 4, 5].map(async (number) => (await replay(idOf(number))).ok));
  expect(known).toEqual([true, false, false, true, true]);
});

test('of the reports of progress ten in a second are told, the last one of all of them', async () => {
  async function* send(exchangeId: string) {
    const end = Date.now() + 450;
    for (let bytes = 1; Date.now() < end; bytes += 1) {
      yield progress(exchangeId, bytes);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    yield progress(exchangeId, 1_000_000);
    yield failed(exchangeId);
  }
  const { begin, told, replay } = serviceOver(send);
  await begin(idOf(1));
  await vi.waitFor(() => expect(told.at(-1)).toEqual(failed(idOf(1))), 5_000);
  const reports = told.filter(({ type }) => type === 'progress');
  expect(reports.length).toBeGreaterThan(2);
  expect(reports.length).toBeLessThanOrEqual(7);
  expect(reports.at(-1)).toEqual(progress(idOf(1), 1_000_000));
  expect(await replay(idOf(1))).toEqual(ok([progress(idOf(1), 1_000_000), failed(idOf(1))]));
});

test('a bug of ours ends the exchange for the page as well', async () => {
  const { begin, told, onBug } = serviceOver(async function* (exchangeId) {
    yield started(exchangeId);
    throw new Error('a bug');
  });
  await begin(idOf(1));
  await vi.waitFor(() => expect(told).toHaveLength(2));
  expect(told[1]).toMatchObject({ type: 'failed', failure: { kind: 'bug', message: 'a bug' } });
  expect(onBug).toHaveBeenCalledOnce();
});

test('a body that outgrew the limit is decoded further once, however often that is asked, and until it is cancelled', async () => {
  const packed = { trailers: [], encodedBytes: 3, decoded: ['gzip'], stop: null, mostBytes: 99 };
  const asked: AbortSignal[] = [];
  const { service, told, begin } = serviceOver(
    async function* (exchangeId) {
      yield started(exchangeId);
      yield { ...failed(exchangeId, 'first'), packed, receivedId: 'received' } as ExchangeEvent;
    },
    1_000,
    async (exchange, signal) => {
      asked.push(signal);
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      return asked.length === 1 ? null : failed(exchange.id, 'second');
    },
  );
  const nobody = { windowId: null };
  const more = () => service.handlers['exchange.decodeRest']({ exchangeId: idOf(1) }, nobody);
  expect(await more()).toMatchObject({ failure: { kind: 'notFound' } });
  await begin(idOf(1));
  await vi.waitFor(() => expect(told).toHaveLength(2));
  for (const times of [1, 2]) {
    const answers = [more(), more()];
    await vi.waitFor(() => expect(asked).toHaveLength(times));
    await service.handlers['exchange.cancel']({ exchangeId: idOf(1) }, nobody);
    expect(await Promise.all(answers)).toEqual([ok(null), ok(null)]);
  }
  expect(told.at(-1)).toMatchObject({ type: 'failed', bodyId: 'second' });
  expect(told).toHaveLength(3);
});
