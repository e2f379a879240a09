import { expect, test } from 'vitest';
import { createEventRing } from './event-ring';
import { createTickets } from './tickets';

const minute = 60_000;
const ticketIn = (path: string): string => path.slice('/bodies/'.length);

test('a ticket is for one body, cannot be guessed, and lasts while it is used', () => {
  let now = 0;
  const tickets = createTickets(() => now);
  const [one, other] = [ticketIn(tickets.grant('b1')), ticketIn(tickets.grant('b1'))];
  expect([Buffer.from(one, 'base64url').length, one === other]).toEqual([32, false]);
  now = 4 * minute;
  expect(tickets.redeem(one)).toBe('b1');
  now = 8 * minute;
  expect([tickets.redeem(one), tickets.redeem(other), tickets.redeem('b1'), tickets.redeem('')]).toEqual([
    'b1',
    undefined,
    undefined,
    undefined,
  ]);
});

test('of very many tickets the oldest are given up', () => {
  const tickets = createTickets();
  const granted = Array.from({ length: 2_001 }, (_, at) => ticketIn(tickets.grant(`b${at}`)));
  expect([tickets.redeem(granted[0] ?? ''), tickets.redeem(granted[1] ?? ''), tickets.redeem(granted[2_000] ?? '')]).toEqual([
    undefined,
    'b1',
    'b2000',
  ]);
});

test('the ring keeps as many events as it may, and knows when some are missing', () => {
  const ring = createEventRing({ events: 3 });
  for (const number of [1, 2, 3, 4]) ring.add('practice.changed', number);
  const numbers = (seq: number) => ring.since(seq)?.map((event) => event.seq) ?? null;
  expect([ring.seq, numbers(0), numbers(1), numbers(3), numbers(4), numbers(5)]).toEqual([4, null, [2, 3, 4], [4], [], null]);
});

test('the ring gives up large events before it grows without end', () => {
  const ring = createEventRing({ characters: 250 });
  for (const number of [1, 2, 3]) ring.add('practice.changed', `${number}`.repeat(100));
  expect([ring.since(0), ring.since(2)?.length]).toEqual([null, 1]);
});
