import type { Transport } from '#shared/contract/types';
import { pageHeader, tokenHeader } from '#shared/contract/web-messages';
import { fail, type Result } from '#shared/result';
import { createCatchUp, failGone } from './catch-up';
import { EventSocket } from './event-socket';

interface Options {
  /** Origin of the web host, without a slash at the end. */
  readonly origin: string;
  readonly token: string;
  /** Names this page among others; minted when it loads. */
  readonly page: string;
}

export interface WebTransport extends Transport {
  /** How the first meeting went. */
  readonly ready: Promise<'open' | 'lost' | 'refused'>;
  close(): void;
}

type Listener = (name: string, payload: unknown) => void;
type ConnectionListener = (state: 'open' | 'lost') => void;

/** Reaches the web host over loopback: a POST for each call, one socket for all events. */
export function createWebTransport({ origin, token, page }: Options): WebTransport {
  const listeners = new Set<Listener>();
  const connectionListeners = new Set<ConnectionListener>();
  const headers = { 'content-type': 'application/json', [tokenHeader]: token, [pageHeader]: page };
  const post = (path: string, content: unknown) => postJson(origin + path, headers, content);
  const call = (name: string, input: unknown) => post(`/call/${encodeURIComponent(name)}`, input);
  const catchUp = createCatchUp(call, (name, payload) => listeners.forEach((listener) => listener(name, payload)));

  const first = Promise.withResolvers<'open' | 'lost' | 'refused'>();
  let known: 'open' | 'lost' | null = null;
  const socket = new EventSocket({
    url: `${origin.replace(/^http/, 'ws')}/events`,
    token,
    page,
    onEvent: catchUp.hear,
    onGap: catchUp.mend,
    onState(state) {
      first.resolve(state);
      const now = state === 'open' ? 'open' : 'lost';
      // That the host is there at first is what everyone expects.
      const isNews = now !== (known ?? 'open');
      known = now;
      if (isNews) connectionListeners.forEach((listener) => listener(now));
    },
  });

  return {
    ready: first.promise,
    call(name, input) {
      if (name === 'exchange.send') catchUp.expect(exchangeIdOf(input));
      return call(name, input);
    },
    listen: (listener) => register(listeners, listener),
    async bodyUrl(bodyId) {
      const ticket = await post('/tickets', { bodyId });
      // An address that answers 404, as a body that is gone does on the desktop as well.
      return ticket.ok ? origin + String(ticket.value) : `${origin}/bodies/gone`;
    },
    onConnection: (listener) => register(connectionListeners, listener),
    close: () => socket.close(),
  };
}

async function postJson(url: string, headers: Record<string, string>, content: unknown): Promise<Result<unknown>> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body: JSON.stringify(content),
      credentials: 'omit',
      cache: 'no-store',
    });
    if (response.ok) return (await response.json()) as Result<unknown>;
    return refusal(response.status);
  } catch {
    // What a browser says of a failed fetch tells its reader nothing.
    return failGone('The program behind this page does not answer.');
  }
}

function refusal(status: number): Result<never> {
  if (status === 413) return fail({ kind: 'rejectedInput', issues: ['this is more than the host takes at once'] });
  if (status === 400) return fail({ kind: 'rejectedInput', issues: ['the host could not read this as JSON'] });
  if (status === 401) return failGone('This page belongs to an earlier run of Cairn.');
  return failGone(`The host refused this page with ${status}.`);
}

function exchangeIdOf(input: unknown): string {
  const asked = input as { readonly exchangeId?: unknown } | null;
  return String(asked?.exchangeId);
}

function register<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
