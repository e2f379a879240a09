import { expect, test } from 'vitest';
import type { Connection, ExchangeEvent, Timings } from '#shared/model/exchange-event';
import { causeAmong, isCause, type SeenRequest } from './seen-request';

const untimed = { dnsMs: null, tcpMs: null, proxyMs: null, tlsMs: null, sendMs: null, waitMs: null, receiveMs: null };
const timings: Timings = { ...untimed, totalMs: 0, reused: false };
const from = (localPort: number): Connection => ({
  reused: false,
  localAddress: '127.0.0.1',
  localPort,
  remoteAddress: '127.0.0.1',
  remotePort: 7070,
  family: 'IPv4',
  tls: null,
});

interface HopSent {
  readonly port: number;
  readonly target: string;
  readonly at: number;
}

function eventsOf(hops: readonly HopSent[], endedAt: number | null = null): ExchangeEvent[] {
  const told = hops.flatMap(({ port, target, at }, hop): ExchangeEvent[] => [
    { type: 'connected', exchangeId: 'x', at, hop, connection: from(port) },
    { type: 'sent', exchangeId: 'x', at, hop, method: 'GET', url: '', target, headers: [], bodyBytes: null },
  ]);
  const end = { exchangeId: 'x', at: endedAt ?? 0, failure: { kind: 'cancelled' as const }, bodyId: null };
  return endedAt === null ? told : [...told, { type: 'failed', ...end, wireBytes: 0, bodyBytes: 0, timings }];
}

const seen: SeenRequest = { method: 'GET', target: '/books/', clientPort: 5000, at: 10_012, durationMs: 4 };
const hop = { port: 5000, target: '/books/', at: 10_005 };

test('a request is of the exchange whose hop went out of that port with that method and target', () => {
  expect(isCause(eventsOf([hop]), seen)).toBe(true);
  expect(isCause(eventsOf([hop], 10_015), seen)).toBe(true);
  expect(isCause(eventsOf([{ ...hop, target: '/elsewhere' }, hop]), seen)).toBe(true);
});

test.each([
  ['another port', eventsOf([{ ...hop, port: 5001 }])],
  ['another target', eventsOf([{ ...hop, target: '/books' }])],
  [
    'the port of one hop and the target of another',
    eventsOf([
      { ...hop, target: '/' },
      { ...hop, port: 5001 },
    ]),
  ],
  ['a request that was sent later over the same port', eventsOf([{ ...hop, at: 11_000 }])],
  ['an exchange that was over before, on a port that was used again', eventsOf([{ ...hop, at: 9_000 }], 9_100)],
  ['nothing sent yet', []],
])('%s is none of it', (_what, events) => {
  expect(isCause(events, seen)).toBe(false);
});

test('where a connection was used again at once, each request is of the exchange that is nearest in time', () => {
  const exchanges = [
    { id: 'later', events: eventsOf([{ ...hop, at: 10_030 }]) },
    { id: 'first', events: eventsOf([hop], 10_014) },
  ];
  expect(causeAmong(exchanges, seen)).toBe('first');
  expect(causeAmong(exchanges, { ...seen, at: 10_036 })).toBe('later');
  expect(causeAmong(exchanges, { ...seen, clientPort: 1 })).toBeUndefined();
});
