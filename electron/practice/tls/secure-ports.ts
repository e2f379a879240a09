import type { FastifyInstance } from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createSecureServer, type Http2SecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import { createServer, type Server } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { takeExpectations } from '../frame/expectation.ts';
import type { Certificates } from './authority.ts';
import { asHttp1 } from './http2-manners.ts';

/** The addresses of the encrypted ports, each `https://127.0.0.1:PORT`. */
export interface SecureUrls {
  /** HTTP/2 and HTTP/1.1; a certificate of the caller is welcome. */
  readonly good: string;
  /** Nobody comes in without a certificate by the authority. */
  readonly clientCertificate: string;
  readonly expired: string;
  readonly wrongHost: string;
  readonly selfSigned: string;
}

export interface SecurePorts {
  readonly urls: SecureUrls;
  close(): Promise<void>;
}

/** As long as the plain port waits for a request. */
const patience = { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 30_000, handshakeTimeout: 10_000 };

/** Opens the encrypted ports in front of the app, on this machine alone. */
export async function openSecurePorts(app: FastifyInstance, certificates: Certificates, port = 0): Promise<SecurePorts> {
  const { ca, good, expired, wrongHost, selfSigned } = certificates;
  const serve = (request: IncomingMessage, response: ServerResponse): void => app.routing(request, response);
  const servers = {
    good: bothVersions(app, certificates),
    clientCertificate: createServer({ ...patience, ...good, ca, requestCert: true }, serve),
    expired: createServer({ ...patience, ...expired }, serve),
    wrongHost: createServer({ ...patience, ...wrongHost }, serve),
    selfSigned: createServer({ ...patience, ...selfSigned }, serve),
  };
  const open = Object.entries(servers).map(([name, server]) => listen(app, server, name === 'good' ? port : 0));
  const ports = await Promise.all(open);
  const [first, second, third, fourth, fifth] = ports.map((each) => `https://127.0.0.1:${each.port}`) as [
    string,
    string,
    string,
    string,
    string,
  ];
  return {
    urls: { good: first, clientCertificate: second, expired: third, wrongHost: fourth, selfSigned: fifth },
    close: async () => void (await Promise.all(ports.map((each) => each.close()))),
  };
}

function bothVersions(app: FastifyInstance, { ca, good }: Certificates): Http2SecureServer {
  const server = createSecureServer({
    ...good,
    ca,
    allowHTTP1: true,
    requestCert: true,
    rejectUnauthorized: false,
    settings: { maxConcurrentStreams: 100 },
    http1Options: { ...patience, shouldUpgradeCallback: isWebSocket } as object,
  });
  server.on('request', (request: Http2ServerRequest | IncomingMessage, response: Http2ServerResponse) => {
    const pair = 'stream' in request ? asHttp1(request, response) : ([request, response] as never);
    app.routing(...(pair as Parameters<FastifyInstance['routing']>));
  });
  server.on('session', (session) => session.setTimeout(30_000, () => session.close()));
  return server;
}

const isWebSocket = (request: IncomingMessage): boolean => /^websocket$/i.test(request.headers.upgrade ?? '');

interface OpenPort {
  readonly port: number;
  close(): Promise<void>;
}

/** What is no request, or asks for a WebSocket, goes to whoever takes care of that on the plain port. */
function listen(app: FastifyInstance, server: Server | Http2SecureServer, port: number): Promise<OpenPort> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  takeExpectations(server);
  server.on('connect', (...given: unknown[]) => void app.server.emit('connect', ...given));
  server.on('upgrade', (...given: unknown[]) => void app.server.emit('upgrade', ...given));
  server.on('clientError', (...given: unknown[]) => void app.server.emit('clientError', ...given));
  server.on('tlsClientError', (_error, socket) => void socket.destroy());
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            for (const socket of sockets) socket.destroy();
          }),
      });
    });
  });
}
