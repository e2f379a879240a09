import { headerValue, headerValues, listOf, unquote } from '../http/header-list';
import { parseHttpDate } from '../http/http-date';
import { readStatus } from '../http/status-catalog';
import type { HeaderList } from '../model/exchange-event';

/** Directives of Cache-Control by lower-case name, with their argument where they have one (RFC 9111, 5.2). */
export function readDirectives(headers: HeaderList): ReadonlyMap<string, string> {
  return new Map(
    listOf(headerValues(headers, 'Cache-Control')).map((item) => {
      const [name = '', argument = ''] = item.split(/=(.*)/s);
      return [name.trim().toLowerCase(), unquote(argument.trim())];
    }),
  );
}

/** How long an answer may be used without asking again, and what says so. */
export interface Freshness {
  readonly seconds: number;
  readonly from: 's-maxage' | 'max-age' | 'Expires' | 'heuristic';
}

/** RFC 9111, 4.2.1, for the one cache of a browser, or for those that many share. Null when nothing tells a lifetime. */
export function lifetimeOf(status: number, headers: HeaderList, shared: boolean): Freshness | null {
  const directives = readDirectives(headers);
  for (const from of shared ? (['s-maxage', 'max-age'] as const) : (['max-age'] as const)) {
    const seconds = directives.get(from);
    if (seconds !== undefined && /^\d+$/.test(seconds)) return { seconds: Number(seconds), from };
  }
  const date = parseHttpDate(headerValue(headers, 'Date') ?? '');
  const expires = headerValue(headers, 'Expires');
  if (expires !== null) {
    // What is no date, such as the usual 0, counts as past (5.3).
    const end = parseHttpDate(expires);
    return { seconds: end === null || date === null ? 0 : Math.max(0, (end - date) / 1000), from: 'Expires' };
  }
  return heuristic(status, headers, date);
}

/** A tenth of its age is the usual guess, for statuses that may be guessed at (4.2.2). */
function heuristic(status: number, headers: HeaderList, date: number | null): Freshness | null {
  const modified = parseHttpDate(headerValue(headers, 'Last-Modified') ?? '');
  if (modified === null || date === null || !readStatus(status).entry?.cacheable) return null;
  return { seconds: Math.max(0, Math.floor((date - modified) / 10_000)), from: 'heuristic' };
}
