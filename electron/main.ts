import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, Menu, protocol, session, shell } from 'electron';
import { createPageFiles } from './services/page-files';
import { createServices, type Services } from './services/create-services';
import { serveApp } from './shell/app-protocol';
import { serveBodies } from './shell/body-protocol';
import { systemDialogs } from './shell/dialogs';
import { forkPractice } from './shell/fork-practice';
import { createMenu } from './shell/menu';
import { mountIpc, pageOf } from './shell/mount-ipc';
import { guardNavigation } from './shell/navigation';
import { keepPageOffline } from './shell/network';
import { guardPermissions } from './shell/permissions';
import { registerSchemes } from './shell/register-schemes';
import { openWindow } from './shell/window';
import { dataFolder } from './storage/data-folder';

/** Files beside the built entry, `dist/node/main.mjs`. */
const beside = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const home = dataFolder();
const devTools = !app.isPackaged;

app.enableSandbox();
registerSchemes();
guardNavigation(app);

// Two windows of one app share a data folder as two programs would; but a second start means “show me Cairn”.
if (app.requestSingleInstanceLock()) void app.whenReady().then(start);
else app.quit();

function start(): void {
  const services = createServices({
    home,
    hostKind: 'desktop',
    practiceFork: forkPractice(beside('./practice.mjs')),
    openExternal: (url) => shell.openExternal(url),
    dialogs: systemDialogs,
  });
  guardPermissions(session.defaultSession);
  keepPageOffline(session.defaultSession);
  serveApp(protocol, createPageFiles(beside('../renderer')));
  serveBodies(protocol, services.bodies);
  mountIpc(services);
  Menu.setApplicationMenu(
    createMenu({
      isMac: process.platform === 'darwin',
      devTools,
      run: (window, command) => window.webContents.send('host:event', 'app.command', { windowId: null, command }),
    }),
  );
  open(services);
  stayAlive(services);
}

function open(services: Services): void {
  const window = openWindow({ home, preload: beside('../preload/preload.cjs'), devTools });
  const page = pageOf(window.webContents);
  services.enter(page);
  window.webContents.once('destroyed', () => services.leave(page));
}

function stayAlive(services: Services): void {
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    if (!window) return open(services);
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) open(services);
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    isClosed = true;
    void services.close().finally(() => app.quit());
  });
}
