import { BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';

interface Options {
  readonly isMac: boolean;
  readonly devTools: boolean;
  /** Runs a command of the page in the window that has the focus. */
  readonly run: (window: BrowserWindow, command: string) => void;
}

/** The platform's usual menu. What only the page can do is told to it as a command. */
export function createMenu({ isMac, devTools, run }: Options): Menu {
  const item = (label: string, accelerator: string, command: string): MenuItemConstructorOptions => ({
    label,
    accelerator,
    click: (_item, window) => {
      const target = BrowserWindow.getAllWindows().find(({ id }) => id === (window as BrowserWindow | undefined)?.id);
      if (target) run(target, command);
    },
  });
  const line: MenuItemConstructorOptions = { type: 'separator' };
  const file: MenuItemConstructorOptions = {
    label: 'File',
    submenu: [
      item('New tab', 'CmdOrCtrl+T', 'tab.new'),
      item('Close tab', 'CmdOrCtrl+W', 'tab.close'),
      item('Reopen closed tab', 'CmdOrCtrl+Shift+T', 'tab.reopen'),
      line,
      item('Save', 'CmdOrCtrl+S', 'request.save'),
      line,
      isMac ? { role: 'close', accelerator: 'CmdOrCtrl+Shift+W' } : { role: 'quit' },
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: 'View',
    submenu: [
      item('Command palette', 'CmdOrCtrl+K', 'palette.open'),
      item('Show or hide the side bar', 'CmdOrCtrl+B', 'sideBar.toggle'),
      line,
      // Not Electron's own zoom: the page's is a setting, the same in every host.
      item('Actual size', 'CmdOrCtrl+0', 'zoom.reset'),
      item('Zoom in', 'CmdOrCtrl+Plus', 'zoom.in'),
      item('Zoom out', 'CmdOrCtrl+-', 'zoom.out'),
      line,
      { role: 'togglefullscreen' },
      ...(devTools ? ([{ role: 'reload' }, { role: 'toggleDevTools' }] as const) : []),
    ],
  };
  return Menu.buildFromTemplate([
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    file,
    { role: 'editMenu' },
    view,
    { role: 'windowMenu' },
  ]);
}
