import type net from 'node:net';
import type { TLSSocket } from 'node:tls';
import { hostHeader, type UrlParts } from '#shared/http/url-parts';
import type { Connection } from '#shared/model/exchange-event';
import type { ClientCredentials, TlsWishes, Trust } from './client-credentials';
import type { Halt } from './halt';
import type { Protocol } from './http2/offered-versions';
import type { Names } from './route/find-addresses';
import { openRoute, throughWords, type Forward } from './route/open-route';
import { routeKey, type Route } from './route/route';
import type { Passage } from './route/through-proxy';
import { openTls } from './open-tls';
import { stopWith } from './stopped';
import type { HopClock } from './timings';

/** What a connection leads to and how it is made. All of it is part of the pool's key. */
export interface Destination {
  readonly url: UrlParts;
  readonly verifyTls: boolean;
  readonly route: Route;
  /** Who chose that route; null where the address alone did. */
  readonly decidedBy: readonly string[] | null;
  /** An HTTP proxy is asked for a tunnel, and does not pass the request on by itself. */
  readonly tunnels: boolean;
  readonly tls: TlsWishes;
  readonly names: Names;
  /** Versions of HTTP to choose from, the wanted one first. */
  readonly offers: readonly Protocol[];
  /** What is shown in the TLS handshake. */
  readonly client: ClientCredentials | null;
  /** Names a connection that is logged in itself and so is nobody else's. */
  readonly boundTo: string | null;
}

/** A socket that is ready for a request, and what is known of it. */
export interface OpenConnection {
  readonly socket: net.Socket | TLSSocket;
  readonly facts: Connection;
  /** What is spoken on it. */
  readonly protocol: Protocol;
  /** The server's own certificate in DER, over TLS. */
  readonly certificate?: Buffer | undefined;
  /** A proxy that is told the whole address on the request line, with what says who asks. */
  readonly forward?: Forward;
}

export interface DialOptions {
  readonly timeoutMs: number;
  readonly trust: Trust;
  readonly halt: Halt;
  readonly clock: HopClock;
  /** Writes down what is said to a proxy. */
  readonly record: Passage['record'];
}

/** Opens a connection: name, TCP, proxy, TLS, each timed. Throws what stopped it; nothing is left open then. */
export async function dial(destination: Destination, options: DialOptions): Promise<OpenConnection> {
  const { halt, timeoutMs } = options;
  halt.watch('connect', timeoutMs);
  try {
    const { socket: tcp, forward, proxyTls } = await openRoute(destination, options);
    const through = { ...throughWords(destination.route), ...(proxyTls && { proxyTls }) };
    if (destination.url.scheme === 'http') {
      const facts = { ...factsOf(tcp, null), ...through };
      return { socket: tcp, facts, protocol: destination.offers[0] ?? 'http/1.1', ...(forward && { forward }) };
    }
    halt.watch('tls', timeoutMs);
    const { socket, tls, certificate } = await openTls(tcp, destination, options);
    return { socket, facts: { ...factsOf(tcp, tls), ...through }, protocol: agreedOn(socket, destination), certificate };
  } finally {
    halt.unwatch();
  }
}

/** Key under which a connection may be used again: every part that decides where it leads and whom it trusts. */
export const connectionKey = (destination: Destination): string => {
  const { url, verifyTls, route, decidedBy, tunnels, tls, names, offers, client, boundTo } = destination;
  return JSON.stringify([
    [url.scheme, hostHeader(url), url.port],
    [routeKey(route), decidedBy, tunnels, names],
    [verifyTls, tls, offers],
    [client?.id ?? null, boundTo],
  ]);
};

/** What both sides speak. A server that says nothing speaks HTTP/1.1, which may not be what is wanted (RFC 7301). */
function agreedOn(socket: TLSSocket, { url, offers }: Destination): Protocol {
  if (socket.alpnProtocol === 'h2') return 'h2';
  if (offers.includes('http/1.1')) return 'http/1.1';
  socket.destroy();
  return stopWith({
    kind: 'tlsFailed',
    host: url.host,
    reason: 'the server does not speak HTTP/2, and nothing else was asked for',
  });
}

function factsOf(socket: net.Socket, tls: Connection['tls']): Connection {
  return {
    reused: false,
    localAddress: socket.localAddress ?? '',
    localPort: socket.localPort ?? 0,
    remoteAddress: socket.remoteAddress ?? '',
    remotePort: socket.remotePort ?? 0,
    family: socket.remoteFamily === 'IPv6' ? 'IPv6' : 'IPv4',
    tls,
  };
}
