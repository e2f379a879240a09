import type { Exchange, Hop } from '#shared/model/exchange';
import type { PracticeLogLine } from '#shared/model/practice';
import { expect, test } from 'vitest';
import { findCause } from './find-cause';

const origin = 'http://127.0.0.1:7070';
const line: PracticeLogLine = {
  id: 1,
  at: 10_012,
  method: 'GET',
  target: '/library/?page=2',
  status: 200,
  durationMs: 4,
  bytes: 0,
  endpoint: '',
  identity: '',
  requestId: '',
};
const exchange = (startedAt: number, change: Partial<Hop> = {}): Exchange => {
  const hop: Hop = {
    method: 'GET',
    url: `${origin}/library/?page=2`,
    target: '/library/?page=2',
    requestHeaders: [],
    requestBodyBytes: null,
    connection: null,
    interims: [],
    head: null,
    redirect: null,
    challenge: null,
    sides: [],
    timings: null,
    ...change,
  };
  return { phase: 'waiting', id: '', startedAt, method: 'GET', url: '', hops: [hop], sentBytes: 0, receivedBytes: 0 };
};
const inOneTab = (...all: Exchange[]) => ({
  tabOrder: ['t'],
  tabs: { t: { trail: all.map((_, at) => ({ exchangeId: String(at) })) } },
  exchanges: Object.fromEntries(all.map((one, at) => [String(at), one])),
});

test('a line leads to the exchange of that method and target at that time', () => {
  const tabs = inOneTab(exchange(10_000, { method: 'HEAD' }), exchange(10_000), exchange(10_000, { target: '/library/' }));
  expect(findCause(tabs, line, origin)).toEqual({ tabId: 't', position: 1 });
});

test('a line about another server, or from before the request, leads nowhere', () => {
  expect(findCause(inOneTab(exchange(10_000, { url: 'http://127.0.0.1:70701/library/?page=2' })), line, origin)).toBeNull();
  expect(findCause(inOneTab(exchange(11_000)), line, origin)).toBeNull();
});

test('where two fit, neither is claimed', () => {
  expect(findCause(inOneTab(exchange(10_000), exchange(10_001)), line, origin)).toBeNull();
});
