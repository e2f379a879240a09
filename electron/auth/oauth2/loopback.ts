import { randomBytes } from 'node:crypto';
import { createServer, request as ask, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { donePage, type DoneWords } from './done-page';
import { stopped } from './problem';

/** A port of this machine that a browser comes back to, once (RFC 8252 section 7.3). */
export interface Loopback {
  /** What the server is told to send the browser to. */
  readonly address: string;
  /**
   * The first query that `isMeant` says belongs here. Everything else is answered 404 and changes nothing:
   * another method, path or Host, a caller that is not this machine, a query of another sign-in.
   */
  wait(isMeant: (query: URLSearchParams) => boolean, signal: AbortSignal): Promise<URLSearchParams>;
  /** Ends the listener once the browser has shown the page that says so, or after two seconds. */
  finish(words: DoneWords): void;
  close(): void;
}

interface Options {
  readonly host: '127.0.0.1' | '[::1]';
  /** What the client is registered with; empty for a new one. */
  readonly path: string;
  /** Ports to try in this order; 0 is any free one. */
  readonly ports?: readonly number[];
}

const word = (): string => randomBytes(16).toString('base64url');

/** Opens the listener before any browser does. A port that is taken, or that others answer at, is left alone for the next. */
export async function openLoopback({ host, path, ports = [0, 0, 0] }: Options): Promise<Loopback> {
  let reason = 'every port that was tried is in use';
  for (const port of ports) {
    const probe = `/${word()}`;
    const server = createServer({ maxHeaderSize: 64 * 1024, requestTimeout: 10_000, keepAliveTimeout: 1_000 });
    try {
      await listen(server, host, port);
    } catch (thrown) {
      reason = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : reason;
      continue;
    }
    if (await isReached(server, host, probe)) return listenFor(server, host, path === '' ? `/${word()}` : path);
    server.close();
    reason = 'another program answers at the port';
  }
  throw stopped('setUp', 'noListener', reason);
}

const bare = (host: string) => host.replace(/^\[|\]$/g, '');
const portOf = (server: Server) => (server.address() as AddressInfo).port;

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: bare(host), port, exclusive: true }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Whether what is sent to our port comes to us. */
function isReached(server: Server, host: string, path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const hear = (incoming: IncomingMessage, response: ServerResponse) => {
      response.writeHead(404, { Connection: 'close' }).end();
      if (incoming.url === path) settle(true);
    };
    const settle = (isOurs: boolean) => {
      server.off('request', hear);
      resolve(isOurs);
    };
    server.on('request', hear);
    ask({ host: bare(host), port: portOf(server), path, timeout: 2_000, agent: false }, (answer) => {
      answer.resume();
      settle(false);
    })
      .on('error', () => settle(false))
      .end();
  });
}

function listenFor(server: Server, host: string, path: string): Loopback {
  const origin = `${host}:${portOf(server)}`;
  const donePath = `/${word()}`;
  let take: ((query: URLSearchParams) => boolean) | null = null;
  let answered: ServerResponse | null = null;
  let page: string | null = null;
  let last: NodeJS.Timeout | undefined;

  const close = () => {
    clearTimeout(last);
    server.close();
    server.closeAllConnections();
  };
  server.on('request', (incoming, response) => {
    const asked = askedOf(incoming, origin);
    if (asked?.pathname === donePath && page !== null) {
      response.writeHead(200, pageHeaders).end(page, close);
    } else if (asked?.pathname === path && take?.(asked.searchParams)) {
      take = null;
      answered = response;
    } else {
      response.writeHead(404, plainHeaders).end('Nothing here.\n');
    }
  });

  return {
    address: `http://${origin}${path}`,
    wait: (isMeant, signal) =>
      new Promise((resolve, reject) => {
        const onAbort = () => reject(signal.reason as Error);
        if (signal.aborted) return onAbort();
        signal.addEventListener('abort', onAbort, { once: true });
        take = (query) => {
          if (!isMeant(query)) return false;
          signal.removeEventListener('abort', onAbort);
          resolve(query);
          return true;
        };
      }),
    finish(words) {
      if (answered === null) return close();
      page = donePage(words);
      // The code must not stay in the browser's history.
      answered.writeHead(303, { Location: donePath, 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' }).end();
      last = setTimeout(close, 2_000);
    },
    close,
  };
}

/** What is asked for, by a caller and in a manner that may ask; null for all others. */
function askedOf(incoming: IncomingMessage, origin: string): URL | null {
  const { method, headers, url = '' } = incoming;
  const isOurs = method === 'GET' && headers.host === origin && url.startsWith('/') && isLocal(incoming);
  return isOurs && URL.canParse(`http://${origin}${url}`) ? new URL(`http://${origin}${url}`) : null;
}

const isLocal = ({ socket }: IncomingMessage): boolean => /^(?:::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '');

const plainHeaders = { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store', Connection: 'close' };

const pageHeaders = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  Connection: 'close',
};
