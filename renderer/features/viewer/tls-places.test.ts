import { expect, test } from 'vitest';
import type { Hop } from '#shared/model/exchange';
import type { WireLog } from '#shared/model/wire';
import { askingProxy, tlsPlaces } from './tls-places';
import { readWireSections } from './wire-sections';

type Passed = readonly [hop: number, direction: 'sent' | 'received', part: 'head' | 'body' | 'socks', bytes: string];

function sectionsOf(passed: readonly Passed[]) {
  const entries = passed.map(([hop, direction, part, bytes]) => ({ hop, direction, part, bytes, at: 0, total: bytes.length }));
  return readWireSections({ entries } as WireLog, { fields: [], values: [] });
}

const hopsOf = (isEncrypted: readonly boolean[], method = 'GET') =>
  isEncrypted.map((is) => ({ method, connection: is ? { tls: {} } : null })) as unknown as Hop[];

const placesIn = (passed: readonly Passed[], isEncrypted: readonly boolean[], method?: string) => [
  ...tlsPlaces(sectionsOf(passed), hopsOf(isEncrypted, method)).keys(),
];

const asked = 'GET / HTTP/1.1\r\nHost: h\r\n\r\n';
const answered = 'HTTP/1.1 200 OK\r\n\r\n';

test('TLS stands before the request of a hop that went encrypted', () => {
  const passed: Passed[] = [
    [0, 'sent', 'head', asked],
    [0, 'received', 'head', answered],
    [1, 'sent', 'head', asked],
    [1, 'received', 'head', answered],
  ];
  expect(placesIn(passed, [false, true])).toEqual([2]);
  expect(placesIn(passed, [true, true])).toEqual([0, 2]);
  expect(placesIn(passed, [false, false])).toEqual([]);
});

test('and behind what a proxy was asked for before', () => {
  const connect = 'CONNECT h:443 HTTP/1.1\r\nHost: h:443\r\n\r\n';
  const tunnel: Passed[] = [
    [0, 'sent', 'head', connect],
    [0, 'received', 'head', answered],
    [0, 'sent', 'head', asked],
  ];
  expect(placesIn(tunnel, [true])).toEqual([2]);
  // A tunnel that is itself what was asked for.
  expect(placesIn(tunnel.slice(0, 2), [true], 'CONNECT')).toEqual([0]);
  const socks: Passed[] = [
    [0, 'sent', 'socks', '\x05\x01\x00'],
    [0, 'received', 'socks', '\x05\x00'],
    [0, 'sent', 'head', asked],
  ];
  expect(placesIn(socks, [true])).toEqual([2]);
});

test('what a proxy is asked and what it answers is told from the request, also where it refuses or asks who it is', () => {
  const connect = 'CONNECT h:443 HTTP/1.1\r\nHost: h:443\r\n\r\n';
  const refused: Passed[] = [
    [0, 'sent', 'head', connect],
    [0, 'received', 'head', 'HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'],
    [0, 'received', 'body', 'who are you?'],
  ];
  const asking = (passed: readonly Passed[], hops: readonly Hop[]) => [...askingProxy(sectionsOf(passed), hops)];
  // Of a hop that was never sent nothing is known.
  expect(asking(refused, [])).toEqual([0, 1, 2]);
  const onwards: Passed[] = [...refused, [0, 'sent', 'head', connect], [0, 'received', 'head', answered]];
  expect(asking([...onwards, [0, 'sent', 'head', asked], [0, 'received', 'head', answered]], hopsOf([true]))).toEqual([
    0, 1, 2, 3, 4,
  ]);
  expect(asking(refused, hopsOf([false], 'CONNECT'))).toEqual([]);
  expect(asking([[0, 'sent', 'body', 'CONNECT me']], hopsOf([false], 'POST'))).toEqual([]);
});
