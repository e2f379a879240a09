import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Services } from '../services/create-services';
import { keepHostToken, newHostToken } from '../services/host-token';
import { createPageFiles } from '../services/page-files';
import { pageHeaders } from '../services/page-headers';
import { runFrame } from '../services/run-frame';
import { answerRequest } from './answer-request';
import { openEventSockets, type EventSockets } from './event-sockets';
import { createGuard, type Guard } from './guard';
import { createTickets } from './tickets';

interface Options {
  readonly services: Services;
  /** The built page. */
  readonly rendererFolder: string;
  /** 0, or left out, is any free port. */
  readonly port?: number;
  /** Left out, a new one is made: a page of an earlier run is then not let in. */
  readonly token?: string;
  /** A folder to keep the token in instead, so that pages outlive a restart; of use where the port stays the same. */
  readonly keepTokenIn?: string;
}

export interface WebHost {
  /** The address to open, with the token after the `#`, where browsers keep it to themselves. */
  readonly url: string;
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves the page and answers its calls, to this machine alone and to whoever was given the token. */
export async function startWebHost(options: Options): Promise<WebHost> {
  const { services, rendererFolder, port = 0, keepTokenIn } = options;
  const token = options.token ?? (keepTokenIn === undefined ? newHostToken() : await keepHostToken(keepTokenIn));
  const server = createServer({ requestTimeout: 120_000, headersTimeout: 10_000, maxHeaderSize: 16_384 });
  await listen(server, port);
  const chosen = (server.address() as AddressInfo).port;
  const origin = `http://127.0.0.1:${chosen}`;

  const guard = createGuard(chosen, token);
  const sockets = openEventSockets(services, guard);
  const parts = {
    services,
    guard,
    tickets: createTickets(),
    pageFiles: createPageFiles(rendererFolder),
    pageHeaders: pageHeaders({
      connect: [`ws://127.0.0.1:${chosen}`, `ws://localhost:${chosen}`],
      bodies: [],
      frames: [`http://127.0.0.1:${chosen}${runFrame.path}`, `http://localhost:${chosen}${runFrame.path}`],
    }),
  };
  server.on('request', (request, response) => {
    // Either side may hang up at any moment, or a file may go while it is read.
    answerRequest(parts, request, response).catch(() => response.destroy());
  });
  server.on('upgrade', (request, socket, head) => upgrade(guard, sockets, { request, socket, head }));

  return {
    origin,
    url: `${origin}/#token=${token}`,
    async close() {
      sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Upgrade {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
}

function upgrade(guard: Guard, sockets: EventSockets, { request, socket, head }: Upgrade) {
  socket.on('error', () => socket.destroy());
  const isLetIn = request.url === '/events' && guard.knowsHost(request) && guard.comesFromOurPage(request);
  if (isLetIn) sockets.accept(request, socket, head);
  else socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1' }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
