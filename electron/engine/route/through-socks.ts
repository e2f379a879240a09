import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { shownProxy, type ProxyAddress } from '#shared/http/proxy-address';
import { bareHost, type UrlParts } from '#shared/http/url-parts';
import { untilHalted } from '../halt';
import { Stopped } from '../stopped';
import type { Passage } from './through-proxy';

interface SocksWay {
  readonly proxy: ProxyAddress;
  readonly url: UrlParts;
  /** The server's address where the proxy is not to look it up itself; null where it is. */
  readonly address: string | null;
}

/** Asks a SOCKS proxy for a way to a server (RFC 1928, RFC 1929, SOCKS 4 and 4a). */
export async function openSocks(socket: Socket, { proxy, url, address }: SocksWay, { halt, record }: Passage): Promise<void> {
  const { credentials, scheme, host, port } = proxy;
  const type = scheme.startsWith('socks4') ? 4 : 5;
  const { SocksClient } = await import('socks');
  const { lent, takeBack } = lend(socket, record);
  const client = new SocksClient({
    command: 'connect',
    existing_socket: lent,
    destination: { host: address ?? bareHost(url.host), port: url.port },
    proxy: { host, port, type, ...(credentials && { userId: credentials.username, password: credentials.password }) },
  });
  const established = new Promise<void>((resolve, reject) => {
    client.once('established', () => resolve());
    client.once('error', (thrown) => reject(asSocksFailure(thrown, proxy)));
  });
  client.connect(lent);
  await untilHalted(established, halt.signal);
  takeBack();
}

interface Lent {
  /** Takes and gives what the socket does, and ends with it. */
  readonly lent: Socket;
  /** The socket is quiet again, and nothing else reads from it. */
  readonly takeBack: () => void;
}

/** A socket to whom a handshake is left. What passes is written down. */
function lend(socket: Socket, record: Passage['record']): Lent {
  let isLent = true;
  const lent = new Duplex({
    // The library lets its stream flow once more when all is over.
    read: () => void (isLent && socket.resume()),
    write(chunk: Buffer, _encoding, done) {
      record('sent', 'socks', chunk);
      socket.write(chunk, done);
    },
    destroy(thrown, done) {
      socket.destroy();
      done(thrown);
    },
  });
  const onData = (chunk: Buffer) => {
    record('received', 'socks', chunk);
    lent.push(chunk);
  };
  const onClose = () => void lent.destroy();
  socket.on('data', onData).on('close', onClose);
  return {
    // The library asks for a socket by its type, and for a stream by what it does.
    lent: lent as Socket,
    takeBack() {
      isLent = false;
      socket.off('data', onData).off('close', onClose);
      socket.pause();
    },
  };
}

function asSocksFailure(thrown: Error, proxy: ProxyAddress): Stopped {
  const { message } = thrown;
  const known = socksReasons.find(([pattern]) => pattern.test(message));
  return new Stopped({
    kind: 'proxyFailed',
    proxy: shownProxy(proxy),
    status: null,
    reason: known?.[1] ?? 'it does not answer as a SOCKS proxy does',
  });
}

const socksReasons: readonly (readonly [RegExp, string])[] = [
  [/Authentication failed|no accepted authentication/i, 'it does not accept these credentials, or none at all'],
  [/NotAllowed/i, 'it does not let anybody through to that server'],
  [/HostUnreachable|NetworkUnreachable|TTLExpired/i, 'it cannot reach the server'],
  [/ConnectionRefused/i, 'the server refused its connection'],
  [/AddressNotSupported/i, 'it cannot use this kind of address'],
  [/Socks4ProxyRejected|Failure|rejected/i, 'it refused to connect to the server'],
  [/closed/i, 'it closed the connection without an answer'],
];
