import type { WebFrameMain } from 'electron';
import { appOrigin } from './app-address';

/** Whether words come from our own page itself, and not from a frame inside of it or a page that took its place. */
export function isOurPage(frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && frame.origin === appOrigin;
}
