import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';

/** What the encryption of a connection turned out to be; null where there is none. */
export function describeTls(request: IncomingMessage): Record<string, unknown> | null {
  const socket = request.socket as TLSSocket;
  if (!socket.encrypted) return null;
  const { name, standardName } = socket.getCipher();
  return {
    version: socket.getProtocol(),
    cipher: standardName || name,
    alpn: socket.alpnProtocol || null,
    serverName: socket.servername || null,
    resumed: socket.isSessionReused(),
    clientCertificate: clientCertificate(socket),
  };
}

export interface ClientCertificate {
  readonly subject: string;
  readonly issuer: string;
  readonly validTo: string;
  readonly fingerprint: string;
  /** Whether the authority of this server signed it. */
  readonly trusted: boolean;
}

/** The certificate that the caller showed; null without one. */
export function clientCertificate(socket: TLSSocket): ClientCertificate | null {
  if (!socket.encrypted) return null;
  const certificate = socket.getPeerX509Certificate();
  if (!certificate) return null;
  const { subject, issuer, validTo, fingerprint256 } = certificate;
  return { subject, issuer, validTo, fingerprint: fingerprint256, trusted: socket.authorized };
}
