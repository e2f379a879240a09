import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { HeaderPair } from '../frame/answer.ts';
import type { Clock } from '../world/clock.ts';
import { pathAndQuery } from '../frame/ask.ts';
import { oddityOf } from '../frame/odd-request.ts';
import { askReplicas, type Upstream } from './ask-replicas.ts';
import { readDirectives } from './directives.ts';
import { mayStore, type Received } from './freshness.ts';
import type { OddUpstreams } from './odd-upstreams.ts';
import { cacheStatus, giveStored, giveUp, passingOf, reads, refusePassing, via, type Passing } from './passing.ts';
import { isAboutTheWhole } from './about-the-whole.ts';
import type { Passings } from './passings.ts';
import type { Replica } from './replicas.ts';
import { conditionsFor } from './conditions.ts';
import { createSharedCache, type SharedCache, type StoredAnswer } from './shared-cache.ts';
import { endToEnd, giveOn, type UpstreamAnswer } from './upstream.ts';
import type { Use } from './use.ts';

/** What stands in front of the replicas. */
export interface Balancer {
  readonly server: Server;
  readonly cache: SharedCache;
  readonly settings: { sticky: boolean };
}

/** What every step of a request needs. */
interface Gate extends Pick<Balancer, 'cache' | 'settings'> {
  /** Those to ask, in the order to ask them. */
  readonly order: (request: IncomingMessage) => readonly Upstream[];
}

type Answered = Extract<UpstreamAnswer, { kind: 'answer' }>;

const mostBytes = 1024 * 1024;
const cookieName = 'gateway_replica';
const unsafe = ['POST', 'PUT', 'PATCH', 'DELETE'];

/** Whom it asks. */
interface Behind {
  /** None until they are open. */
  readonly replicas: () => readonly Replica[];
  /** The server itself, which answers what is about all of them. */
  readonly main: Upstream;
  readonly odd: OddUpstreams;
  readonly passings: Passings;
}

export function createBalancer(clock: Clock, { replicas, main, odd, passings }: Behind): Balancer {
  const cache = createSharedCache(clock);
  const settings = { sticky: false };
  let turn = 0;
  const gate: Gate = {
    cache,
    settings,
    order(request) {
      if (isAboutTheWhole(pathAndQuery(request.url ?? ''))) return [main];
      const alive = replicas().filter((replica) => replica.isAlive());
      const stuck = settings.sticky ? alive.findIndex(({ number }) => number === stuckTo(request)) : -1;
      const first = stuck < 0 ? turn++ % alive.length : stuck;
      return [...alive.slice(first), ...alive.slice(0, first)];
    },
  };
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, (request, response) => {
    const passing = passingOf(request, response, passings.watch(request, response));
    const oddity = oddityOf(request);
    if (oddity) return refusePassing(passing, oddity);
    const going = odd.take(passing, () => gate.order(request)) ?? answer(gate, passing);
    void going.catch(() => response.destroy());
  });
  return { server, cache, settings };
}

const stuckTo = ({ headers }: IncomingMessage): number =>
  Number(new RegExp(`(?:^|;\\s*)${cookieName}=(\\d+)`).exec(headers.cookie ?? '')?.[1]);

/** Looks into the cache first, where a cache has a part in the request. */
async function answer(gate: Gate, passing: Passing): Promise<void> {
  const { request, key, method } = passing;
  const found = reads(passing) && request.headers.range === undefined ? gate.cache.find(key, request.headers) : null;
  if (found && found.use !== 'validate') return giveFound(gate, passing, found);
  if (wantsCachedOnly(passing)) return giveUp(passing, 'uncached');
  return pass(gate, passing, method === 'GET' ? (found?.answer ?? null) : null);
}

const wantsCachedOnly = (passing: Passing): boolean =>
  reads(passing) && readDirectives(passing.request.headers['cache-control'] ?? '').has('only-if-cached');

async function giveFound(
  gate: Gate,
  passing: Passing,
  { answer: stored, use }: { answer: StoredAnswer; use: Use },
): Promise<void> {
  const how = use === 'refreshing' ? 'hit; detail=refreshing' : 'hit';
  giveStored(passing, gate.cache, stored, { word: use === 'fresh' ? 'HIT' : 'STALE', how });
  if (use === 'refreshing') await refresh(gate, passing, stored);
}

async function pass(gate: Gate, passing: Passing, stored: StoredAnswer | null): Promise<void> {
  const conditions = stored ? conditionsFor(stored) : {};
  const { asked, answer: reply } = await askReplicas(passing, gate.order(passing.request), conditions);
  if (stored && giveInstead(gate, passing, { stored, reply, conditional: Object.keys(conditions).length > 0 })) return;
  if (reply.kind !== 'answer') return giveUp(passing, reply.kind);
  const sticks = gate.settings.sticky && asked?.number !== undefined;
  handOn(gate, passing, reply, sticks ? [['Set-Cookie', `${cookieName}=${asked.number}; Path=/; HttpOnly`]] : []);
}

interface Asked {
  readonly stored: StoredAnswer;
  readonly reply: UpstreamAnswer;
  /** Whether it was the cache that asked with a condition, so that a 304 is for the cache. */
  readonly conditional: boolean;
}

/** Gives what is stored where it is still good, or better than an error; says whether it did. */
function giveInstead({ cache }: Gate, passing: Passing, { stored, reply, conditional }: Asked): boolean {
  const response = reply.kind === 'answer' ? reply.response : null;
  if ((response?.statusCode ?? 500) >= 500 && cache.mayStandIn(stored)) {
    response?.resume();
    giveStored(passing, cache, stored, { word: 'STALE', how: 'fwd=stale; detail=error' });
    return true;
  }
  if (!conditional || response?.statusCode !== 304) return false;
  response.resume();
  const fresh = cache.freshen(passing.key, stored, endToEnd(response.rawHeaders));
  giveStored(passing, cache, fresh, { word: 'REVALIDATED', how: 'fwd=stale; fwd-status=304' });
  return true;
}

/** Streams the answer on, and keeps a copy where it may and where it is small enough. */
function handOn({ cache }: Gate, passing: Passing, { response: incoming, tookMs }: Answered, more: readonly HeaderPair[]): void {
  const { request, response, key, method } = passing;
  const received = receivedOf(incoming);
  const storing = mayStore(method, request.headers, received);
  if (unsafe.includes(method) && received.status < 400) cache.invalidate(key);
  const word = reads(passing) ? 'MISS' : 'BYPASS';
  passing.entry.cache = word;
  const how = `fwd=${reads(passing) ? 'miss' : 'method'}${storing ? '; stored' : ''}`;
  const headers: HeaderPair[] = [...received.headers, via, ['X-Cache', word], cacheStatus(how), ...more];
  response.writeHead(received.status, incoming.statusMessage ?? '', headers.flat());
  if (storing)
    void copyOf(incoming).then((body) => body && cache.store(key, { request: request.headers, received, body, tookMs }));
  giveOn(incoming, response);
}

const receivedOf = (incoming: IncomingMessage): Received => ({
  status: incoming.statusCode ?? 502,
  headers: endToEnd(incoming.rawHeaders),
});

/** The whole body, while somebody else reads it too; nothing when it is too large or is cut off. */
function copyOf(incoming: IncomingMessage): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    incoming.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= mostBytes) chunks.push(chunk);
    });
    incoming.on('end', () => resolve(bytes <= mostBytes && incoming.complete ? Buffer.concat(chunks) : null));
    incoming.on('error', () => resolve(null));
  });
}

/** RFC 5861 section 3: the caller has its answer, and the next one will have a newer. */
async function refresh({ cache, order }: Gate, passing: Passing, stored: StoredAnswer): Promise<void> {
  const { request, key } = passing;
  const { answer: reply } = await askReplicas({ ...passing, method: 'GET' }, order(request), conditionsFor(stored));
  if (reply.kind !== 'answer') return;
  const received = receivedOf(reply.response);
  const body = await copyOf(reply.response);
  if (received.status === 304) cache.freshen(key, stored, received.headers);
  else if (body && mayStore('GET', request.headers, received))
    cache.store(key, { request: request.headers, received, body, tookMs: reply.tookMs });
}
