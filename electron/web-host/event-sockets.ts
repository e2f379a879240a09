import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { helloSchema, pingEveryMs, refusedCloseCode, type Hello, type HostMessage } from '#shared/contract/web-messages';
import type { Services } from '../services/create-services';
import { createEventRing } from './event-ring';
import type { Guard } from './guard';

export interface EventSockets {
  /** Takes over a connection that asked to become a socket. The guard has let it in. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

const helloWithinMs = 5_000;
/** A page that does not read is cut off; it comes back and asks for what it missed. */
const mostUnreadBytes = 32 * 1024 * 1024;

/** Tells every page what happens, over one socket each, and lets them catch up when they were away. */
export function openEventSockets(services: Services, guard: Guard): EventSockets {
  const server = new WebSocketServer({ noServer: true, maxPayload: 4_096, perMessageDeflate: false });
  const run = randomUUID();
  const ring = createEventRing();
  const pages = new Map<WebSocket, string>();
  const answered = new WeakSet<WebSocket>();

  const unsubscribe = services.subscribe((name, payload) => {
    const { text } = ring.add(name, payload);
    for (const socket of pages.keys()) tell(socket, text);
  });
  const beat = setInterval(() => {
    for (const socket of pages.keys()) checkAlive(socket);
  }, pingEveryMs);

  return {
    accept: (request, socket, head) => server.handleUpgrade(request, socket, head, meet),
    close() {
      clearInterval(beat);
      unsubscribe();
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };

  function meet(socket: WebSocket) {
    const timer = setTimeout(() => socket.close(refusedCloseCode), helloWithinMs);
    socket.on('error', () => socket.terminate());
    socket.once('message', (message: Buffer) => {
      clearTimeout(timer);
      const hello = readHello(message);
      if (hello && guard.isToken(hello.token)) welcome(socket, hello);
      else socket.close(refusedCloseCode);
    });
    socket.once('close', () => {
      clearTimeout(timer);
      leave(socket);
    });
  }

  function welcome(socket: WebSocket, { page, since }: Hello) {
    const missed = since?.run === run ? ring.since(since.seq) : null;
    const words: HostMessage = { type: 'welcome', run, seq: ring.seq, caughtUp: missed !== null };
    tell(socket, JSON.stringify(words));
    for (const { text } of missed ?? []) tell(socket, text);
    pages.set(socket, page);
    answered.add(socket);
    socket.on('pong', () => answered.add(socket));
    services.enter(page);
  }

  function leave(socket: WebSocket) {
    const page = pages.get(socket);
    pages.delete(socket);
    if (page !== undefined && ![...pages.values()].includes(page)) services.leave(page);
  }

  function checkAlive(socket: WebSocket) {
    if (!answered.delete(socket)) return socket.terminate();
    socket.ping();
    tell(socket, '{"type":"ping"}');
  }
}

function tell(socket: WebSocket, text: string) {
  if (socket.bufferedAmount > mostUnreadBytes) socket.terminate();
  else socket.send(text);
}

function readHello(message: Buffer): Hello | null {
  try {
    return helloSchema.parse(JSON.parse(message.toString('utf8')));
  } catch {
    return null;
  }
}
