import type { JsonEntries } from './json-entries.ts';
import type { JsonIndex } from './json-index.ts';
import { readKey } from './json-text.ts';

/** A node's place in words that other tools understand. */
export interface JsonPlace {
  /** RFC 6901. */
  readonly pointer: string;
  /** RFC 9535, with the names that need no quotes written after a point. */
  readonly path: string;
}

export type Step = string | number;

/** The way from the root to a node. In a sequence of values each value is a root of its own. */
export function findPlace(index: JsonIndex, entries: JsonEntries, node: number): JsonPlace {
  const steps: Step[] = [];
  let at = node;
  for (let parent = index.parentAt(at); parent >= 0; parent = index.parentOf(parent)) {
    steps.push(stepTo(index, entries, at, parent));
    at = index.nodeOf(parent);
  }
  return placeOf(steps.reverse());
}

/** Steps from the root on, in words that other tools understand. */
export const placeOf = (steps: readonly Step[]): JsonPlace => ({
  pointer: steps.map(pointerToken).join(''),
  path: `$${steps.map(pathSegment).join('')}`,
});

function stepTo(index: JsonIndex, entries: JsonEntries, node: number, parent: number): Step {
  if (index.isArray(parent)) return index.ordinalAt(node, parent);
  return readKey(entries, entries.entryOf(node)) ?? '';
}

const pointerToken = (step: Step): string => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`;

const shortName = /^[\p{L}_][\p{L}\p{N}_]*$/u;

function pathSegment(step: Step): string {
  if (typeof step === 'number') return `[${step}]`;
  if (shortName.test(step)) return `.${step}`;
  const escaped = step.split('').map(escapeChar).join('');
  return `['${escaped}']`;
}

function escapeChar(char: string): string {
  if (char === "'" || char === '\\') return `\\${char}`;
  return char < ' ' ? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}` : char;
}
