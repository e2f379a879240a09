import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { jsonType } from '../library/examples.ts';
import { send } from '../send-raw.test-support.ts';
import { startPracticeServer, type PracticeServer } from '../server.ts';

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer()));
beforeEach(() => practice.reset());
afterAll(() => practice.stop());

const say = (method: string, path: string, value?: unknown) =>
  send(practice, path, { method, headers: jsonType, ...(value !== undefined && { body: JSON.stringify(value) }) });

test('an order is one answer from three services, and says how long each took', async () => {
  const order = await send(practice, '/orders/1');
  expect(order.json()).toMatchObject({ state: 'open', stock: { 21: true }, delivery: { parcels: 1, days: 2 } });
  expect(Object.keys((order.json() as { prices: object }).prices)).toEqual(['21', '22', '23']);
  expect(order.headers['server-timing']).toMatch(/^stock;dur=[\d.]+, prices;dur=[\d.]+, delivery;dur=[\d.]+$/);
});

test.each([
  ['junk', 502],
  ['gone', 502],
  ['asleep', 504],
])('with one service %s the order is %i, and well again afterwards', async (mood, status) => {
  await say('PUT', '/orders/services', { prices: mood });
  const order = await send(practice, '/orders/1');
  expect([order.status, order.text]).toEqual([status, expect.stringContaining('The service prices')]);
  await say('PUT', '/orders/services', { prices: 'well' });
  expect((await send(practice, '/orders/1')).status).toBe(200);
});

test('cart, address, payment, confirm: each answer links to what can follow', async () => {
  const made = await say('POST', '/orders/', { books: [3, 4] });
  const path = new URL(String(made.headers.location)).pathname;
  const rels = (answer: { json(): unknown }) => (answer.json() as { links: { rel: string }[] }).links.map(({ rel }) => rel);
  const early = await say('POST', `${path}/confirm`);
  const addressed = await say('PUT', `${path}/address`, { name: 'A', street: 'B', town: 'C' });
  const paid = await say('PUT', `${path}/payment`, { method: 'card' });
  const confirmed = await say('POST', `${path}/confirm`);
  const late = await say('PUT', `${path}/payment`, { method: 'card' });
  expect([made, addressed, paid, confirmed].map(rels)).toEqual([['address', 'payment'], ['payment'], ['confirm'], []]);
  expect([early.status, confirmed.status, late.status]).toEqual([409, 200, 409]);
  expect(confirmed.json()).toMatchObject({ state: 'confirmed', books: [3, 4] });
});
