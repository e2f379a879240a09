import { beforeEach, expect, test, vi } from 'vitest';
import { makeTestFolder } from '../services/host-parts.test-support';
import { readWindowState, saveWindowState } from '../services/window-state';
import type { FakeElectron, FakeWindow } from './electron.test-support';

const electron: FakeElectron = await vi.hoisted(async () => (await import('./electron.test-support')).createFakeElectron());
vi.mock('electron', () => electron);

const { openWindow } = await import('./window');

beforeEach(() => void (electron.BrowserWindow.all.length = 0));

function open(home: string): FakeWindow {
  return openWindow({ home, preload: '/app/preload.cjs', devTools: false }) as unknown as FakeWindow;
}

test('a page has no Node, a world of its own and a sandbox, and none of the ways around them', async () => {
  expect(open(await makeTestFolder()).options.webPreferences).toEqual({
    preload: '/app/preload.cjs',
    devTools: false,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
  });
});

test('the window shows our page, once there is something to see', async () => {
  const window = open(await makeTestFolder());
  expect([window.loaded, window.isShown]).toEqual([['app://cairn/'], false]);
  window.emit('ready-to-show');
  expect(window.isShown).toBe(true);
});

test('the window opens where it stood', async () => {
  const home = await makeTestFolder();
  const window = open(home);
  window.bounds = { x: 300, y: 200, width: 900, height: 600 };
  window.isMax = true;
  window.emit('close');
  await vi.waitFor(() => expect(readWindowState(home)).not.toBeNull());
  const next = open(home);
  expect([next.options, next.isMax]).toEqual([expect.objectContaining(window.bounds), true]);
});

test.each([
  ['on a screen that is gone', { x: 5000, y: 0 }],
  ['above the screen', { x: 0, y: -300 }],
])('a window that stood %s opens in the usual place', async (_where, place) => {
  const home = await makeTestFolder();
  await saveWindowState(home, { ...place, width: 900, height: 600, isMaximized: false });
  const { options } = open(home);
  expect([options.x, options.width]).toEqual([undefined, 1280]);
});

test('a page that crashes is loaded again, unless it keeps crashing', async () => {
  const { webContents } = open(await makeTestFolder());
  webContents.emit('render-process-gone', {}, { reason: 'clean-exit' });
  expect(webContents.reloads).toBe(0);
  for (let crash = 0; crash < 6; crash += 1) webContents.emit('render-process-gone', {}, { reason: 'crashed' });
  expect(webContents.reloads).toBe(3);
});
