import { expect, test, vi } from 'vitest';
import { defaultSettings } from '#shared/model/settings';
import { ok } from '#shared/result';
import { createFakeHost } from './fake-host';

test('a fake host answers with the handlers of the test and remembers what was asked', async () => {
  const host = createFakeHost({ 'settings.change': async (change) => ok({ ...defaultSettings, ...change }) });
  expect(await host.call('settings.change', { theme: 'dark' })).toEqual(ok({ ...defaultSettings, theme: 'dark' }));
  expect(await host.call('settings.read', null)).toMatchObject({
    ok: false,
    failure: { kind: 'unsupported', capability: 'settings.read' },
  });
  expect(host.calls).toEqual([
    { name: 'settings.change', input: { theme: 'dark' } },
    { name: 'settings.read', input: null },
  ]);
});

test('a fake host refuses what the true one would, and finds answers the contract does not allow', async () => {
  const host = createFakeHost({ 'settings.change': async () => ok({} as never) });
  expect(await host.call('settings.change', { theme: 'purple' as never })).toMatchObject({ failure: { kind: 'rejectedInput' } });
  await expect(host.call('settings.change', { theme: 'dark' })).rejects.toThrow();
});

test('a fake host tells events and the loss of the connection to those who listen', () => {
  const host = createFakeHost();
  const [heard, connection] = [vi.fn(), vi.fn()];
  const stop = host.listen('settings.changed', heard);
  host.onConnection(connection);
  host.publish('practice.changed', { phase: 'stopped' });
  host.publish('settings.changed', defaultSettings);
  host.setConnection('lost');
  stop();
  host.publish('settings.changed', defaultSettings);
  expect([heard.mock.calls, connection.mock.calls]).toEqual([[[defaultSettings]], [['lost']]]);
});
