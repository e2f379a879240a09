import WebSocket from 'ws';
import type { Transport } from '#shared/contract/types';
import { pageHeader, tokenHeader, type Hello, type HostMessage } from '#shared/contract/web-messages';
import type { Result } from '#shared/result';

interface Address {
  readonly origin: string;
  readonly token: string;
}

/** Speaks to the host as a page does, in the few words that road has. */
export function createTestPage({ origin, token }: Address, page = 'page-1'): Transport {
  const headers = { 'content-type': 'application/json', origin, [tokenHeader]: token, [pageHeader]: page };
  const post = async (path: string, input: unknown) => {
    const response = await fetch(origin + path, { method: 'POST', headers, body: JSON.stringify(input) });
    return (await response.json()) as Result<unknown>;
  };
  return {
    call: (name, input) => post(`/call/${encodeURIComponent(name)}`, input),
    listen(listener) {
      const socket = openSocket({ origin, token }, { page });
      socket.heard((said) => {
        if (said.type === 'event') listener(said.name, said.payload);
      });
      return () => socket.close();
    },
    async bodyUrl(bodyId) {
      const ticket = await post('/tickets', { bodyId });
      return ticket.ok ? origin + String(ticket.value) : '';
    },
    onConnection: () => () => {},
  };
}

export interface TestSocket {
  /** Everything the host has said, in order. */
  readonly said: readonly HostMessage[];
  heard(listener: (said: HostMessage) => void): void;
  /** Resolves with the welcome, or with the code the socket was closed with. */
  readonly met: Promise<Extract<HostMessage, { type: 'welcome' }> | number>;
  close(): void;
}

/** Opens an event socket and says hello, or other words. */
export function openSocket({ origin, token }: Address, words: Partial<Hello> = {}): TestSocket {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/events`, { origin });
  const said: HostMessage[] = [];
  const listeners: ((said: HostMessage) => void)[] = [];
  const met = Promise.withResolvers<Extract<HostMessage, { type: 'welcome' }> | number>();
  socket.on('open', () => socket.send(JSON.stringify({ type: 'hello', token, page: 'page-1', since: null, ...words })));
  socket.on('message', (message: Buffer) => {
    const next: HostMessage = JSON.parse(message.toString('utf8'));
    said.push(next);
    if (next.type === 'welcome') met.resolve(next);
    listeners.forEach((listener) => listener(next));
  });
  socket.on('error', () => {});
  socket.on('close', (code) => met.resolve(code));
  return { said, heard: (listener) => void listeners.push(listener), met: met.promise, close: () => socket.close() };
}
