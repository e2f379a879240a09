import { tlsVersion } from '#shared/http/tls-version';
import type { Exchange, Hop } from '#shared/model/exchange';
import { isOver } from '#shared/model/exchange';
import type { Connection, Timings } from '#shared/model/exchange-event';

export type PhaseName = 'route' | 'dns' | 'tcp' | 'proxyTls' | 'proxy' | 'tls' | 'send' | 'wait' | 'receive';

/** One phase of one hop, placed on the time line of the whole exchange. */
export interface Phase {
  readonly name: PhaseName;
  readonly hop: number;
  readonly startMs: number;
  readonly durationMs: number;
}

export interface TimedHop {
  readonly number: number;
  readonly method: string;
  readonly url: string;
  readonly status: number | null;
  readonly reused: boolean;
  readonly totalMs: number;
  readonly phases: readonly Phase[];
}

/** The layers of the OSI model, top first, and which phases show on each. */
export const layers: readonly { readonly number: number; readonly name: string; readonly phases: readonly PhaseName[] }[] = [
  { number: 7, name: 'Application', phases: ['route', 'dns', 'proxy', 'send', 'wait', 'receive'] },
  { number: 6, name: 'Presentation', phases: ['proxyTls', 'tls'] },
  { number: 5, name: 'Session', phases: ['proxyTls', 'tls'] },
  { number: 4, name: 'Transport', phases: ['tcp'] },
  { number: 3, name: 'Network', phases: [] },
  { number: 2, name: 'Data link', phases: [] },
  { number: 1, name: 'Physical', phases: [] },
];

/** Words for a phase: short in the drawing, long in the table. */
export const phaseWords: { readonly [P in PhaseName]: readonly [short: string, long: string] } = {
  route: ['way', 'Finding the way'],
  dns: ['DNS', 'Looking up the name'],
  tcp: ['TCP', 'Opening the connection'],
  proxyTls: ['proxy TLS', 'Agreeing on encryption with the proxy'],
  proxy: ['proxy', 'Asking the proxy'],
  tls: ['TLS', 'Agreeing on encryption'],
  send: ['send', 'Sending the request'],
  wait: ['wait', 'Waiting for the first byte'],
  receive: ['receive', 'Receiving the answer'],
};

const order: readonly PhaseName[] = ['route', 'dns', 'tcp', 'proxyTls', 'proxy', 'tls', 'send', 'wait', 'receive'];

/** Every hop of an exchange with its phases one after the other, from the moment it was sent. */
export function planTime(exchange: Exchange): readonly TimedHop[] {
  if (exchange.phase === 'failed' && exchange.hops.length === 0) return [timeHop(neverThere(exchange), 0, exchange.timings, 0)];
  let startMs = 0;
  return exchange.hops.flatMap((hop, number) => {
    const timings = timingsOf(exchange, hop, number);
    if (!timings) return [];
    const timed = timeHop(hop, number, timings, startMs);
    startMs += timings.totalMs;
    return [timed];
  });
}

/** The hop of an exchange that failed before it had a connection: its time was spent all the same. */
function neverThere({ method, url }: Exchange): Pick<Hop, 'method' | 'url' | 'head'> {
  return { method, url, head: null };
}

function timingsOf(exchange: Exchange, hop: Hop, number: number): Timings | null {
  const isLast = number === exchange.hops.length - 1;
  return hop.timings ?? (isLast && isOver(exchange) ? exchange.timings : null);
}

function timeHop(hop: Pick<Hop, 'method' | 'url' | 'head'>, number: number, timings: Timings, hopStartMs: number): TimedHop {
  let at = hopStartMs;
  const phases = order.flatMap((name) => {
    const durationMs = timings[`${name}Ms`];
    if (durationMs === null || durationMs === undefined) return [];
    const phase = { name, hop: number, startMs: at, durationMs };
    at += durationMs;
    return [phase];
  });
  const { method, url, head } = hop;
  return { number, method, url, status: head?.status ?? null, reused: timings.reused, totalMs: timings.totalMs, phases };
}

/** Milliseconds of the whole exchange as far as it is timed. */
export const totalMsOf = (hops: readonly TimedHop[]): number => hops.reduce((sum, hop) => sum + hop.totalMs, 0);

/** What all hops spent in some phases together. */
export const spentMs = (hops: readonly TimedHop[], names: readonly PhaseName[]): number =>
  hops.flatMap((hop) => hop.phases).reduce((sum, phase) => sum + (names.includes(phase.name) ? phase.durationMs : 0), 0);

/** Round numbers for the axis, at most seven of them, from 0 to beyond the end. */
export function axisTicks(totalMs: number): readonly number[] {
  const rough = Math.max(totalMs, 0.1) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? rough;
  const count = Math.floor(Math.max(totalMs, 0.1) / step) + 1;
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(6)));
}

/** What a program like this one can see of each layer, for the last connection of an exchange. */
export function seenOfLayer(layer: number, exchange: Exchange, connection: Connection | null): string {
  if (layer <= 2) return 'not visible to a program';
  if (layer === 7) return seenOfApplication(exchange);
  if (!connection) return 'no connection came about';
  if (layer === 6) return seenOfPresentation(exchange, connection);
  if (layer === 5) return seenOfSession(connection);
  if (layer === 4)
    return `TCP, port ${connection.localPort} to ${connection.remotePort}${connection.reused ? ', already open' : ', newly opened'}`;
  return `${connection.family}, ${connection.localAddress} to ${connection.remoteAddress}`;
}

function seenOfApplication(exchange: Exchange): string {
  const version = exchange.hops.findLast((hop) => hop.head)?.head?.httpVersion;
  const protocol = version ? `HTTP/${version}` : 'HTTP';
  const looked = spentMs(planTime(exchange), ['dns']) > 0 ? 'DNS, then ' : '';
  const count = exchange.hops.length;
  return count > 1 ? `${looked}${count} ${protocol} requests, one for each hop` : `${looked}one ${protocol} request`;
}

function seenOfPresentation(exchange: Exchange, { tls }: Connection): string {
  const packing =
    exchange.phase === 'finished' && exchange.decoded.length > 0 ? `, ${exchange.decoded.join(' and ')} taken off` : '';
  return tls ? `${tlsVersion(tls.protocol)}, ${tls.cipher}${packing}` : `no encryption${packing}`;
}

function seenOfSession({ tls, reused }: Connection): string {
  if (!tls) return 'none: each request stands alone';
  return reused ? 'the TLS session of the open connection' : 'a TLS session for this connection';
}
