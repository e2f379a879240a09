import { lookup, type LookupAddress } from 'node:dns';
import net from 'node:net';
import { bareHost } from '#shared/http/url-parts';
import { readNamedAddress } from '#shared/model/check-connection';
import type { RequestOptions } from '#shared/model/request-options';
import { untilHalted, type Halt } from '../halt';
import { stopWith } from '../stopped';
import type { HopClock } from '../timings';

/** How names become addresses. */
export type Names = Pick<RequestOptions, 'resolve' | 'addressFamily'>;

interface Place {
  readonly host: string;
  readonly port: number;
}

interface Waiting {
  readonly halt: Halt;
  readonly clock: HopClock;
}

/** The addresses of a host, in the order they are tried: an entry of its own first, else what the system says. */
export async function findAddresses(place: Place, names: Names, { halt, clock }: Waiting): Promise<LookupAddress[]> {
  const name = bareHost(place.host);
  const literal = net.isIP(name);
  if (literal !== 0) return ofFamily([{ address: name, family: literal }], names, place.host);
  const own = namedAddresses(place, names);
  if (own.length > 0) return ofFamily(own, names, place.host);
  // RFC 6761, 6.3 and 6.4: never a matter for a name server.
  if (/\.localhost\.?$/.test(name)) return ofFamily(loopback, names, place.host);
  if (/(?:^|\.)invalid\.?$/.test(name)) stopWith({ kind: 'hostNotFound', host: place.host });
  const began = performance.now();
  const found = await untilHalted(resolveName(name), halt.signal);
  clock.dnsMs = (clock.dnsMs ?? 0) + performance.now() - began;
  return ofFamily(found, names, place.host);
}

function namedAddresses({ host, port }: Place, { resolve }: Names): LookupAddress[] {
  const wanted = host.toLowerCase();
  return resolve
    .split(/\s+/)
    .flatMap((entry) => readNamedAddress(entry) ?? [])
    .filter((entry) => entry.host === wanted && (entry.port === 0 || entry.port === port))
    .flatMap(({ address }) => address.split(',').map((one) => ({ address: one, family: net.isIP(one) })))
    .filter(({ family }) => family !== 0);
}

function ofFamily(addresses: readonly LookupAddress[], { addressFamily }: Names, host: string): LookupAddress[] {
  const kept = addresses.filter(({ family }) => addressFamily === 'any' || family === Number(addressFamily));
  if (kept.length > 0) return kept;
  return stopWith({ kind: 'unreachable', host, reason: `it has no IPv${addressFamily} address, and no other was wanted` });
}

const loopback: LookupAddress[] = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
];

const resolveName = (name: string) =>
  new Promise<LookupAddress[]>((resolve, reject) => {
    lookup(name, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses)));
  });
