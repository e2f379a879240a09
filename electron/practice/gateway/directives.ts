import type { HeaderPair } from '../frame/answer.ts';

/** The directives of Cache-Control by name; where one has no value it is empty. */
export type Directives = ReadonlyMap<string, string>;

export function readDirectives(value: string): Directives {
  const directives = new Map<string, string>();
  for (const match of value.matchAll(/([A-Za-z0-9!#$%&'*+.^_`|~-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,;]*)))?/g)) {
    const name = (match[1] ?? '').toLowerCase();
    if (!directives.has(name)) directives.set(name, match[2] ?? match[3] ?? '');
  }
  return directives;
}

/** Whole seconds; nothing where it is not there, and none at all where it is no number (RFC 9111 section 4.2.1). */
export function secondsOf(directives: Directives, name: string): number | undefined {
  const value = directives.get(name);
  if (value === undefined) return undefined;
  return /^\d+$/.test(value) ? Number(value) : 0;
}

/** Every value under a name as one list, as RFC 9110 section 5.2 lets one join them. */
export function joined(headers: readonly HeaderPair[], name: string): string | undefined {
  const values = headers.filter(([each]) => each.toLowerCase() === name).map(([, value]) => value);
  return values.length === 0 ? undefined : values.join(', ');
}

export const timeOf = (value: string | undefined): number | undefined => {
  const time = value === undefined ? Number.NaN : Date.parse(value);
  return Number.isNaN(time) ? undefined : time;
};
