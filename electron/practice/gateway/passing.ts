import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HeaderPair } from '../frame/answer.ts';
import type { Refusal } from '../frame/outcome.ts';
import { refuse } from '../frame/refuse.ts';
import { writeAnswer } from '../frame/write-answer.ts';
import { callerHas } from './conditions.ts';
import type { PassEntry } from './passings.ts';
import type { SharedCache, StoredAnswer } from './shared-cache.ts';

/** One request on its way through the gateway. */
export interface Passing {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly method: string;
  readonly target: string;
  /** What the cache knows it by. */
  readonly key: string;
  /** Its line in the log. */
  readonly entry: PassEntry;
}

export function passingOf(request: IncomingMessage, response: ServerResponse, entry: PassEntry): Passing {
  const target = request.url ?? '/';
  return { entry, request, response, target, method: request.method ?? 'GET', key: `${request.headers.host ?? ''}${target}` };
}

export const reads = ({ method }: Passing): boolean => method === 'GET' || method === 'HEAD';

const pseudonym = 'practice-gateway';
export const via: HeaderPair = ['Via', `1.1 ${pseudonym}`];
/** RFC 9211. */
export const cacheStatus = (what: string): HeaderPair => ['Cache-Status', `${pseudonym}; ${what}`];

/** Answers from the cache; 304 where the caller has it already. */
export function giveStored(
  { request, response, method, entry }: Passing,
  cache: SharedCache,
  stored: StoredAnswer,
  found: { readonly word: 'HIT' | 'STALE' | 'REVALIDATED'; readonly how: string },
): void {
  entry.cache = found.word;
  const age = Math.floor(cache.age(stored));
  const has = stored.status === 200 && callerHas(stored, request.headers);
  const headers: HeaderPair[] = [
    ...stored.headers.filter(([name]) => !['age', 'content-length', 'set-cookie'].includes(name.toLowerCase())),
    ...(has ? [] : ([['Content-Length', String(stored.body.length)]] as const)),
    ['Age', String(age)],
    via,
    ['X-Cache', found.word],
    cacheStatus(`${found.how}; ttl=${Math.floor(stored.freshSeconds - age)}`),
  ];
  response.writeHead(has ? 304 : stored.status, headers.flat());
  response.end(has || method === 'HEAD' ? undefined : stored.body);
}

/** Why there is no answer to hand on. */
export type Trouble = 'absent' | 'junk' | 'late' | 'uncached';

const troubles: Readonly<Record<Trouble, Refusal>> = {
  absent: {
    status: 503,
    detail: 'None of the replicas is there.',
    help: 'POST /gateway/replicas/1/revive on the practice server brings one back.',
    headers: [['Retry-After', '5']],
  },
  junk: {
    status: 502,
    detail: 'What stands behind the gateway sent nothing that could be handed on.',
    help: 'Whoever runs it has to mend it.',
  },
  late: { status: 504, detail: 'What stands behind the gateway did not answer in time.', help: 'It may do so later.' },
  uncached: {
    status: 504,
    detail: 'The cache has nothing to give, and the request wanted nothing else.',
    help: 'Leave out Cache-Control: only-if-cached.',
  },
};

export function giveUp(passing: Passing, trouble: Trouble): void {
  if (passing.response.headersSent) passing.response.destroy();
  else refusePassing(passing, troubles[trouble]);
}

/** Answers in place of whatever stands behind the gateway. */
export function refusePassing({ request, response, target }: Passing, refusal: Refusal): void {
  const answer = refuse(
    { headers: request.headers, path: target, query: new URLSearchParams() },
    { ...refusal, headers: [...(refusal.headers ?? []), via] },
  );
  void writeAnswer(response, answer);
}
