import type { AdviceEvidence, SetFinding } from './advice-rule';
import { cut, requestLine } from './quote';
import type { Seen } from './seen';

/** A name and where it was seen. */
export interface NamedIn {
  readonly name: string;
  readonly seen: Seen;
}

/** Of a name so many places are shown. */
const mostPlaces = 3;

/** One finding when something has several names; nothing when it has one. */
export function driftOf(found: readonly NamedIn[], says: (names: string) => string, instead: string): SetFinding[] {
  const places = new Map<string, Seen[]>();
  for (const { name, seen } of found) {
    const before = places.get(name) ?? [];
    if (!before.includes(seen)) places.set(name, [...before, seen]);
  }
  if (places.size < 2) return [];
  const names = [...places.keys()].toSorted();
  return [
    {
      says: says(listed(names)),
      evidence: names.flatMap((name) => placesOf(name, places.get(name) ?? [])),
      instead,
      about: names.join(', '),
      concerns: [...new Set([...places.values()].flat().map(({ id }) => id))],
    },
  ];
}

function placesOf(name: string, seen: readonly Seen[]): AdviceEvidence[] {
  const lines = [...new Set(seen.map(requestLine))];
  // A name of the address is quoted in it; one of the body stands before the request that brought it.
  return lines.slice(0, mostPlaces).map((line) => {
    const isInPath = line.split(/[ ?]/)[1]?.split('/').includes(name) === true;
    return { where: isInPath ? 'request' : 'body', quote: cut(isInPath ? line : `${name} · ${line}`), marked: name };
  });
}

/** Names in a sentence. */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
