import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { generate } from 'selfsigned';

/** A request as a server saw it. */
export interface Recorded {
  readonly target: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  readonly hasCertificate: boolean;
}

export interface RecordingServer {
  readonly port: number;
  readonly seen: Recorded[];
  close(): Promise<void>;
}

export interface TestCertificate {
  readonly cert: string;
  readonly key: string;
}

/** For localhost, a name below it, and the address. */
export async function makeTestCertificate(): Promise<TestCertificate> {
  const altNames = [
    { type: 2 as const, value: 'localhost' },
    { type: 2 as const, value: 'sub.localhost' },
    { type: 7 as const, ip: '127.0.0.1' },
  ];
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames }],
  });
  return { cert: made.cert, key: made.private };
}

export interface Answered {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

type Answer = (request: Recorded) => Answered;

/** A server that notes everything it is sent; with a certificate it speaks TLS and takes whatever the caller shows. */
export async function startRecordingServer(answer: Answer, secure?: TestCertificate): Promise<RecordingServer> {
  const seen: Recorded[] = [];
  const listener: RequestListener = (request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const recorded: Recorded = {
        target: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(pieces).toString(),
        hasCertificate: hasCertificate(request),
      };
      seen.push(recorded);
      const { status, headers = {}, body = 'ok' } = answer(recorded);
      response.writeHead(status, { 'Content-Length': Buffer.byteLength(body), ...headers }).end(body);
    });
  };
  const server: Server = secure
    ? createSecureServer({ ...secure, requestCert: true, rejectUnauthorized: false }, listener)
    : createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    seen,
    close() {
      server.closeAllConnections();
      return new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}

const hasCertificate = ({ socket }: IncomingMessage): boolean =>
  'getPeerCertificate' in socket && Object.keys((socket as TLSSocket).getPeerCertificate()).length > 0;
