import { runFrame } from '../services/run-frame';

/** Where the page lives in the desktop shell: a scheme of our own, so that it has an origin that no file and no site shares. */
export const appOrigin = 'app://cairn';
export const pageAddress = `${appOrigin}/`;
/** The one frame in which code of others may run, when somebody has agreed. */
export const runFrameAddress = `${appOrigin}${runFrame.path}`;
/** Where bodies live: another origin, so that nothing in them is ever a page of ours. */
export const bodyOrigin = 'body://cairn';
