import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Endpoint } from '../endpoint.ts';
import type { World } from '../world/world.ts';
import { empty, json, type Answer } from './answer.ts';
import { createAsk, type Ask } from './ask.ts';
import { injectedFault, waitWhileConnected } from './injected-fault.ts';
import { isLoopbackHost, misdirected } from './loopback-host.ts';
import { allowHeader, allows, knownMethods } from './methods.ts';
import { switchedOff, switchesOf } from './switches.ts';
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
      const ask = createAsk({ raw: request.raw, response: reply.raw, params: routeParams(request.params), world });
      await serve({ endpoint, ask, log }, reply, entry);
    },
  });
}

interface Served {
  readonly endpoint: Endpoint;
  readonly ask: Ask;
  readonly log: RequestLog;
}

async function serve(served: Served, reply: FastifyReply, entry: LogEntry): Promise<void> {
  const { ask } = served;
  const answer = await answerOf(served);
  entry.identity = ask.identity;
  if ('takeOver' in answer) {
    if (answer.status !== undefined) entry.status = answer.status;
    await answer.takeOver(ask.raw, reply.raw);
    return;
  }
  await writeAnswer(reply.raw, answer);
}

async function answerOf({ endpoint, ask, log }: Served): Promise<Answer> {
  const early = (await answerBefore(endpoint, ask)) ?? methodAnswer(endpoint, ask);
  if (early) return early;
  try {
    return await endpoint.handle(ask);
  } catch (thrown) {
    log.complain(`${ask.method} ${endpoint.path}: ${thrown instanceof Error ? thrown.stack : String(thrown)}`);
    return json(500, { detail: 'A server error occurred.' }, [['Cache-Control', 'no-store']]);
  }
}

/** What is answered without asking the endpoint: another Host, a switch that is on, a fault that was asked for. */
async function answerBefore(endpoint: Endpoint, ask: Ask): Promise<Answer | null> {
  if (!endpoint.anyHost && !isLoopbackHost(ask.headers.host)) return misdirected(ask);
  const { latencyMs } = switchesOf(ask);
  if (latencyMs > 0) await waitWhileConnected(ask, latencyMs / 1000);
  return switchedOff(ask) ?? (ask.query.size > 0 ? injectedFault(endpoint, ask) : null);
}

function methodAnswer(endpoint: Endpoint, ask: Ask): Answer | null {
  if (endpoint.methodsJudgedBy === 'endpoint') return null;
  if (ask.method === 'OPTIONS' && !endpoint.methods.includes('OPTIONS')) return plainOptions(endpoint);
  return allows(endpoint.methods, ask.method) ? null : notAllowed(endpoint, ask);
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

/** `{name}` is one segment, `{name*}` the rest of the path. */
export function routePattern(path: string): string {
  return path.replace(/\{(\w+)\*\}/g, '*').replace(/\{(\w+)\}/g, ':$1');
}

function routeParams(params: unknown): Record<string, string> {
  const { '*': rest, ...named } = (params ?? {}) as Record<string, string>;
  return rest === undefined ? named : { ...named, rest };
}
