import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Endpoint } from '../endpoint.ts';
import type { World } from '../world/world.ts';
import { empty, json, withHeaders, type Answer } from './answer.ts';
import { createAsk, type Ask } from './ask.ts';
import { injectedFault } from './injected-fault.ts';
import { isLoopbackHost, misdirected } from './loopback-host.ts';
import { allowHeader, allows, knownMethods } from './methods.ts';
import { refuse } from './refuse.ts';
import type { LogEntry, RequestLog } from './request-log.ts';
import { writeAnswer } from './write-answer.ts';

/** Puts an endpoint under its path for every method, so that the ones it lacks are refused properly. */
export function serveEndpoint(app: FastifyInstance, endpoint: Endpoint, world: World, log: RequestLog): void {
  app.route({
    method: [...knownMethods],
    url: routePattern(endpoint.path),
    handler: async (request: FastifyRequest, reply: FastifyReply) => {
      reply.hijack();
      const entry = log.watch(request.raw, reply.raw);
      entry.endpoint = endpoint.path;
      const ask = createAsk(request.raw, routeParams(request.params), world);
      await serve(endpoint, ask, reply, entry);
    },
  });
}

async function serve(endpoint: Endpoint, ask: Ask, reply: FastifyReply, entry: LogEntry): Promise<void> {
  const answer = await answerOf(endpoint, ask);
  entry.identity = ask.identity;
  if ('takeOver' in answer) {
    entry.status = answer.status;
    await answer.takeOver(ask.raw, reply.raw);
    return;
  }
  await writeAnswer(reply.raw, answer);
}

async function answerOf(endpoint: Endpoint, ask: Ask): Promise<Answer> {
  if (!endpoint.anyHost && !isLoopbackHost(ask.headers.host)) return misdirected(ask);
  if (ask.query.size > 0) {
    const fault = await injectedFault(endpoint, ask);
    if (fault) return fault;
  }
  if (endpoint.methodsJudgedBy !== 'endpoint') {
    if (ask.method === 'OPTIONS' && !endpoint.methods.includes('OPTIONS')) return plainOptions(endpoint);
    if (!allows(endpoint.methods, ask.method)) return notAllowed(endpoint, ask);
  }
  try {
    return await endpoint.handle(ask);
  } catch (thrown) {
    return bugAnswer(endpoint, ask, thrown);
  }
}

function plainOptions(endpoint: Endpoint): Answer {
  return empty(204, [['Allow', allowHeader(endpoint.methods)]]);
}

function notAllowed(endpoint: Endpoint, ask: Ask): Answer {
  const allow = allowHeader(endpoint.methods);
  return refuse(ask, {
    status: 405,
    detail: `Method "${ask.method}" not allowed.`,
    help: `Here you may use ${allow}.`,
    headers: [['Allow', allow]],
  });
}

function bugAnswer(endpoint: Endpoint, ask: Ask, thrown: unknown): Answer {
  process.stderr.write(`practice: ${ask.method} ${endpoint.path}: ${thrown instanceof Error ? thrown.stack : String(thrown)}\n`);
  return withHeaders(json(500, { detail: 'A server error occurred.' }), [['Cache-Control', 'no-store']]);
}

/** `{name}` is one segment, `{name*}` the rest of the path. */
export function routePattern(path: string): string {
  return path.replace(/\{(\w+)\*\}/g, '*').replace(/\{(\w+)\}/g, ':$1');
}

function routeParams(params: unknown): Record<string, string> {
  const { '*': rest, ...named } = (params ?? {}) as Record<string, string>;
  return rest === undefined ? named : { ...named, rest };
}
