import type { ProblemKind } from './json-problems.ts';

/** What may come next in a JSON text. Numbers, because they are compared for every byte that means something. */
export const next = {
  root: 0,
  moreRoots: 1,
  item: 2,
  firstItem: 3,
  key: 4,
  firstKey: 5,
  colon: 6,
  memberValue: 7,
  commaOrClose: 8,
} as const;

/** What is wrong when something else comes. */
export const wrongAt: readonly ProblemKind[] = ['value', 'afterEnd', 'value', 'value', 'key', 'key', 'colon', 'value', 'comma'];
