import net from 'node:net';
import tls from 'node:tls';
import { bareHost } from '#shared/http/url-parts';
import type { Connection } from '#shared/model/exchange-event';
import { checkCertificate, describeChain } from './check-certificate';
import { isClosedConnection } from './classify-failure';
import type { Destination, DialOptions } from './dial';
import { readCertificates } from './read-certificates';
import { Stopped, stopWith } from './stopped';

/** Agrees on TLS over an open connection and judges the certificate. On failure the connection is closed. */
export async function openTls(
  tcp: net.Socket,
  destination: Destination,
  options: DialOptions,
): Promise<{ socket: tls.TLSSocket; tls: NonNullable<Connection['tls']>; certificate: Buffer | undefined }> {
  const began = performance.now();
  const socket = await shakeHands(tcp, destination, options);
  options.clock.tlsMs = performance.now() - began;
  const { host } = destination.url;
  const shown = { socket, certificate: socket.getPeerX509Certificate() };
  const reason = checkCertificate(shown, bareHost(host));
  const chain = describeChain(shown);
  const certificates = readCertificates(shown.certificate);
  if (reason !== null && destination.verifyTls) {
    socket.destroy();
    stopWith({ kind: 'certificateRejected', host, reason, chain, certificates });
  }
  // Read now: later the socket may not have it any more.
  const certificate = shown.certificate?.raw;
  return {
    socket,
    certificate,
    tls: { protocol: socket.getProtocol() ?? '', cipher: socket.getCipher().name, unverified: reason, chain, certificates },
  };
}

function shakeHands(
  tcp: net.Socket,
  { url, offers, client, tls: wishes }: Destination,
  { halt: { signal }, trust }: DialOptions,
): Promise<tls.TLSSocket> {
  const name = bareHost(url.host).replace(/\.$/, '');
  const secureContext = trust.contextFor(client, wishes);
  return new Promise((resolve, reject) => {
    const socket = tls.connect({
      socket: tcp,
      ALPNProtocols: [...offers],
      // A name only: RFC 6066 allows no addresses here.
      ...(net.isIP(name) === 0 ? { servername: name } : {}),
      ...(secureContext ? { secureContext } : {}),
      // Node's verdict is read afterwards, with ours on the names, so that the reason and the chain can be told.
      rejectUnauthorized: false,
      checkServerIdentity: () => undefined,
    });
    const onAbort = () => socket.destroy(signal.reason as Error);
    const onError = (thrown: Error) => {
      tcp.destroy();
      signal.removeEventListener('abort', onAbort);
      reject(asHandshakeFailure(thrown, url.host));
    };
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
    // Both stay for good: an error on a socket that nobody listens to would end the program.
    socket.on('error', onError);
    socket.on('close', () => onError(new Stopped(closedIn(url.host))));
    socket.once('secureConnect', () => {
      signal.removeEventListener('abort', onAbort);
      resolve(socket);
    });
  });
}

const closedIn = (host: string) => ({
  kind: 'tlsFailed' as const,
  host,
  reason: 'the server closed the connection during the handshake',
});
const asHandshakeFailure = (thrown: Error, host: string) => (isClosedConnection(thrown) ? new Stopped(closedIn(host)) : thrown);
