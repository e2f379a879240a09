import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Endpoint } from '../endpoint.ts';
import type { World } from '../world/world.ts';
import type { WholeAnswer } from './answer.ts';
import { createAsk, pathAndQuery, type Ask } from './ask.ts';
import { answerBadRequest, longestTargetBytes } from './bad-request.ts';
import { isLoopbackHost, misdirected } from './loopback-host.ts';
import { knownMethods } from './methods.ts';
import { notFound } from './not-found.ts';
import type { Refusal } from './outcome.ts';
import { refuse } from './refuse.ts';
import type { RequestLog } from './request-log.ts';
import { createRouter, type Router } from './router.ts';
import { serveEndpoint } from './serve-endpoint.ts';
import { createWebSockets } from './web-sockets.ts';
import { writeAnswer } from './write-answer.ts';

/** The Fastify application with every endpoint under its path. Fastify reads and times out; the answers are written by us. */
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
  app.addHook('preClose', async () => sockets.close());
  takeBodiesAsTheyCome(app);
  const served = { endpoints, router: createRouter(endpoints), world, log };
  app.route({ method: [...knownMethods], url: '*', handler: (request, reply) => serve(served, request, reply) });
  return app;
}

/** Endpoints read the body themselves, after they have judged who is asking. */
function takeBodiesAsTheyCome(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));
}

interface Served {
  readonly endpoints: readonly Endpoint[];
  readonly router: Router;
  readonly world: World;
  readonly log: RequestLog;
}

async function serve(served: Served, { raw }: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.hijack();
  const response = reply.raw;
  const { router, world, log } = served;
  const entry = log.watch(raw, response);
  const oddity = oddityOf(raw);
  if (oddity) return writeAnswer(response, refuseOdd({ headers: raw.headers }, oddity));
  const found = router.find(pathOf(raw));
  const ask = createAsk({ raw, response, params: found?.params ?? {}, world });
  if (found) return serveEndpoint({ endpoint: found.endpoint, ask, log }, response, entry);
  return writeAnswer(response, isLoopbackHost(ask.headers.host) ? nothingThere(served, ask) : misdirected(ask));
}

const pathOf = ({ url = '/' }: IncomingMessage): string => pathAndQuery(url).split('?', 1)[0] ?? '/';

const nothingThere = ({ router, endpoints }: Served, ask: Ask): WholeAnswer =>
  notFound(ask, endpoints, (path) => router.find(path) !== null);

/** What cannot be read has no query to ask with. */
const nothing = new URLSearchParams();
const refuseOdd = ({ headers }: Pick<FastifyRequest, 'headers'>, refusal: Refusal) =>
  refuse({ headers, path: '', query: nothing }, refusal);

const badPath: Refusal = { status: 400, detail: 'The path is not well percent-encoded.' };

/** What Node reads and this server does not: other versions, and very long targets. */
function oddityOf(raw: IncomingMessage): Refusal | null {
  const version = 'stream' in raw ? '1.1' : raw.httpVersion;
  if (version !== '1.1' && version !== '1.0') {
    return {
      status: 505,
      detail: `This server speaks HTTP/1.1 and HTTP/1.0, not ${version}.`,
      headers: [['Connection', 'close']],
    };
  }
  const targetBytes = raw.url?.length ?? 0;
  if (targetBytes <= longestTargetBytes) return null;
  return { status: 414, detail: `The request target has ${targetBytes} bytes; this server reads ${longestTargetBytes}.` };
}
