import type { HeaderList } from '../model/exchange-event';
import { headerValues, listOf, splitOutsideQuotes, unquote } from './header-list';

/** One thing a server says about its own time. */
export interface ServerStep {
  readonly name: string;
  /** In words: what the server calls it, what its name usually means, or the name itself. */
  readonly words: string;
  /** Milliseconds; null where it is a remark without a time. */
  readonly durationMs: number | null;
}

/** Names that servers give to what nearly all of them do, and that of the whole. */
const known: Readonly<Record<string, string>> = {
  auth: 'who is asking',
  authz: 'whether they may',
  app: 'the work itself',
  render: 'writing the answer',
  db: 'the database',
  sql: 'the database',
  cache: 'the cache',
  cdn: 'the network of caches',
  edge: 'the server at the edge',
  origin: 'the server behind it',
  view: 'the view',
  total: 'all of it',
};

/** Server-Timing as steps, in the order the server gives them (W3C Server Timing). What cannot be read is left out. */
export function readServerTiming(headers: HeaderList): readonly ServerStep[] {
  return listOf(headerValues(headers, 'Server-Timing')).flatMap((item) => {
    const [name = '', ...params] = splitOutsideQuotes(item, ';').map((part) => part.trim());
    if (!/^[!#$%&'*+\-.^_`|~\w]+$/.test(name)) return [];
    const of = (key: string): string | null => {
      const found = params.find((param) => param.toLowerCase().startsWith(`${key}=`));
      return found === undefined ? null : unquote(found.slice(key.length + 1).trim());
    };
    const duration = of('dur');
    const durationMs = duration !== null && /^\d+(\.\d+)?$/.test(duration) ? Number(duration) : null;
    return [{ name, words: of('desc') || (known[name.toLowerCase()] ?? name), durationMs }];
  });
}

/** The name of the view or route that answered, where the server tells it. */
export function readRoute(headers: HeaderList): string | null {
  const field = ['X-View', 'X-Route', 'X-Matched-Route', 'X-Controller'].find((name) => headerValues(headers, name).length > 0);
  return field === undefined ? null : (headerValues(headers, field)[0]?.trim() ?? null);
}
