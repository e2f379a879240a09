import { expect, test } from 'vitest';
import { advance, type Exchange } from './exchange';
import type { ExchangeEvent, Timings } from './exchange-event';

const exchangeId = '7f9c2ba4-e88f-4278-a3d5-1d4a2a3b4c5d';
const timings: Timings = {
  dnsMs: null,
  tcpMs: 1,
  proxyMs: null,
  tlsMs: null,
  sendMs: 0.2,
  waitMs: 3,
  receiveMs: 1,
  totalMs: 5.2,
  reused: false,
};
const stamp = { exchangeId, at: 1000 };
const started: ExchangeEvent = { type: 'started', ...stamp, method: 'POST', url: 'http://localhost/a' };
const sent = (hop: number, url: string): ExchangeEvent => ({
  type: 'sent',
  ...stamp,
  hop,
  method: hop === 0 ? 'POST' : 'GET',
  url,
  target: '/a',
  headers: [['Host', 'localhost']],
  bodyBytes: null,
});
const head = (hop: number, status: number): ExchangeEvent => ({
  type: 'head',
  ...stamp,
  hop,
  status,
  reason: 'OK',
  httpVersion: '1.1',
  headers: [['X', '1']],
});
const finished: ExchangeEvent = {
  type: 'finished',
  ...stamp,
  at: 1005,
  trailers: [],
  wireBytes: 90,
  bodyBytes: 12,
  encodedBytes: 12,
  bodyId: 'b1',
  decoded: [],
  stop: null,
  timings,
};
const fold = (...events: ExchangeEvent[]) =>
  events.reduce((picture: Exchange | undefined, event) => advance(picture, event), undefined as Exchange | undefined);

test('an exchange goes from waiting to receiving to finished', () => {
  const phases = [
    [started],
    [started, sent(0, 'u')],
    [started, sent(0, 'u'), head(0, 200)],
    [started, sent(0, 'u'), head(0, 200), finished],
  ];
  expect(phases.map((events) => fold(...events)?.phase)).toEqual(['waiting', 'waiting', 'receiving', 'finished']);
});

test('a redirect keeps its hop and begins another', () => {
  const redirected: ExchangeEvent = {
    type: 'redirected',
    ...stamp,
    hop: 0,
    location: '/b',
    url: 'http://localhost/b',
    method: 'GET',
    methodChanged: true,
    dropped: ['Authorization'],
    timings,
  };
  const picture = fold(started, sent(0, 'a'), head(0, 303), redirected, sent(1, 'b'), head(1, 200), finished);
  expect(picture).toMatchObject({
    phase: 'finished',
    head: { status: 200 },
    hops: [
      { url: 'a', head: { status: 303 }, redirect: { location: '/b', methodChanged: true, dropped: ['Authorization'] } },
      { url: 'b', head: { status: 200 }, redirect: null, timings },
    ],
  });
});

test('interim answers are kept with the hop they came on', () => {
  const interim: ExchangeEvent = {
    type: 'interim',
    ...stamp,
    hop: 0,
    status: 103,
    reason: 'Early Hints',
    headers: [['Link', '</a>']],
  };
  expect(fold(started, sent(0, 'a'), interim, interim)?.hops[0]?.interims.map(({ status }) => status)).toEqual([103, 103]);
});

test('a failure after the head keeps the head, so that what came can be looked at', () => {
  const failed: ExchangeEvent = {
    type: 'failed',
    ...stamp,
    failure: { kind: 'wrongLength', expectedBytes: 10, receivedBytes: 4 },
    bodyId: 'b1',
    wireBytes: 60,
    bodyBytes: 4,
    timings,
  };
  expect(fold(started, sent(0, 'a'), head(0, 200), failed)).toMatchObject({
    phase: 'failed',
    head: { status: 200 },
    bodyId: 'b1',
  });
});

test('what comes after the end, out of turn or for another exchange changes nothing', () => {
  const over = fold(started, sent(0, 'a'), head(0, 200), finished)!;
  expect(advance(over, head(0, 500))).toBe(over);
  const waiting = fold(started)!;
  expect(advance(waiting, { ...head(0, 200), exchangeId: 'other' })).toBe(waiting);
  expect(advance(undefined, head(0, 200))).toBeUndefined();
  expect(advance(waiting, finished)).toBe(waiting);
  expect(advance(waiting, started)).toBe(waiting);
});

test('an exchange whose body can be decoded further ends once more, and then for good', () => {
  const failure = { kind: 'limitExceeded', limit: 'decodedBytes', allowed: 4 } as const;
  const packed = { trailers: [], encodedBytes: 3, decoded: ['gzip'], stop: null, mostBytes: 99 };
  const failed: ExchangeEvent = { type: 'failed', ...stamp, failure, bodyId: 'b1', wireBytes: 60, bodyBytes: 4, timings };
  const begun = [started, sent(0, 'a'), head(0, 200)];
  expect(fold(...begun, failed, finished)).toMatchObject({ phase: 'failed', bodyId: 'b1' });
  expect(fold(...begun, { ...failed, packed }, finished)).toMatchObject({ phase: 'finished', head: { status: 200 } });
  const again = fold(...begun, { ...failed, packed }, { ...failed, bodyId: 'b2' }, finished);
  expect(again).toMatchObject({ phase: 'failed', bodyId: 'b2', head: { status: 200 } });
  const over = fold(...begun, { ...failed, packed })!;
  expect(advance(over, head(0, 500))).toBe(over);
});
