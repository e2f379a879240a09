import { EventEmitter } from 'node:events';
import { beforeEach, expect, test, vi } from 'vitest';
import { createTestServices, makePageFolder, makeTestFolder, type TestServices } from '../services/host-parts.test-support';
import type { FakeElectron } from './electron.test-support';

const electron: FakeElectron = await vi.hoisted(async () => (await import('./electron.test-support')).createFakeElectron());
vi.mock('electron', () => electron);
const made = vi.hoisted(() => ({ services: null as unknown, options: null as unknown }));
vi.mock('../services/create-services', () => ({
  createServices: (options: unknown) => {
    made.options = options;
    return made.services;
  },
}));

const { startApp } = await import('./start-app');

let services: TestServices;
let order: string[];

beforeEach(async () => {
  electron.BrowserWindow.all.length = 0;
  electron.ipcHandlers.clear();
  electron.protocol.handlers.clear();
  order = [];
  services = await createTestServices();
  made.services = { ...services, close: async () => void order.push('closed') };
});

async function start({ isFirst = true } = {}) {
  const app = Object.assign(new EventEmitter(), {
    isPackaged: true,
    enableSandbox: () => order.push('sandboxed'),
    requestSingleInstanceLock: () => isFirst,
    whenReady: async () => {},
    quit: () => order.push('quit'),
  });
  Object.assign(electron.app, app);
  electron.app.removeAllListeners();
  startApp({
    home: await makeTestFolder(),
    renderer: await makePageFolder(),
    preload: '/app/preload.cjs',
    practice: '/app/practice.mjs',
    importReader: '/app/import-process.mjs',
  });
  await new Promise((resolve) => setImmediate(resolve));
  return electron.app;
}

test('everything is locked before the first page is there', async () => {
  await start();
  const session = electron.session.defaultSession;
  expect({
    order,
    isNavigationGuarded: electron.app.listenerCount('web-contents-created') > 0,
    schemes: [...electron.protocol.handlers.keys()],
    channels: [...electron.ipcHandlers.keys()],
    isEveryPermissionGuarded: [session.permissionRequest, session.permissionCheck, session.devicePermission].every(
      (handler) => handler !== null,
    ),
    isOffline: session.beforeRequest !== null,
    windows: electron.BrowserWindow.all.map(({ loaded }) => loaded),
  }).toEqual({
    order: ['sandboxed'],
    isNavigationGuarded: true,
    schemes: ['app', 'body'],
    channels: ['host:call'],
    isEveryPermissionGuarded: true,
    isOffline: true,
    windows: [['app://cairn/']],
  });
});

test('a packaged app has no developer tools, in the window or the menu', async () => {
  await start();
  expect(electron.BrowserWindow.all[0]?.options).toMatchObject({ webPreferences: { devTools: false } });
  expect(JSON.stringify(electron.menu)).not.toContain('toggleDevTools');
});

test('a second program hands over to the first and ends', async () => {
  await start({ isFirst: false });
  expect([order, electron.BrowserWindow.all]).toEqual([['sandboxed', 'quit'], []]);
});

test('the first program comes to the front when it is started again', async () => {
  const app = await start();
  const [window] = electron.BrowserWindow.all;
  window?.minimize();
  app.emit('second-instance');
  expect([electron.BrowserWindow.all.length, window?.isMinimized(), window?.isFocused]).toEqual([1, false, true]);
});

test('the services learn that a window is there, and that it is gone', async () => {
  await start();
  electron.BrowserWindow.all[0]?.webContents.emit('destroyed');
  expect(services.pages).toEqual(['+desktop-10', '-desktop-10']);
});

test('the services are closed before the program ends, once', async () => {
  const app = await start();
  const preventDefault = vi.fn();
  app.emit('will-quit', { preventDefault });
  await vi.waitFor(() => expect(order).toEqual(['sandboxed', 'closed', 'quit']));
  app.emit('will-quit', { preventDefault });
  expect(preventDefault).toHaveBeenCalledOnce();
});

test('a command of the menu is told to the window it was chosen in, and to no other', async () => {
  await start();
  const [window] = electron.BrowserWindow.all;
  const other = new electron.BrowserWindow();
  electron.chooseFromMenu('New tab', window);
  expect([window?.webContents.sent, other.webContents.sent]).toEqual([
    [['host:event', 'app.command', { windowId: null, command: 'tab.new' }]],
    [],
  ]);
});
