import { BrowserWindow, ipcMain, type WebContents } from 'electron';
import { fail } from '#shared/result';
import type { Services } from '../services/create-services';
import { isOurPage } from './trusted-page';

/** How the services know a window of the desktop. */
export const pageOf = (contents: WebContents): string => `desktop-${contents.id}`;

/** Connects the services to every window of this app, and to nothing else. */
export function mountIpc(services: Services): void {
  ipcMain.handle('host:call', (event, name: unknown, input: unknown) => {
    if (!isOurPage(event.senderFrame)) return fail({ kind: 'rejectedInput', issues: ['this page is not known here'] });
    return services.dispatch(typeof name === 'string' ? name : '', input, { windowId: pageOf(event.sender) });
  });
  services.subscribe((name, payload) => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send('host:event', name, payload);
  });
}
