import { app, BrowserWindow, Menu, protocol, session, shell } from 'electron';
import { createPageFiles } from '../services/page-files';
import { createServices, type Services } from '../services/create-services';
import { serveApp } from './app-protocol';
import { serveBodies } from './body-protocol';
import { systemDialogs } from './dialogs';
import { forkPractice } from './fork-practice';
import { forkReader } from './fork-reader';
import { createMenu } from './menu';
import { mountIpc, pageOf } from './mount-ipc';
import { guardNavigation } from './navigation';
import { keepPageOffline } from './network';
import { guardPermissions } from './permissions';
import { registerSchemes } from './register-schemes';
import { openWindow } from './window';

export interface AppFiles {
  /** The folder where everything is kept. */
  readonly home: string;
  /** The built page. */
  readonly renderer: string;
  readonly preload: string;
  /** The built practice server. */
  readonly practice: string;
  /** The built reader of imports. */
  readonly importReader: string;
}

/** Starts the desktop app: locks first, then services, then the window. */
export function startApp(files: AppFiles): void {
  app.enableSandbox();
  registerSchemes();
  guardNavigation(app);
  // A second start means “show me Cairn”: the first one does.
  if (app.requestSingleInstanceLock()) void app.whenReady().then(() => run(files));
  else app.quit();
}

function run(files: AppFiles): void {
  const devTools = !app.isPackaged;
  const services = createServices({
    home: files.home,
    hostKind: 'desktop',
    practiceFork: forkPractice(files.practice),
    readerFork: forkReader(files.importReader),
    openExternal: (url) => shell.openExternal(url),
    dialogs: systemDialogs,
  });
  guardPermissions(session.defaultSession);
  keepPageOffline(session.defaultSession);
  serveApp(protocol, createPageFiles(files.renderer));
  serveBodies(protocol, services.bodies);
  mountIpc(services);
  const tell = (window: BrowserWindow, command: string) =>
    window.webContents.send('host:event', 'app.command', { windowId: null, command });
  Menu.setApplicationMenu(createMenu({ isMac: process.platform === 'darwin', devTools, run: tell }));

  const open = () => {
    const window = openWindow({ home: files.home, preload: files.preload, devTools });
    const page = pageOf(window.webContents);
    services.enter(page);
    window.webContents.once('destroyed', () => services.leave(page));
  };
  open();
  stayReachable(open);
  closeBeforeQuitting(services);
}

function stayReachable(open: () => void): void {
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    if (!window) return open();
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) open();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
}

/** The practice server is stopped and files of bodies are taken away before the program ends. */
function closeBeforeQuitting(services: Services): void {
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    isClosed = true;
    event.preventDefault();
    void services.close().finally(() => app.quit());
  });
}
