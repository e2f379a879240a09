import { expect, test } from 'vitest';
import type { Hop } from '#shared/model/exchange';
import type { WireLog } from '#shared/model/wire';
import { tlsPlaces } from './tls-places';
import { readWireSections } from './wire-sections';

type Passed = readonly [hop: number, direction: 'sent' | 'received', part: 'head' | 'body' | 'socks', bytes: string];

const placesIn = (passed: readonly Passed[], isEncrypted: readonly boolean[], method = 'GET') => {
  const entries = passed.map(([hop, direction, part, bytes]) => ({ hop, direction, part, bytes, at: 0, total: bytes.length }));
  const hops = isEncrypted.map((is) => ({ method, connection: is ? { tls: {} } : null })) as unknown as Hop[];
  return [...tlsPlaces(readWireSections({ entries } as WireLog, { fields: [], values: [] }), hops).keys()];
};

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
