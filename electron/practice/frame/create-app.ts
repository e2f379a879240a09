import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Endpoint } from '../endpoint.ts';
import type { World } from '../world/world.ts';
import type { WholeAnswer } from './answer.ts';
import { createAsk, pathAndQuery, type Ask } from './ask.ts';
import { answerBadRequest, answerConnect } from './bad-request.ts';
import { takeExpectations } from './expectation.ts';
import { isLoopbackHost, misdirected } from './loopback-host.ts';
import { knownMethods } from './methods.ts';
import { notFound } from './not-found.ts';
import { oddityOf } from './odd-request.ts';
import type { Refusal } from './outcome.ts';
import { refuse } from './refuse.ts';
import type { RequestLog } from './request-log.ts';
import { createRouter, type Router } from './router.ts';
import { serveEndpoint } from './serve-endpoint.ts';
import { createWebSockets } from './web-sockets.ts';
import { writeAnswer } from './write-answer.ts';

/** How long a caller may take to send. */
export interface Patience {
  /** Milliseconds for the first line and the headers. */
  readonly headersMs: number;
  /** Milliseconds for the whole request. */
  readonly requestMs: number;
}
const usualPatience: Patience = { headersMs: 10_000, requestMs: 30_000 };

/** The Fastify application with every endpoint under its path. Fastify reads and times out; the answers are written by us. */
export function createApp(
  endpoints: readonly Endpoint[],
  world: World,
  log: RequestLog,
  { headersMs, requestMs }: Patience = usualPatience,
): FastifyInstance {
  const sockets = createWebSockets(endpoints, world, log);
  const app = fastify({
    logger: false,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    keepAliveTimeout: 30_000,
    requestTimeout: requestMs,
    http: {
      headersTimeout: headersMs,
      connectionsCheckingInterval: Math.min(1_000, headersMs / 4),
      shouldUpgradeCallback: (request) => sockets.takes(request),
    },
    clientErrorHandler: (error, socket) => answerBadRequest(error, socket as Socket, log),
    frameworkErrors: (_error, request, reply) => {
      reply.hijack();
      log.watch(request.raw, reply.raw);
      void writeAnswer(reply.raw, refuseOdd(request, badPath));
    },
  });
  for (const method of knownMethods) {
    if (!app.supportedMethods.includes(method)) app.addHttpMethod(method);
  }
  app.server.on('upgrade', (request, socket, head) => sockets.open(request, socket, head));
  app.server.on('connect', (request, socket) => answerConnect(request, socket, log));
  takeExpectations(app.server);
  app.addHook('preClose', async () => sockets.close());
  const served = { endpoints, router: createRouter(endpoints), world, log };
  // Before anything is made of Content-Type: endpoints read the body themselves, after they have judged who is asking.
  app.addHook('onRequest', (request, reply) => {
    reply.hijack();
    const breakOff = (thrown: unknown): void => endBadly(request, reply, log, thrown);
    try {
      const serving = serve(served, request.raw, reply.raw);
      if (serving instanceof Promise) serving.catch(breakOff);
    } catch (thrown) {
      breakOff(thrown);
    }
  });
  app.route({ method: [...knownMethods], url: '*', handler: () => undefined });
  return app;
}

/** What went wrong after the answer had begun can only be ended. */
function endBadly(request: FastifyRequest, reply: FastifyReply, log: RequestLog, thrown: unknown): void {
  log.complain(`${request.method} ${request.url}: ${thrown instanceof Error ? thrown.stack : String(thrown)}`);
  reply.raw.destroy();
}

interface Served {
  readonly endpoints: readonly Endpoint[];
  readonly router: Router;
  readonly world: World;
  readonly log: RequestLog;
}

function serve(served: Served, raw: IncomingMessage, response: ServerResponse): void | Promise<void> {
  const { router, world, log } = served;
  const entry = log.watch(raw, response);
  // A client that reasons with Date must find the clock that tokens and caches go by.
  if (world.clock.advancedSeconds > 0) response.setHeader('Date', new Date(world.clock.now()).toUTCString());
  const oddity = oddityOf(raw);
  if (oddity) return writeAnswer(response, refuseOdd({ headers: raw.headers }, oddity));
  const found = router.find(pathOf(raw));
  const ask = createAsk({ raw, response, params: found?.params ?? {}, world });
  if (found) return serveEndpoint({ endpoint: found.endpoint, ask, log }, response, entry);
  return writeAnswer(response, isLoopbackHost(ask.host) ? nothingThere(served, ask) : misdirected(ask));
}

const pathOf = ({ url = '/' }: IncomingMessage): string => pathAndQuery(url).split('?', 1)[0] ?? '/';

const nothingThere = ({ router, endpoints }: Served, ask: Ask): WholeAnswer =>
  notFound(ask, endpoints, (path) => router.find(path) !== null);

/** What cannot be read has no query to ask with. */
const nothing = new URLSearchParams();
const refuseOdd = ({ headers }: Pick<FastifyRequest, 'headers'>, refusal: Refusal) =>
  refuse({ headers, path: '', query: nothing }, refusal);

const badPath: Refusal = { status: 400, detail: 'The path is not well percent-encoded.' };
