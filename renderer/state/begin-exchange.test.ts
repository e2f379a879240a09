import { createDraft } from '#shared/model/request-draft';
import { ok } from '#shared/result';
import { expect, test } from 'vitest';
import { beginExchange } from './begin-exchange';
import { startStore } from './started-store.test-support';

const wayFrom = { root: '/api', path: 'books/one.yml' };

async function begun() {
  let readWay: () => void = () => undefined;
  const isRead = new Promise<void>((resolve) => (readWay = resolve));
  const app = await startStore({ 'collection.readOptionsAbove': () => isRead.then(() => ok([])) });
  const asked = { draft: createDraft('http://two.example/'), place: null, wayFrom, isAside: true };
  const { exchangeId, handed } = beginExchange(app.host, app.store, asked);
  return { ...app, exchangeId, handed, readWay };
}

test('what leads to another origin is sent once its way is read', async () => {
  const { handed, readWay, callsOf } = await begun();
  expect(callsOf('exchange.send')).toEqual([]);
  readWay();
  await handed;
  expect(callsOf('exchange.send')).toMatchObject([{ draft: { url: 'http://two.example/' }, isAside: true }]);
});

test('what nobody waits for any more when its way is read is not sent', async () => {
  const { state, exchangeId, handed, readWay, callsOf } = await begun();
  state().release([exchangeId]);
  readWay();
  await handed;
  expect(callsOf('exchange.send')).toEqual([]);
});
