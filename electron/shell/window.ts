import { BrowserWindow, nativeTheme, screen, type BrowserWindowConstructorOptions, type Rectangle } from 'electron';
import { readWindowState, saveWindowState, type WindowState } from '../services/window-state';
import { pageAddress } from './app-address';

interface Options {
  readonly home: string;
  readonly preload: string;
  readonly devTools: boolean;
}

const usual = { width: 1280, height: 800 };
const smallest = { minWidth: 640, minHeight: 480 };
const saveAfterMs = 400;

/** The lockdown of every page: no Node, a world of its own, a sandbox, and none of the ways around them. */
export const lockedDown = {
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
} as const;

/** Opens the window where it stood last, shows our page in it, and remembers where it goes. */
export function openWindow({ home, preload, devTools }: Options): BrowserWindow {
  const kept = readWindowState(home);
  const options: BrowserWindowConstructorOptions = {
    ...smallest,
    ...(kept && isReachable(kept) ? boundsOf(kept) : usual),
    title: 'Cairn',
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#17191c' : '#ffffff',
    webPreferences: { ...lockedDown, preload, devTools },
  };
  const window = new BrowserWindow(options);
  if (kept?.isMaximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  keepState(window, home);
  comeBackAfterCrash(window);
  void window.loadURL(pageAddress);
  return window;
}

const boundsOf = ({ x, y, width, height }: WindowState): Rectangle => ({ x, y, width, height });

/** A window on a screen that is no longer there could not be taken hold of. */
function isReachable(state: WindowState): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const isBeside = state.x + state.width < workArea.x + 80 || state.x > workArea.x + workArea.width - 80;
    const isOutOfHeight = state.y < workArea.y || state.y > workArea.y + workArea.height - 40;
    return !isBeside && !isOutOfHeight;
  });
}

function keepState(window: BrowserWindow, home: string): void {
  let timer: NodeJS.Timeout | undefined;
  const save = () => void saveWindowState(home, { ...window.getNormalBounds(), isMaximized: window.isMaximized() });
  const saveSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(save, saveAfterMs);
  };
  window.on('resize', saveSoon);
  window.on('move', saveSoon);
  window.on('maximize', saveSoon);
  window.on('unmaximize', saveSoon);
  window.on('close', () => {
    clearTimeout(timer);
    save();
  });
}

const mostCrashes = 3;
const crashesCountMs = 60_000;

/** What a page shows is kept on this side, so a page that crashed is loaded again; one that keeps crashing is left alone. */
function comeBackAfterCrash(window: BrowserWindow): void {
  let crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    crashes = [...crashes.filter((at) => Date.now() - at < crashesCountMs), Date.now()];
    if (crashes.length <= mostCrashes) window.webContents.reload();
  });
}
