import { createHost } from '#shared/contract/create-host';
import type { Host } from '#shared/contract/types';
import { createBridgeTransport } from './bridge-transport';
import { keepWindow } from './keep-window';
import { recallWindow, rememberWindow, takeToken } from './page-memory';
import { showWayBack } from './way-back';
import { createWebTransport } from './web-transport';

/**
 * The host of this page, whichever it is.
 * A page of the web host that has no key to it shows the way back, and stays there: the promise never settles.
 */
export async function connect(): Promise<Host> {
  return window.cairnBridge ? createHost(createBridgeTransport(window.cairnBridge)) : connectToWebHost();
}

async function connectToWebHost(): Promise<Host> {
  const token = takeToken();
  if (token === null) return stayHere();
  const transport = createWebTransport({ origin: location.origin, token, page: crypto.randomUUID() });
  if ((await transport.ready) === 'refused') return stayHere();
  return createHost(keepWindow(transport, { recall: recallWindow, remember: rememberWindow }));
}

function stayHere(): Promise<never> {
  showWayBack(document.body);
  return new Promise(() => {});
}
