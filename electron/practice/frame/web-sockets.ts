import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Endpoint, SocketAsk } from '../endpoint.ts';
import type { World } from '../world/world.ts';
import { bodyLimitBytes, pathAndQuery } from './ask.ts';
import { isLoopbackHost } from './loopback-host.ts';
import type { RequestLog } from './request-log.ts';
import { switchesOf } from './switches.ts';

/** The connections that stopped being HTTP. */
export interface WebSockets {
  /** Whether a request to upgrade is for us; every other one is an ordinary request, as its Upgrade may be ignored. */
  takes(request: IncomingMessage): boolean;
  open(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

export function createWebSockets(endpoints: readonly Endpoint[], world: World, log: RequestLog): WebSockets {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: bodyLimitBytes,
    handleProtocols: (offered, request) =>
      [...offered].find((name) => endpointFor(request)?.subprotocols?.includes(name) ?? true) ?? false,
  });
  const endpointFor = (request: IncomingMessage): Endpoint | undefined => {
    const [path] = pathAndQuery(request.url ?? '').split('?', 1);
    return endpoints.find((endpoint) => endpoint.webSocket && endpoint.path === path);
  };
  const isOpen = (): boolean => !Object.values(switchesOf({ world })).includes(true);

  return {
    takes: (request) =>
      /^websocket$/i.test(request.headers.upgrade ?? '') &&
      isLoopbackHost(request.headers.host) &&
      isOpen() &&
      endpointFor(request) !== undefined,
    open(request, socket, head) {
      const endpoint = endpointFor(request);
      const startedAt = performance.now();
      socket.on('error', () => socket.destroy());
      server.handleUpgrade(request, socket, head, (webSocket) => {
        webSocket.on('error', () => webSocket.terminate());
        webSocket.once('close', () => log.write(lineFor(request, endpoint?.path ?? '', performance.now() - startedAt)));
        endpoint?.webSocket?.(webSocket, askOf(request, world));
      });
    },
    close() {
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}

function askOf(request: IncomingMessage, world: World): SocketAsk {
  const target = request.url ?? '/';
  const [path = '', query = ''] = pathAndQuery(target).split('?', 2);
  return {
    path,
    query: new URLSearchParams(query),
    method: 'GET',
    target,
    headers: request.headers,
    world,
    identity: '',
  };
}

function lineFor(request: IncomingMessage, endpoint: string, durationMs: number): Parameters<RequestLog['write']>[0] {
  const requestId = request.headers['x-request-id'];
  return {
    method: request.method ?? '',
    target: request.url ?? '',
    status: 101,
    durationMs: Math.round(durationMs * 100) / 100,
    bytes: request.socket.bytesWritten,
    endpoint,
    identity: '',
    requestId: typeof requestId === 'string' ? requestId : '',
  };
}
