import { BrowserWindow, dialog, type BaseWindow, type OpenDialogOptions } from 'electron';
import type { Dialogs } from '../services/files-service';
import { pageOf } from './mount-ipc';

/** The system's own dialogs for choosing files and folders, in front of the window that asks. */
export const systemDialogs: Dialogs = {
  async choose({ what, suggestedName }, page) {
    const window = BrowserWindow.getAllWindows().find(({ webContents }) => pageOf(webContents) === page);
    if (what === 'saveFile') {
      const options = { defaultPath: suggestedName };
      const saved = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
      return saved.canceled ? null : saved.filePath;
    }
    const properties: OpenDialogOptions['properties'] =
      what === 'openFolder' ? ['openDirectory', 'createDirectory'] : ['openFile'];
    return firstOf(window, { properties });
  },
};

async function firstOf(window: BaseWindow | undefined, options: OpenDialogOptions): Promise<string | null> {
  const opened = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
  return opened.canceled ? null : (opened.filePaths[0] ?? null);
}
