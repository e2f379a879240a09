import { beforeEach, expect, test, vi } from 'vitest';
import type { FakeElectron } from './electron.test-support';

const electron: FakeElectron = await vi.hoisted(async () => (await import('./electron.test-support')).createFakeElectron());
vi.mock('electron', () => electron);

const { systemDialogs } = await import('./dialogs');

beforeEach(() => void (electron.BrowserWindow.all.length = 0));

test('a folder is chosen in front of the window that asks', async () => {
  const [, asking] = [new electron.BrowserWindow(), new electron.BrowserWindow()];
  const shown = vi.fn(async (..._args: unknown[]) => ({ canceled: false, filePaths: ['/home/ada/shop'] }));
  electron.dialog.showOpenDialog = shown;
  expect(await systemDialogs.choose({ what: 'openFolder', suggestedName: '' }, 'desktop-20')).toBe('/home/ada/shop');
  expect(shown.mock.calls).toEqual([[asking, { properties: ['openDirectory', 'createDirectory'] }]]);
});

test('a file to save to is suggested by name', async () => {
  const shown = vi.fn(async (..._args: unknown[]) => ({ canceled: false, filePath: '/home/ada/body.json' }));
  electron.dialog.showSaveDialog = shown;
  expect(await systemDialogs.choose({ what: 'saveFile', suggestedName: 'body.json' }, null)).toBe('/home/ada/body.json');
  expect(shown.mock.calls).toEqual([[{ defaultPath: 'body.json' }]]);
});

test.each(['openFolder', 'openFile', 'saveFile'] as const)('a dismissed dialog (%s) chooses nothing', async (what) => {
  electron.dialog.showOpenDialog = async () => ({ canceled: true, filePaths: ['/x'] });
  electron.dialog.showSaveDialog = async () => ({ canceled: true, filePath: '/x' });
  expect(await systemDialogs.choose({ what, suggestedName: '' }, null)).toBeNull();
});
