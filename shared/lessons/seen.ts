import { graphqlText } from '../graphql/graphql-text';
import { headerValue } from '../http/header-list';
import type { Hop } from '../model/exchange';
import type { SeenExchange } from './lesson';

/** Path and query of the address that was asked first, without the origin. */
export function pathOf({ exchange }: SeenExchange): string {
  const url = exchange.hops[0]?.url ?? exchange.url;
  if (!URL.canParse(url)) return url;
  const { pathname, search } = new URL(url);
  return pathname + search;
}

/** The status of the final answer; null where none came. */
export const statusOf = ({ exchange }: SeenExchange): number | null =>
  exchange.phase === 'finished' ? exchange.head.status : null;

/** A field of the final answer; null when it is not there. */
export const field = ({ exchange }: SeenExchange, name: string): string | null =>
  exchange.phase === 'finished' ? headerValue(exchange.head.headers, name) : null;

/** A field of the request as it went out the first time; null when it was not sent. */
export const sentField = ({ exchange }: SeenExchange, name: string): string | null =>
  headerValue(exchange.hops[0]?.requestHeaders ?? [], name);

/** The first hop: the request that was asked for, before any redirect was followed. */
export const firstHop = ({ exchange }: SeenExchange): Hop | undefined => exchange.hops[0];

/** The body as JSON; undefined where it is none. */
export function jsonOf({ text }: SeenExchange): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What stands at a place in a value; undefined where there is no such place. */
export function valueAt(value: unknown, ...place: readonly (string | number)[]): unknown {
  let here = value;
  for (const key of place) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = Object.getOwnPropertyDescriptor(here, key)?.value;
  }
  return here;
}

/** What stands at a place in the body. */
export const bodyAt = (seen: SeenExchange, ...place: readonly (string | number)[]): unknown => valueAt(jsonOf(seen), ...place);

/** The text that stands at a place in the body; empty where there is none. */
export function textAt(seen: SeenExchange, ...place: readonly (string | number)[]): string {
  const value = bodyAt(seen, ...place);
  return typeof value === 'string' ? value : '';
}

/** The rows of a list at a place in the body; none where there is no list. */
export function rowsAt(seen: SeenExchange, ...place: readonly (string | number)[]): readonly unknown[] {
  const value = bodyAt(seen, ...place);
  return Array.isArray(value) ? value : [];
}

/** The body that was sent, as text; empty where it was none or a file. */
export function sentText({ draft: { body } }: SeenExchange): string {
  if (body.kind === 'graphql') return graphqlText(body);
  return 'text' in body && typeof body.text === 'string' ? body.text : '';
}
