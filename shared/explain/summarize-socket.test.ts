import { expect, test } from 'vitest';
import type { Exchange } from '../model/exchange';
import { summarizeSocket } from './summarize-socket';

const says = 'h is there, but nothing is listening on that port.';
const lost = { parted: { says, againMs: 4_000 } };
const reconnecting = (hops: readonly object[], lastEventId = '') =>
  summarizeSocket({
    phase: 'waiting',
    socket: { kind: 'websocket', closing: null, tally: { lastEventId } },
    hops,
  } as unknown as Exchange);

test('while a socket waits to connect again, it is said why, and when; while it connects, that it does', () => {
  expect(reconnecting([lost])).toBe(`${says} Connecting again in 4 s.`);
  expect(reconnecting([lost, {}])).toBe(`${says} Connecting again.`);
  expect(reconnecting([lost], '30')).toBe(`${says} Connecting again in 4 s. Last id: 30.`);
});
