import { afterEach, expect, test } from 'vitest';
import { createBridgeTransport, type Bridge } from './bridge-transport';
import { connect } from './connect';
import { showWayBack } from './way-back';

afterEach(() => {
  Reflect.deleteProperty(window, 'cairnBridge');
  document.body.replaceChildren();
});

function bridgeThat(call: Bridge['call']): Bridge {
  return { call, listen: () => () => {} };
}

test('where there is a bridge the page goes over it', async () => {
  const asked: unknown[] = [];
  const bridge = bridgeThat(async (...args) => {
    asked.push(args);
    return { ok: true, value: null };
  });
  Object.assign(window, { cairnBridge: bridge });
  const host = await connect();
  await host.call('exchange.cancel', { exchangeId: 'x' });
  expect(asked).toEqual([['exchange.cancel', { exchangeId: 'x' }]]);
  expect(await host.bodyUrl('b 1')).toBe('body://cairn/b%201');
});

test('a bridge that breaks is a host that is gone, not an exception', async () => {
  const transport = createBridgeTransport(bridgeThat(() => Promise.reject(new Error('reply was never sent'))));
  expect(await transport.call('settings.read', null)).toEqual({
    ok: false,
    failure: { kind: 'hostGone', reason: 'reply was never sent' },
  });
});

test('a page of the web host that was opened without its key says how to get back', () => {
  const root = document.createElement('div');
  document.body.append(root);
  showWayBack(root);
  expect([
    root.querySelector('main h1')?.textContent,
    [...root.querySelectorAll('code')].map((code) => code.textContent),
  ]).toEqual(['This page has lost its key', ['cairn open', 'npm start', '#token=…']]);
});
