import type { ServerResponse } from 'node:http';
import type { Endpoint } from '../endpoint.ts';
import { empty, json, type Answer } from './answer.ts';
import type { Ask } from './ask.ts';
import { goOn } from './go-on.ts';
import { injectedFault, waitWhileConnected } from './injected-fault.ts';
import { isLoopbackHost, misdirected } from './loopback-host.ts';
import { allowHeader, allows } from './methods.ts';
import { cutOff, isAsUsual, switchedOff, switchesOf } from './switches.ts';
import { refuse } from './refuse.ts';
import type { LogEntry, RequestLog } from './request-log.ts';
import { writeAnswer } from './write-answer.ts';

interface Served {
  readonly endpoint: Endpoint;
  readonly ask: Ask;
  readonly log: RequestLog;
}

/** Lets an endpoint answer a request, unless something about the whole server answers before. */
export function serveEndpoint(served: Served, response: ServerResponse, entry: LogEntry): void | Promise<void> {
  const { endpoint, ask } = served;
  entry.endpoint = endpoint.path;
  return goOn(answerOf(served), (answer) => {
    entry.identity = ask.identity;
    if (!('takeOver' in answer)) return writeAnswer(response, answer);
    if (answer.status !== undefined) entry.status = answer.status;
    return answer.takeOver(ask.raw, response);
  });
}

function answerOf(served: Served): Answer | Promise<Answer> {
  const { endpoint, ask } = served;
  try {
    const answer = goOn(answerBefore(endpoint, ask), (early) => early ?? methodAnswer(endpoint, ask) ?? endpoint.handle(ask));
    return answer instanceof Promise ? answer.catch((thrown: unknown) => serverError(served, thrown)) : answer;
  } catch (thrown) {
    return serverError(served, thrown);
  }
}

function serverError({ endpoint, ask, log }: Served, thrown: unknown): Answer {
  log.complain(`${ask.method} ${endpoint.path}: ${thrown instanceof Error ? thrown.stack : String(thrown)}`);
  return json(
    500,
    { detail: 'A server error occurred.', help: 'It is no fault of the request. The log of the server says more.' },
    [['Cache-Control', 'no-store']],
  );
}

/** What is answered without asking the endpoint: another Host, a switch that is on, a fault that was asked for. */
function answerBefore(endpoint: Endpoint, ask: Ask): Answer | Promise<Answer | null> | null {
  if (!endpoint.anyHost && !isLoopbackHost(ask.host)) return misdirected(ask);
  if (!isAsUsual(ask)) return answerOfSwitches(endpoint, ask);
  return ask.query.size > 0 ? injectedFault(endpoint, ask) : null;
}

async function answerOfSwitches(endpoint: Endpoint, ask: Ask): Promise<Answer | null> {
  const { latencyMs } = switchesOf(ask);
  if (latencyMs > 0) await waitWhileConnected(ask, (latencyMs / 1000) * (1 + jitter()));
  return switchedOff(ask) ?? cutOff(ask) ?? (ask.query.size > 0 ? injectedFault(endpoint, ask) : null);
}

/** Give or take a third: a latency that is always the same is none that one meets. */
const jitter = (): number => ((Math.random() - 0.5) * 2) / 3;

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
