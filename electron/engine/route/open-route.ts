import type { LookupAddress } from 'node:dns';
import net from 'node:net';
import type { Failure } from '#shared/failure';
import { formatSpan } from '#shared/http/quantities';
import { bareHost } from '#shared/http/url-parts';
import { shownProxy, type ProxyAddress } from '#shared/http/proxy-address';
import type { Connection } from '#shared/model/exchange-event';
import { classifyFailure } from '../classify-failure';
import type { Destination, DialOptions } from '../dial';
import { openTls } from '../open-tls';
import { Stopped } from '../stopped';
import { findAddresses } from './find-addresses';
import type { Route } from './route';
import { openTunnel, proxyAuthorization } from './through-proxy';
import { openSocks } from './through-socks';

/** A proxy that passes requests on by itself. */
export interface Forward {
  readonly authorization: string | null;
}

interface Opened {
  readonly socket: net.Socket;
  readonly forward: Forward | null;
  /** What was agreed on with the proxy itself, where it speaks TLS. */
  readonly proxyTls?: NonNullable<Connection['tls']>;
}

/** Opens the way to a server up to where TLS or the request begins. */
export async function openRoute(destination: Destination, options: DialOptions): Promise<Opened> {
  const { route, url, names } = destination;
  if (route.kind === 'unixSocket') return { socket: await reachSocket(route.path, destination, options), forward: null };
  if (route.kind === 'proxy') return openThrough(route.proxy, destination, options);
  const addresses = await findAddresses(url, names, options);
  return { socket: await openTcp({ host: url.host, port: url.port, addresses }, options), forward: null };
}

async function openThrough(proxy: ProxyAddress, destination: Destination, options: DialOptions): Promise<Opened> {
  const tcp = await reachProxy(proxy, destination, options);
  const reached = proxy.scheme === 'https' ? await secureProxy(tcp, proxy, { destination, options }) : { socket: tcp };
  if (!proxy.scheme.startsWith('socks') && !destination.tunnels)
    return { ...reached, forward: { authorization: proxyAuthorization(proxy) } };
  const { socket } = reached;
  const began = performance.now();
  try {
    await askForWay(socket, proxy, { destination, options });
  } catch (thrown) {
    // Cancelled or too late, a proxy that says nothing would be listened to for as long as it likes.
    socket.destroy();
    throw thrown;
  }
  options.clock.proxyMs = performance.now() - began;
  return { ...reached, forward: null };
}

async function askForWay(socket: net.Socket, proxy: ProxyAddress, { destination, options }: Around): Promise<void> {
  const { url, names } = destination;
  const passage = { halt: options.halt, record: options.record };
  if (!proxy.scheme.startsWith('socks')) return openTunnel(socket, proxy, url, passage);
  const looksUp = proxy.scheme === 'socks5h' || proxy.scheme === 'socks4a';
  const [found] = looksUp ? [] : await findAddresses(url, { ...names, addressFamily: familyFor(proxy, names) }, options);
  await openSocks(socket, { proxy, url, address: found?.address ?? null }, passage);
}

/** A connection to a Unix socket. Where none can be made, it is the socket that is named: no network is in between. */
async function reachSocket(path: string, { url }: Destination, options: DialOptions): Promise<net.Socket> {
  try {
    return await openTcp({ path }, options);
  } catch (thrown) {
    const failure = classifyFailure(thrown, url.host);
    const reason = failure.kind === 'connectionRefused' ? 'nobody listens on it' : outOfReach(failure);
    throw reason === null ? thrown : new Stopped({ kind: 'unreachable', host: url.host, reason, socket: path });
  }
}

/** A connection to a proxy. Where none can be made, it is the proxy that is named, and not the server. */
async function reachProxy(proxy: ProxyAddress, { names }: Destination, options: DialOptions): Promise<net.Socket> {
  try {
    const addresses = await findAddresses(proxy, { ...names, resolve: '' }, options);
    return await openTcp({ host: proxy.host, port: proxy.port, addresses }, options);
  } catch (thrown) {
    const reason = outOfReach(classifyFailure(thrown, proxy.host));
    throw reason === null ? thrown : new Stopped({ kind: 'proxyUnreachable', tried: [{ proxy: shownProxy(proxy), reason }] });
  }
}

/** Why something cannot be reached, as a sentence part; null for all else. */
function outOfReach(failure: Failure): string | null {
  switch (failure.kind) {
    case 'hostNotFound':
      return 'no machine is called so';
    case 'connectionRefused':
      return 'nothing is listening there';
    case 'unreachable':
      return failure.reason;
    case 'timedOut':
      return failure.phase === 'connect' ? `it did not answer within ${formatSpan(failure.limitMs)}` : null;
    default:
      return null;
  }
}

/** SOCKS 4 knows IPv4 alone. */
const familyFor = ({ scheme }: ProxyAddress, { addressFamily }: Destination['names']) =>
  scheme === 'socks4' ? '4' : addressFamily;

interface Around {
  readonly destination: Destination;
  readonly options: DialOptions;
}

/** TLS with the proxy itself. It sees none of what is shown to the server. */
async function secureProxy(
  tcp: net.Socket,
  proxy: ProxyAddress,
  { destination, options }: Around,
): Promise<Required<Pick<Opened, 'socket' | 'proxyTls'>>> {
  const url = { ...destination.url, scheme: 'https' as const, host: proxy.host, port: proxy.port };
  const own: Destination = { ...destination, url, client: null, offers: ['http/1.1'] };
  const clock = { ...options.clock };
  const { socket, tls } = await openTls(tcp, own, { ...options, clock });
  options.clock.proxyTlsMs = clock.tlsMs;
  return { socket, proxyTls: tls };
}

/** What a connection went through, as facts of it. */
export function throughWords(route: Route): Pick<Connection, 'through'> {
  if (route.kind === 'direct') return {};
  return { through: route.kind === 'proxy' ? shownProxy(route.proxy) : route.path };
}

type Target =
  | { readonly host: string; readonly port: number; readonly addresses: readonly LookupAddress[] }
  | { readonly path: string };

/** Tries the addresses side by side (RFC 8305) and takes the first that answers. */
function openTcp(target: Target, { halt: { signal }, clock }: DialOptions): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const socket = net.connect('path' in target ? target : { ...overTcp(target), noDelay: true });
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

const overTcp = ({ host, port, addresses }: Exclude<Target, { path: string }>): net.TcpNetConnectOpts => ({
  host: bareHost(host),
  port,
  autoSelectFamily: true,
  lookup: (_name, { all }, done) =>
    all ? done(null, [...addresses]) : done(null, addresses[0]?.address ?? '', addresses[0]?.family),
});
