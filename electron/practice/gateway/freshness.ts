import type { IncomingHttpHeaders } from 'node:http';
import type { HeaderPair } from '../frame/answer.ts';
import { joined, readDirectives, secondsOf, timeOf, type Directives } from './directives.ts';

/** An answer as it came from behind the gateway. */
export interface Received {
  readonly status: number;
  readonly headers: readonly HeaderPair[];
}

/** RFC 9110 section 15.1: these may be kept although nobody said for how long. */
const keptByGuess = [200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501];

export const responseDirectives = ({ headers }: Received): Directives => readDirectives(joined(headers, 'cache-control') ?? '');

/** RFC 9111 section 3, for a cache that many share. */
export function mayStore(method: string, request: IncomingHttpHeaders, received: Received): boolean {
  const said = responseDirectives(received);
  if (method !== 'GET' || received.status === 206 || received.status === 304) return false;
  if (isForbidden(request, said) || isForOneCaller(request, received, said)) return false;
  return isExplicit(received, said) || (keptByGuess.includes(received.status) && hasValidator(received));
}

function isForbidden(request: IncomingHttpHeaders, said: Directives): boolean {
  const asked = readDirectives(request['cache-control'] ?? '');
  return asked.has('no-store') || said.has('no-store') || said.has('private');
}

/** A cookie or a credential is one caller's, unless the answer says that it is for everybody (section 3.5). */
function isForOneCaller(request: IncomingHttpHeaders, { headers }: Received, said: Directives): boolean {
  if (joined(headers, 'vary')?.includes('*')) return true;
  if (joined(headers, 'set-cookie') !== undefined && !said.has('public')) return true;
  return request.authorization !== undefined && !['public', 's-maxage', 'must-revalidate'].some((name) => said.has(name));
}

const isExplicit = (received: Received, said: Directives): boolean =>
  ['public', 'max-age', 's-maxage'].some((name) => said.has(name)) || joined(received.headers, 'expires') !== undefined;

/** Without one there is nothing to ask with when the answer has gone stale. */
export const hasValidator = ({ headers }: Received): boolean =>
  joined(headers, 'etag') !== undefined || joined(headers, 'last-modified') !== undefined;

/** Seconds for which the answer is fresh (RFC 9111 section 4.2.1); a tenth of its age where nobody said. */
export function freshnessSeconds(received: Received, now: number): number {
  const said = responseDirectives(received);
  const explicit = secondsOf(said, 's-maxage') ?? secondsOf(said, 'max-age');
  if (explicit !== undefined) return explicit;
  const expires = joined(received.headers, 'expires');
  // A date that cannot be read, such as 0, is one that has passed (section 5.3).
  if (expires !== undefined) return Math.max(0, Math.round(((timeOf(expires) ?? now) - now) / 1000));
  const modified = timeOf(joined(received.headers, 'last-modified'));
  return modified === undefined || !keptByGuess.includes(received.status)
    ? 0
    : Math.max(0, Math.round((now - modified) / 10_000));
}

/** Seconds that the answer was old when it came (RFC 9111 section 4.2.3). The replica's Date is this machine's, so no clock is wrong. */
export function ageOnArrival({ headers }: Received, tookMs: number): number {
  const age = Number(joined(headers, 'age') ?? 0);
  return (Number.isFinite(age) ? Math.max(0, age) : 0) + tookMs / 1000;
}
