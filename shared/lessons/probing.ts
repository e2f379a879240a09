import type { SeenExchange } from './lesson';
import { pathOf, statusOf } from './seen';

/** An exchange that a probe looks for. */
export interface Wanted {
  readonly method: string;
  /** Path and query; a text fits that path with any query or none, unless it has one itself. */
  readonly path: string | RegExp;
  readonly status: number | readonly number[];
  /** How the path is named in words, where it is a pattern. */
  readonly named?: string;
  /** What else must hold: what is missing as a sentence, or null. */
  readonly also?: (seen: SeenExchange) => string | null;
}

/** A check that looks for one exchange. */
export const wants =
  (wanted: Wanted) =>
  (seen: readonly SeenExchange[]): string | null =>
    find(wanted, seen).missing;

/** A check that looks for several exchanges, each after the one before, and then at all of them together. */
export function wantsInOrder(
  wanted: readonly Wanted[],
  also: (found: readonly SeenExchange[]) => string | null = () => null,
): (seen: readonly SeenExchange[]) => string | null {
  return (seen) => {
    for (const one of wanted) {
      const { missing } = find(one, seen);
      if (missing !== null) return missing;
    }
    let nearest: string | null = null;
    for (const chain of chains(wanted, seen)) {
      const missing = also(chain);
      if (missing === null) return null;
      nearest = missing;
    }
    return nearest ?? `In this order, please: ${wanted.map(nameOf).join(', then ')}.`;
  };
}

/** Every way in which the wanted exchanges stand one after the other, the latest first. */
function* chains(wanted: readonly Wanted[], seen: readonly SeenExchange[]): Generator<readonly SeenExchange[]> {
  const [first, ...rest] = wanted;
  if (first === undefined) return yield [];
  for (let at = seen.length - 1; at >= 0; at--) {
    const here = seen[at];
    if (here === undefined || find(first, [here]).missing !== null) continue;
    for (const later of chains(rest, seen.slice(at + 1))) yield [here, ...later];
  }
}

/** The latest exchange that is all that is wanted, or what keeps the nearest one from it. */
export function find(wanted: Wanted, seen: readonly SeenExchange[]): { found: SeenExchange | null; missing: string | null } {
  const asked = seen.filter((each) => each.exchange.method === wanted.method && fits(wanted.path, pathOf(each)));
  const last = asked.at(-1);
  if (last === undefined) return { found: null, missing: `${nameOf(wanted)} was not sent yet.` };
  const answered = asked.filter((each) => [wanted.status].flat().includes(statusOf(each) ?? 0));
  if (answered.length === 0) return { found: null, missing: wrongStatus(wanted, last) };
  let nearest: string | null = null;
  for (const each of answered.toReversed()) {
    const missing = wanted.also?.(each) ?? null;
    if (missing === null) return { found: each, missing: null };
    nearest ??= missing;
  }
  return { found: null, missing: nearest };
}

function fits(path: string | RegExp, actual: string): boolean {
  if (path instanceof RegExp) return path.test(actual);
  return path.includes('?') ? actual === path : actual.replace(/\?.*$/, '') === path;
}

function nameOf({ method, path, named }: Wanted): string {
  return `${method} ${named ?? (typeof path === 'string' ? path : path.source)}`;
}

function wrongStatus(wanted: Wanted, last: SeenExchange): string {
  const hoped = [wanted.status].flat().join(' or ');
  const came = statusOf(last);
  if (came === null) return `${nameOf(wanted)} got no answer, where ${hoped} was to be seen.`;
  return `${wanted.method} ${pathOf(last)} was answered with ${came}, where ${hoped} was to be seen.`;
}
