import { createDraft } from '#shared/model/request-draft';
import { expect, test } from 'vitest';
import { startStore } from './started-store.test-support';

const auth = { kind: 'bearer', token: 'secret', prefix: 'Bearer' } as const;

async function gone() {
  const app = await startStore();
  const { state, tabId } = app;
  state().editDraft(tabId, { ...createDraft('http://one.example/'), auth });
  await state().sendDraft(tabId);
  state().follow(tabId, { url: 'http://two.example/a' });
  const sentAuths = () => app.callsOf('exchange.send').map((input) => (input as { draft: { auth: unknown } }).draft.auth);
  return { ...app, sentAuths };
}

test('credentials that stayed behind are sent when the user says so: once, and links from there go without', async () => {
  const { state, tabId, tab, sentAuths } = await gone();
  expect(tab().stayed?.names).toEqual(['the credentials of Auth']);
  state().sendCredentials(tabId, 'once');
  state().follow(tabId, { url: 'http://two.example/b' });
  expect(sentAuths()).toEqual([auth, { kind: 'none' }, auth, { kind: 'none' }]);
  expect(tab().stayed).not.toBeNull();
  state().follow(tabId, { url: 'http://three.example/' });
  expect(sentAuths().at(-1)).toEqual({ kind: 'none' });
});

test('an origin that is trusted in a tab gets them from then on, there and back, in that tab alone', async () => {
  const { state, tabId, sentAuths } = await gone();
  state().sendCredentials(tabId, 'always');
  state().follow(tabId, { url: 'http://two.example/b' });
  state().follow(tabId, { url: 'http://one.example/c' });
  state().follow(tabId, { url: 'http://two.example/d' });
  expect(sentAuths().slice(2)).toEqual([auth, auth, auth, auth]);
  state().follow(tabId, { url: 'http://three.example/' });
  expect(sentAuths().at(-1)).toEqual({ kind: 'none' });
});

test('back and forward remember what stayed behind where', async () => {
  const { state, tabId, tab } = await gone();
  state().goBack(tabId);
  expect(tab().stayed).toBeNull();
  state().goForward(tabId);
  expect(tab().stayed?.origin).toBe('http://two.example');
});

test('a page that is still shown gets no credentials that were typed for another address', async () => {
  const { state, tabId, sentAuths } = await gone();
  state().editDraft(tabId, { url: 'http://three.example/', auth });
  state().follow(tabId, { url: 'http://two.example/b' });
  expect(sentAuths().at(-1)).toEqual({ kind: 'none' });
});
