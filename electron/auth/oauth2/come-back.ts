import type { OAuth2Auth } from '#shared/model/auth/oauth2';
import { bringFragment, cameBack, refusedBack } from './done-page';
import type { Loopback } from './loopback';
import { openLoopback } from './loopback';
import type { OAuthTools } from './oauth-tools';
import { FlowStopped, stopped } from './problem';
import type { SignIn } from './sign-in';

/** What a flow through the browser may use beside messages. */
export interface BrowserTools {
  /** Has the browser open an address; `pastes` says that the user will have to bring the answer here. */
  open(address: string, callback: string, pastes: boolean): Promise<void>;
  /** The next address that the user pastes. */
  pasted(signal: AbortSignal): Promise<string>;
}

/** Where the browser comes back to: a port of ours, or what the server has fixed. */
export interface WayBack {
  readonly address: string;
  readonly listener: Loopback | null;
}

const listenMs = 5 * 60_000;
const pasteMs = 10 * 60_000;

export async function openWayBack(auth: OAuth2Auth): Promise<WayBack> {
  if (auth.callback === 'fixed') {
    if (!URL.canParse(auth.callbackUrl)) throw stopped('setUp', 'badAddress', 'redirect');
    return { address: auth.callbackUrl, listener: null };
  }
  const path = auth.callbackPath === '' || auth.callbackPath.startsWith('/') ? auth.callbackPath : `/${auth.callbackPath}`;
  const listener = await openLoopback({ host: auth.callbackHost, path });
  return { address: listener.address, listener };
}

/** What has to be told of a wait that is over. */
export interface ComeBack {
  readonly query: URLSearchParams;
  /** Tells the browser how it went, where the browser is waiting. */
  finish(): void;
}

interface Wait {
  readonly signIn: SignIn;
  readonly way: WayBack;
  readonly tools: OAuthTools;
  readonly browser: BrowserTools;
  /** What comes stands behind the `#`, which no server ever sees. */
  readonly inFragment: boolean;
}

/** Opens the browser and waits for what comes back, from the listener or by the user's hand, whichever is first. */
export async function waitForAnswer(wait: Wait): Promise<ComeBack> {
  const { signIn, way, tools, browser, inFragment } = wait;
  const { listener } = way;
  const pastes = listener === null || inFragment;
  const limit = AbortSignal.timeout(pastes ? pasteMs : listenMs);
  const over = new AbortController();
  try {
    await browser.open(signIn.address, way.address, pastes);
    tools.report?.at('signIn');
    const query = await firstAnswer(wait, AbortSignal.any([tools.signal, limit, over.signal]));
    return { query, finish: () => listener?.finish(query.has('error') ? refusedBack : cameBack) };
  } catch (thrown) {
    listener?.close();
    if (thrown instanceof FlowStopped) throw thrown;
    if (limit.aborted && !tools.signal.aborted) throw stopped('callback', 'late', pastes ? '10 minutes' : '5 minutes');
    throw new FlowStopped({ kind: 'cancelled' });
  } finally {
    over.abort();
  }
}

function firstAnswer(wait: Wait, signal: AbortSignal): Promise<URLSearchParams> {
  const { signIn, tools, inFragment } = wait;
  const { listener } = wait.way;
  const pasted = readPasted(wait, signal);
  if (listener === null) return pasted;
  const heard = inFragment ? explainFragment(listener, signal) : listener.wait((query) => isMeant(query, signIn, tools), signal);
  return Promise.race([pasted, heard]);
}

/** A query with another state may be anyone's: it is answered 404, and the wait goes on. */
function isMeant(query: URLSearchParams, { state }: SignIn, { report }: OAuthTools): boolean {
  if (query.getAll('state').includes(state)) return true;
  if (query.has('code') || query.has('error'))
    report?.remark('An answer with a wrong or missing state came to the listener. It was refused, and the wait went on.');
  return false;
}

const never = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });

/** The browser comes with nothing we could read; it is told what to do, as often as it comes. */
async function explainFragment(listener: Loopback, signal: AbortSignal): Promise<never> {
  await listener.wait(() => true, signal);
  listener.finish(bringFragment);
  return never(signal);
}

/** What is no address of ours is told and waited over: a slip of the hand ends nothing. */
async function readPasted(wait: Wait, signal: AbortSignal): Promise<URLSearchParams> {
  for (;;) {
    const url = addressOfOurs((await wait.browser.pasted(signal)).trim(), wait.way.address);
    if (url !== null) return new URLSearchParams(wait.inFragment && url.hash.length > 1 ? url.hash.slice(1) : url.search);
    wait.tools.report?.remark(`What was pasted is not an address below ${wait.way.address}.`);
  }
}

function addressOfOurs(pasted: string, callback: string): URL | null {
  if (!URL.canParse(pasted)) return null;
  const url = new URL(pasted);
  const expected = new URL(callback);
  return url.protocol === expected.protocol && url.host === expected.host && url.pathname === expected.pathname ? url : null;
}
