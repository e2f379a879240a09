import { lookup, type LookupAddress } from 'node:dns';
import net from 'node:net';
import type { TLSSocket } from 'node:tls';
import { bareHost, hostHeader, type UrlParts } from '#shared/http/url-parts';
import type { Connection } from '#shared/model/exchange-event';
import type { ClientCredentials, Trust } from './client-credentials';
import { untilHalted, type Halt } from './halt';
import type { Protocol } from './http2/offered-versions';
import { openTls } from './open-tls';
import { stopWith } from './stopped';
import type { HopClock } from './timings';

/** What a connection leads to and how it is made. All of it is part of the pool's key. */
export interface Destination {
  readonly url: UrlParts;
  readonly verifyTls: boolean;
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
}

export interface DialOptions {
  readonly timeoutMs: number;
  readonly trust: Trust;
  readonly halt: Halt;
  readonly clock: HopClock;
}

/** Opens a connection: name, TCP, TLS, each timed. Throws what stopped it; nothing is left open then. */
export async function dial(destination: Destination, options: DialOptions): Promise<OpenConnection> {
  const { halt, timeoutMs } = options;
  halt.watch('connect', timeoutMs);
  try {
    const tcp = await openTcp(await findAddresses(destination.url, options), destination.url, options);
    if (destination.url.scheme === 'http')
      return { socket: tcp, facts: factsOf(tcp, null), protocol: destination.offers[0] ?? 'http/1.1' };
    halt.watch('tls', timeoutMs);
    const { socket, tls, certificate } = await openTls(tcp, destination, options);
    return { socket, facts: factsOf(tcp, tls), protocol: agreedOn(socket, destination), certificate };
  } finally {
    halt.unwatch();
  }
}

/** Key under which a connection may be used again: every part that decides where it leads and whom it trusts. */
export const connectionKey = ({ url, verifyTls, offers, client, boundTo }: Destination): string =>
  JSON.stringify([url.scheme, hostHeader(url), url.port, verifyTls, offers, client?.id ?? null, boundTo]);

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

async function findAddresses({ host }: UrlParts, { halt, clock }: DialOptions): Promise<LookupAddress[]> {
  const name = bareHost(host);
  const family = net.isIP(name);
  if (family !== 0) return [{ address: name, family }];
  // RFC 6761, 6.3 and 6.4: never a matter for a name server.
  if (/\.localhost\.?$/.test(name)) return loopback;
  if (/(?:^|\.)invalid\.?$/.test(name)) stopWith({ kind: 'hostNotFound', host });
  const began = performance.now();
  const found = await untilHalted(resolveName(name), halt.signal);
  clock.dnsMs = performance.now() - began;
  return found;
}

const loopback: LookupAddress[] = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
];

const resolveName = (name: string) =>
  new Promise<LookupAddress[]>((resolve, reject) => {
    lookup(name, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses)));
  });

/** Tries the addresses side by side (RFC 8305) and takes the first that answers. */
function openTcp(
  addresses: LookupAddress[],
  { host, port }: UrlParts,
  { halt: { signal }, clock }: DialOptions,
): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const socket = net.connect({
      host: bareHost(host),
      port,
      autoSelectFamily: true,
      noDelay: true,
      lookup: (_name, { all }, done) =>
        all ? done(null, addresses) : done(null, addresses[0]?.address ?? '', addresses[0]?.family),
    });
    const onAbort = () => socket.destroy(signal.reason as Error);
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
    // Stays for good: an error on a socket that nobody listens to would end the program.
    socket.on('error', reject);
    socket.once('connect', () => {
      clock.tcpMs = performance.now() - began;
      signal.removeEventListener('abort', onAbort);
      resolve(socket);
    });
    socket.once('close', () => signal.removeEventListener('abort', onAbort));
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
