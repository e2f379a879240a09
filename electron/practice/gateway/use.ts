import type { IncomingHttpHeaders } from 'node:http';
import { readDirectives, secondsOf, type Directives } from './directives.ts';
import { responseDirectives } from './freshness.ts';
import type { StoredAnswer } from './shared-cache.ts';

/** How a stored answer may be used for a request. */
export type Use = 'fresh' | 'stale' | 'refreshing' | 'validate';

/** RFC 9111 sections 4.2.4 and 5.2.1: what the answer allows, and what the caller asks for. */
export function howToUse(answer: StoredAnswer, age: number, request: IncomingHttpHeaders): Use {
  const asked = requestDirectives(request);
  const said = responseDirectives(answer);
  if (asked.has('no-cache') || said.has('no-cache')) return 'validate';
  if (age > (secondsOf(asked, 'max-age') ?? Infinity)) return 'validate';
  const left = answer.freshSeconds - age;
  if (left > (secondsOf(asked, 'min-fresh') ?? 0)) return 'fresh';
  return left > 0 || !mayBeStale(answer) ? 'validate' : howToUseStale(-left, asked, said);
}

/** Pragma counts only where there is no Cache-Control (RFC 9111 section 5.4). */
const requestDirectives = (request: IncomingHttpHeaders): Directives =>
  readDirectives(request['cache-control'] ?? (request.pragma === 'no-cache' ? 'no-cache' : ''));

function howToUseStale(overdue: number, asked: Directives, said: Directives): Use {
  if (overdue <= staleLimit(asked.get('max-stale'))) return 'stale';
  return overdue <= (secondsOf(said, 'stale-while-revalidate') ?? -1) ? 'refreshing' : 'validate';
}

/** max-stale without a number takes any (RFC 9111 section 5.2.1.2). */
function staleLimit(value: string | undefined): number {
  if (value === undefined) return -1;
  return value === '' ? Infinity : Number(value) || 0;
}

export function mayBeStale(answer: StoredAnswer): boolean {
  const said = responseDirectives(answer);
  return !['must-revalidate', 'proxy-revalidate', 's-maxage', 'no-cache'].some((name) => said.has(name));
}
