import { beforeEach, expect, test } from 'vitest';
import { defaultLayout } from '#shared/model/workspace';
import { fail, ok } from '#shared/result';
import type { Transport } from '#shared/contract/types';
import { keepWindow } from './keep-window';
import { recallWindow, rememberWindow, takeToken } from './page-memory';

const path = location.pathname + location.search;

beforeEach(() => history.replaceState(null, '', path));

test('the token is taken out of the address at once, and is there after a reload', () => {
  history.replaceState(null, '', `${path}#token=s3cret`);
  expect(takeToken()).toBe('s3cret');
  expect(location.href).not.toContain('s3cret');
  // A reload keeps the history entry and runs the page anew.
  expect(takeToken()).toBe('s3cret');
});

test('a new token takes the place of an old one, and the window is kept', () => {
  history.replaceState({ cairn: { token: 'old', windowId: 'w1' } }, '', `${path}#token=new`);
  expect([takeToken(), recallWindow()]).toEqual(['new', 'w1']);
});

test('nothing is kept where other pages or other servers could read it', () => {
  history.replaceState(null, '', `${path}#token=s3cret`);
  takeToken();
  rememberWindow('w1');
  const places = [
    document.cookie,
    JSON.stringify(Object.entries(localStorage)),
    JSON.stringify(Object.entries(sessionStorage)),
    document.URL,
  ];
  expect(places.filter((place) => place.includes('s3cret'))).toEqual([]);
});

test.each([null, 7, 'text', {}, { cairn: null }, { cairn: 'text' }, { other: 1 }])(
  'a page opened without a token (state %j) has none',
  (state) => {
    history.replaceState(state, '', path);
    expect([takeToken(), recallWindow()]).toEqual([null, null]);
  },
);

const workspace = (windowId: string) => ok({ windowId, layout: defaultLayout, tabs: [] });

function transportOver(answer: Transport['call']): { transport: Transport; asked: unknown[] } {
  const asked: unknown[] = [];
  const call: Transport['call'] = (name, input) => {
    asked.push([name, input]);
    return answer(name, input);
  };
  return { asked, transport: { call, listen: () => () => {}, bodyUrl: async () => '', onConnection: () => () => {} } };
}

test('a page that asks for any window gets the one it showed before it was loaded again', async () => {
  const { transport, asked } = transportOver(async () => workspace('w7'));
  const kept = keepWindow(transport, { recall: recallWindow, remember: rememberWindow });
  await kept.call('workspace.open', { windowId: null });
  expect(recallWindow()).toBe('w7');
  await kept.call('workspace.open', { windowId: null });
  await kept.call('workspace.open', { windowId: 'w9' });
  await kept.call('settings.read', null);
  expect(asked).toEqual([
    ['workspace.open', { windowId: null }],
    ['workspace.open', { windowId: 'w7' }],
    ['workspace.open', { windowId: 'w9' }],
    ['settings.read', null],
  ]);
});

test('a window that could not be opened is not remembered', async () => {
  const { transport } = transportOver(async () => fail({ kind: 'hostGone', reason: '' }));
  await keepWindow(transport, { recall: recallWindow, remember: rememberWindow }).call('workspace.open', { windowId: null });
  expect(recallWindow()).toBeNull();
});
