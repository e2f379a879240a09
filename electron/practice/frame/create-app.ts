import fastify, { type FastifyInstance } from 'fastify';
import type { Socket } from 'node:net';
import type { Endpoint } from '../endpoint.ts';
import type { World } from '../world/world.ts';
import { createAsk, pathAndQuery } from './ask.ts';
import { answerBadRequest, longestTargetBytes } from './bad-request.ts';
import { isLoopbackHost, misdirected } from './loopback-host.ts';
import { knownMethods } from './methods.ts';
import { notFound } from './not-found.ts';
import type { Refusal } from './outcome.ts';
import { refuse } from './refuse.ts';
import type { RequestLog } from './request-log.ts';
import { serveEndpoint } from './serve-endpoint.ts';
import { createWebSockets } from './web-sockets.ts';
import { writeAnswer } from './write-answer.ts';

/** The Fastify application with every endpoint under its path. Fastify routes; the answers are written by us. */
export function createApp(endpoints: readonly Endpoint[], world: World, log: RequestLog): FastifyInstance {
  const sockets = createWebSockets(endpoints, world, log);
  const app = fastify({
    logger: false,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    keepAliveTimeout: 30_000,
    requestTimeout: 30_000,
    http: {
      headersTimeout: 10_000,
      connectionsCheckingInterval: 1_000,
      shouldUpgradeCallback: (request) => sockets.takes(request),
    },
    routerOptions: { maxParamLength: longestTargetBytes },
    rewriteUrl: (request) => pathAndQuery(request.url ?? '/'),
    clientErrorHandler: (error, socket) => answerBadRequest(error, socket as Socket, log),
    frameworkErrors: (_error, request, reply) => {
      reply.hijack();
      log.watch(request.raw, reply.raw);
      void writeAnswer(
        reply.raw,
        refuse(
          { headers: request.headers, path: request.url, query: nothing },
          { status: 400, detail: 'The path is not well percent-encoded.' },
        ),
      );
    },
  });
  for (const method of knownMethods) {
    if (!app.supportedMethods.includes(method)) app.addHttpMethod(method);
  }
  app.server.on('upgrade', (request, socket, head) => sockets.open(request, socket, head));
  app.addHook('preClose', async () => sockets.close());
  takeBodiesAsTheyCome(app);
  refuseOddRequests(app, log);
  for (const endpoint of endpoints) serveEndpoint(app, endpoint, world, log);
  serveTheRest(app, endpoints, world, log);
  return app;
}

/** What cannot be read has no query to ask with. */
const nothing = new URLSearchParams();

/** Endpoints read the body themselves, after they have judged who is asking. */
function takeBodiesAsTheyCome(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));
}

/** What Node reads and this server does not: other versions, and very long targets. */
function refuseOddRequests(app: FastifyInstance, log: RequestLog): void {
  app.addHook('onRequest', async (request, reply) => {
    const refusal = oddityOf('stream' in request.raw ? '1.1' : request.raw.httpVersion, request.raw.url?.length ?? 0);
    if (!refusal) return;
    reply.hijack();
    log.watch(request.raw, reply.raw);
    await writeAnswer(reply.raw, refuse({ headers: request.headers, path: '', query: nothing }, refusal));
  });
}

function oddityOf(version: string, targetBytes: number): Refusal | null {
  if (version !== '1.1' && version !== '1.0') {
    return {
      status: 505,
      detail: `This server speaks HTTP/1.1 and HTTP/1.0, not ${version}.`,
      headers: [['Connection', 'close']],
    };
  }
  if (targetBytes <= longestTargetBytes) return null;
  return { status: 414, detail: `The request target has ${targetBytes} bytes; this server reads ${longestTargetBytes}.` };
}

function serveTheRest(app: FastifyInstance, endpoints: readonly Endpoint[], world: World, log: RequestLog): void {
  app.setNotFoundHandler(async (request, reply) => {
    reply.hijack();
    const entry = log.watch(request.raw, reply.raw);
    const ask = createAsk({ raw: request.raw, response: reply.raw, params: {}, world });
    const isServed = (path: string): boolean =>
      app.findRoute({ method: 'GET', url: path }) !== null || isUnderARoute(endpoints, path);
    const answer = isLoopbackHost(ask.headers.host) ? notFound(ask, endpoints, isServed) : misdirected(ask);
    entry.identity = ask.identity;
    await writeAnswer(reply.raw, answer);
  });
}

/** Whether a path with values in it fits an endpoint's path with names in it. */
function isUnderARoute(endpoints: readonly Endpoint[], path: string): boolean {
  const parts = path.split('/');
  return endpoints.some((endpoint) => {
    const pattern = endpoint.path.split('/');
    return (
      pattern.length === parts.length &&
      pattern.every((part, at) => part === parts[at] || (part.startsWith('{') && parts[at] !== ''))
    );
  });
}
