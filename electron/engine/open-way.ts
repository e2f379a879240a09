import { sentencePart } from '#shared/sentence-part';
import { proxyModeOf } from '#shared/http/proxy-setting';
import { bareHost } from '#shared/http/url-parts';
import { describeFailure } from '#shared/failure-words';
import type { Failure } from '#shared/failure';
import type { TriedWay } from '#shared/model/chosen-way';
import type { ExchangeEvent } from '#shared/model/exchange-event';
import type { Authorized } from './authentication';
import { classifyFailure } from './classify-failure';
import { destinationOf } from './destination-of';
import type { Destination } from './dial';
import { tellSides, type ExchangeRun } from './exchange-run';
import { fetchPac } from './fetch-pac';
import { openConnection, type Choice, type Way } from './open-connection';
import { findAddresses } from './route/find-addresses';
import type { Choice as WayChoice } from './route/choice';
import { shownRoute } from './route/route';
import { Stopped } from './stopped';
import { startClock } from './timings';

/** Which connections will do; `http1` is a new try of any, over HTTP/1.1 alone. */
export type WayWish = Choice | 'http1';

/**
 * Finds out which way a request goes and opens a connection along it. Where several ways are named, the next is taken when one
 * cannot be reached; what a proxy answers, and whom one does not trust, stands. Who decided, and what came of each way, is told.
 */
export async function* openWay(authorized: Authorized, run: ExchangeRun, wish: WayWish): AsyncGenerator<ExchangeEvent, Way> {
  const told: Told = { choice: null, ways: [], ms: 0 };
  try {
    return await open(authorized, run, { wish, told });
  } finally {
    yield* tellSides(run);
    const { choice, ways, ms } = told;
    if (choice?.way) yield run.tell({ type: 'routed', hop: run.hop, way: { ...choice.way, ways, ms } });
  }
}

interface Told {
  choice: WayChoice | null;
  ways: TriedWay[];
  ms: number;
}

interface Opening {
  readonly wish: WayWish;
  readonly told: Told;
}

async function open(authorized: Authorized, run: ExchangeRun, { wish, told }: Opening): Promise<Way> {
  const { clock, options, context } = run;
  const { url } = authorized.request;
  const began = performance.now();
  if (options.proxy !== '') clock.began ??= began;
  const choice = await context.ways
    .choose(url, options, {
      signal: run.halt.signal,
      fetch: (address, validators) => fetchPac(address, validators, run),
      lookUp: (name) => addressesOf(name, run),
    })
    .finally(() => {
      // Nobody else has to be asked for what an option says by itself.
      if (['none', 'own'].includes(proxyModeOf(options.proxy))) return;
      told.ms = Math.max(0, Math.round((performance.now() - began) * 1000) / 1000);
      clock.routeMs = (clock.routeMs ?? 0) + told.ms;
    });
  told.choice = choice;
  told.ways = choice.routes.map((route) => ({ way: shownRoute(route), outcome: 'left', reason: '', ms: null }));
  const destination = await destinationOf(authorized, run, choice);
  return openAlong(wish === 'http1' ? { ...destination, offers: ['http/1.1'] } : destination, run, {
    choice,
    wish: wish === 'http1' ? 'any' : wish,
    ways: told.ways,
  });
}

/** For a PAC file: the addresses of a name, those of IPv4 first. */
async function addressesOf(name: string, { options, halt }: ExchangeRun): Promise<string[]> {
  const found = await findAddresses({ host: name.toLowerCase(), port: 0 }, options, { halt, clock: startClock() });
  return found.toSorted((one, other) => one.family - other.family).map(({ address }) => bareHost(address));
}

interface Along {
  readonly choice: WayChoice;
  readonly wish: Choice;
  /** Gets what came of each. */
  readonly ways: TriedWay[];
}

async function openAlong(destination: Omit<Destination, 'route'>, run: ExchangeRun, along: Along): Promise<Way> {
  const { choice, wish, ways } = along;
  const { routes } = choice;
  for (const [index, route] of routes.entries()) {
    const isLast = index === routes.length - 1;
    const began = performance.now();
    // Each but the last has its share of the time, so that one that is silent does not use up all of it.
    const limitMs = isLast ? null : Math.ceil(run.options.connectTimeoutMs / routes.length);
    try {
      const way = await openConnection({ ...destination, route }, run, { choice: wish, limitMs });
      ways[index] = { way: shownRoute(route), outcome: 'used', reason: '', ms: null };
      return way;
    } catch (thrown) {
      const ms = Math.round((performance.now() - began) * 1000) / 1000;
      const ended = endOf(thrown, run, wish);
      ways[index] = { way: shownRoute(route), ...ended.what, ms: ended.what.outcome === 'failed' ? ms : null };
      if (isLast || !ended.mayGoOn) throw allDead(thrown, run, ways);
      startAnew(run, ms);
    }
  }
  throw new Error('there is no way at all');
}

interface End {
  readonly what: Pick<TriedWay, 'outcome' | 'reason'>;
  /** Another way may be tried. */
  readonly mayGoOn: boolean;
}

/** What an attempt that did not succeed says of its way. */
function endOf(thrown: unknown, { halt, host }: ExchangeRun, wish: Choice): End {
  // The exchange itself is over: it was cancelled, or ran out of time.
  const isOver = halt.signal.aborted;
  const failure = classifyFailure(thrown, host);
  const reason = deadEnd(failure);
  if (reason !== null) return { what: { outcome: 'failed', reason }, mayGoOn: !isOver };
  if (failure.kind === 'proxyFailed') return { what: { outcome: 'failed', reason: failure.reason }, mayGoOn: false };
  if (wish === 'same')
    return { what: { outcome: 'failed', reason: 'it is not the way of the login that was begun' }, mayGoOn: !isOver };
  return { what: { outcome: failure.kind === 'cancelled' ? 'left' : 'used', reason: '' }, mayGoOn: false };
}

/** Why a way leads nowhere, as a sentence part; null where it did lead somewhere. */
function deadEnd(failure: Failure): string | null {
  switch (failure.kind) {
    case 'proxyUnreachable':
      return failure.tried[0]?.reason ?? '';
    case 'hostNotFound':
    case 'connectionRefused':
    case 'unreachable':
      return sentencePart(describeFailure(failure));
    case 'timedOut':
      return failure.phase === 'connect' ? sentencePart(describeFailure(failure)) : null;
    default:
      return null;
  }
}

/** Where the last of them is a proxy as well, all that were tried are named. */
function allDead(thrown: unknown, { context }: ExchangeRun, ways: readonly TriedWay[]): unknown {
  if (!(thrown instanceof Stopped) || thrown.failure.kind !== 'proxyUnreachable') return thrown;
  context.ways.doubt();
  const tried = ways.filter(({ outcome }) => outcome === 'failed').map(({ way, reason }) => ({ proxy: way, reason }));
  return new Stopped({ kind: 'proxyUnreachable', tried });
}

/** What a dead end took is time for finding the way. */
function startAnew({ clock }: ExchangeRun, ms: number): void {
  clock.routeMs = (clock.routeMs ?? 0) + ms;
  clock.dnsMs = clock.tcpMs = clock.proxyTlsMs = clock.proxyMs = clock.tlsMs = null;
}
