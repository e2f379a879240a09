import type { Exchange, Hop } from '#shared/model/exchange';
import type { Timings } from '#shared/model/exchange-event';
import { expect, test } from 'vitest';
import { axisTicks, planTime, seenOfLayer, spentMs, totalMsOf } from './time-plan';

const timings = (some: Partial<Timings>): Timings => ({
  dnsMs: null,
  tcpMs: null,
  proxyMs: null,
  tlsMs: null,
  sendMs: null,
  waitMs: null,
  receiveMs: null,
  totalMs: 0,
  reused: false,
  ...some,
});

const hop = (some: Partial<Hop>): Hop => ({
  method: 'GET',
  url: 'http://a.test/',
  target: '/',
  requestHeaders: [],
  requestBodyBytes: null,
  connection: null,
  interims: [],
  head: { status: 200, reason: 'OK', httpVersion: '1.1', headers: [] },
  redirect: null,
  challenge: null,
  sides: [],
  cookies: null,
  timings: null,
  ...some,
});

const finished = (hops: readonly Hop[], last: Timings): Exchange => ({
  phase: 'finished',
  id: 'e',
  startedAt: 0,
  endedAt: 1,
  method: 'GET',
  url: 'http://a.test/',
  hops,
  sentBytes: 0,
  receivedBytes: 0,
  head: { status: 200, reason: 'OK', httpVersion: '1.1', headers: [] },
  trailers: [],
  wireBytes: 0,
  bodyBytes: 0,
  encodedBytes: 0,
  bodyId: null,
  decoded: [],
  stop: null,
  timings: last,
});

const redirected = finished(
  [hop({ timings: timings({ tcpMs: 2, sendMs: 1, waitMs: 5, receiveMs: 1, totalMs: 9 }) }), hop({})],
  timings({ sendMs: 0.5, waitMs: 3, receiveMs: 0.5, totalMs: 4, reused: true }),
);

test('a second hop begins where the first ended', () => {
  const plan = planTime(redirected);
  expect(plan.map(({ totalMs, reused }) => [totalMs, reused])).toEqual([
    [9, false],
    [4, true],
  ]);
  expect(plan[1]?.phases.map(({ name, startMs }) => [name, startMs])).toEqual([
    ['send', 9],
    ['wait', 9.5],
    ['receive', 12.5],
  ]);
  expect([totalMsOf(plan), spentMs(plan, ['wait'])]).toEqual([13, 8]);
});

test('an exchange that is still waiting has no times yet', () => {
  const { phase: _phase, ...rest } = redirected;
  expect(planTime({ ...rest, phase: 'waiting', hops: [hop({})] } as Exchange)).toEqual([]);
});

test.each([
  [88, [0, 20, 40, 60, 80, 100]],
  [0.9, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  [5, [0, 1, 2, 3, 4, 5, 6]],
  [0, [0, 0.02, 0.04, 0.06, 0.08, 0.1, 0.12]],
])('the axis for %d ms has round numbers that reach beyond it', (totalMs, ticks) => {
  expect(axisTicks(totalMs)).toEqual(ticks);
});

test('what is seen of a layer is said only when it was seen', () => {
  const connection = {
    reused: true,
    localAddress: '127.0.0.1',
    localPort: 50100,
    remoteAddress: '127.0.0.1',
    remotePort: 7070,
    family: 'IPv4',
    tls: null,
  } as const;
  expect([7, 6, 5, 4, 3, 2].map((layer) => seenOfLayer(layer, redirected, connection))).toEqual([
    '2 HTTP/1.1 requests, one for each hop',
    'no encryption',
    'none: each request stands alone',
    'TCP, port 50100 to 7070, already open',
    'IPv4, 127.0.0.1 to 127.0.0.1',
    'not visible to a program',
  ]);
  expect(seenOfLayer(4, redirected, null)).toBe('no connection came about');
  const tls = { protocol: 'TLSv1.3', cipher: 'TLS_AES_128_GCM_SHA256', unverified: null, chain: [] };
  expect(seenOfLayer(6, redirected, { ...connection, tls })).toBe('TLS 1.3, TLS_AES_128_GCM_SHA256');
});

test('an exchange that found nobody listening still shows where its time went', () => {
  const { phase: _phase, ...rest } = redirected;
  const failed = {
    ...rest,
    phase: 'failed',
    hops: [],
    timings: timings({ dnsMs: 1, tcpMs: 4, totalMs: 5 }),
  } as unknown as Exchange;
  expect(planTime(failed).map(({ phases, totalMs }) => [phases.map(({ name }) => name), totalMs])).toEqual([[['dns', 'tcp'], 5]]);
});
