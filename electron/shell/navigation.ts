import type { App, WebContents } from 'electron';
import { pageAddress, runFrameAddress } from './app-address';

/** Keeps every page of this app where it is: nothing navigates away, opens a window, or embeds a web view. */
export function guardNavigation(app: App): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
}

function guardContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    // A reload is a navigation to where one is.
    if (event.url !== pageAddress) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame && !mayBeFramed(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** What a viewer of the page puts in a locked frame is text of the page's own; the other one runs code that was agreed to. */
const mayBeFramed = (url: string): boolean => url === 'about:srcdoc' || url === 'about:blank' || url === runFrameAddress;
