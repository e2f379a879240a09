import { diffArrays } from 'diff';
import { parseJson } from '#shared/hypermedia/parse-json';
import { writeJson } from '#shared/hypermedia/write-json';

/** A line of one of two texts, with its number from 1. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/** Two lines that stand beside each other; one of them may be missing. */
export interface LinePair {
  readonly kind: 'same' | 'changed';
  readonly one: Line | null;
  readonly other: Line | null;
}

/** A stretch of equal lines that is not shown. */
export interface Skipped {
  readonly kind: 'skipped';
  readonly count: number;
}

/** Equal lines shown around each difference. */
const context = 3;
/** Longer than this no comparison is looked for. */
const longestMs = 800;

/** JSON laid out line by line, so that two bodies differ where their values do; any other text as it is. An empty one has no line. */
export function comparableLines(text: string): string[] {
  if (text === '') return [];
  const json = parseJson(text);
  return (json === undefined ? text : writeJson(json)).split(/\r?\n/);
}

/** Two texts beside each other, equal stretches left out. Null when they are too different to be matched in time. */
export function pairLines(one: readonly string[], other: readonly string[]): (LinePair | Skipped)[] | null {
  const parts = diffArrays([...one], [...other], { timeout: longestMs });
  if (!parts) return null;
  const pairs: LinePair[] = [];
  let [left, right] = [0, 0];
  let gone: Line[] = [];
  const flush = (added: readonly Line[]) => {
    const height = Math.max(gone.length, added.length);
    for (let at = 0; at < height; at++) pairs.push({ kind: 'changed', one: gone[at] ?? null, other: added[at] ?? null });
    gone = [];
  };
  for (const { value, added, removed } of parts) {
    if (removed) gone = value.map((text) => ({ number: ++left, text }));
    else if (added) flush(value.map((text) => ({ number: ++right, text })));
    else {
      flush([]);
      for (const text of value) pairs.push({ kind: 'same', one: { number: ++left, text }, other: { number: ++right, text } });
    }
  }
  flush([]);
  return withoutEqual(pairs);
}

function withoutEqual(pairs: readonly LinePair[]): (LinePair | Skipped)[] {
  const near = new Set<number>();
  pairs.forEach(({ kind }, at) => {
    if (kind === 'changed') for (let by = -context; by <= context; by++) near.add(at + by);
  });
  const shown: (LinePair | Skipped)[] = [];
  let skipped = 0;
  pairs.forEach((pair, at) => {
    if (!near.has(at)) return void skipped++;
    if (skipped > 0) shown.push({ kind: 'skipped', count: skipped });
    skipped = 0;
    shown.push(pair);
  });
  return skipped > 0 ? [...shown, { kind: 'skipped', count: skipped }] : shown;
}
