import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fail, ok } from '#shared/result';
import { startStore } from './started-store.test-support';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

const lastUrl = (inputs: unknown[]) => (inputs.at(-1) as { tab: { draft: { url: string } } } | undefined)?.tab.draft.url;

test('a draft is kept soon after the last keystroke', async () => {
  const { state, tabId, callsOf } = await startStore();
  await vi.advanceTimersByTimeAsync(1000);
  const before = callsOf('workspace.saveTab').length;
  state().editDraft(tabId, { url: 'http://h/a' });
  state().editDraft(tabId, { url: 'http://h/ab' });
  await vi.advanceTimersByTimeAsync(400);
  expect(callsOf('workspace.saveTab')).toHaveLength(before + 1);
  expect(lastUrl(callsOf('workspace.saveTab'))).toBe('http://h/ab');
});

test('steady typing is kept within 800 ms as well', async () => {
  const { state, tabId, callsOf } = await startStore();
  await vi.advanceTimersByTimeAsync(1000);
  for (let typed = 1; typed <= 8; typed++) {
    state().editDraft(tabId, { url: `http://h/${'x'.repeat(typed)}` });
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(lastUrl(callsOf('workspace.saveTab'))?.length).toBeGreaterThan('http://h/xxx'.length);
});

test('flush writes at once, and writing that changes nothing kept is not written', async () => {
  const { state, store, tabId, callsOf } = await startStore();
  await vi.advanceTimersByTimeAsync(1000);
  const before = callsOf('workspace.saveTab').length;
  state().receiveConnection('lost');
  store.flush();
  await vi.advanceTimersByTimeAsync(0);
  expect(callsOf('workspace.saveTab')).toHaveLength(before);
  state().editDraft(tabId, { url: 'http://h/now' });
  store.flush();
  await vi.advanceTimersByTimeAsync(0);
  expect(lastUrl(callsOf('workspace.saveTab'))).toBe('http://h/now');
});

test('a closed tab is taken out of what is kept, and the order is kept without it', async () => {
  const { state, tabId, callsOf } = await startStore();
  state().editDraft(tabId, { url: 'http://h/' });
  state().closeTab(tabId);
  await vi.advanceTimersByTimeAsync(1000);
  expect(callsOf('workspace.removeTab')).toEqual([{ windowId: 'w1', tabId }]);
  expect(callsOf('workspace.saveLayout').at(-1)).toMatchObject({ layout: { tabOrder: state().tabOrder } });
});

test('what could not be kept is tried again until it is, and the user is told meanwhile', async () => {
  let isGone = true;
  const gone = { kind: 'hostGone', reason: 'it was closed' } as const;
  const { state, tabId, callsOf } = await startStore({ 'workspace.saveTab': async () => (isGone ? fail(gone) : ok(null)) });
  state().editDraft(tabId, { url: 'http://h/typed while it was gone' });
  await vi.advanceTimersByTimeAsync(1000);
  expect(state().keepingFailure).toEqual(gone);
  isGone = false;
  const before = callsOf('workspace.saveTab').length;
  await vi.advanceTimersByTimeAsync(1500);
  expect(callsOf('workspace.saveTab')).toHaveLength(before + 1);
  expect(lastUrl(callsOf('workspace.saveTab'))).toBe('http://h/typed while it was gone');
  expect(state().keepingFailure).toBeNull();
});
