import { rowsAt, textAt, valueAt } from '#shared/lessons/seen';
import type { Answer } from '../use-bench';
import { count } from './words';

export type PagingStyle = 'page' | 'cursor';

/** A row of a page as it was met: for the first time, or once more. */
export interface MetRow {
  readonly id: number;
  readonly isTwice: boolean;
}

/** One thing that happened: a page was read, or rows came or went. */
export type PagingEvent =
  | {
      readonly kind: 'read';
      readonly rows: readonly MetRow[];
      /** Rows that lie between this page and the one before, and were in neither. */ readonly missed: readonly number[];
    }
  | { readonly kind: 'inserted' | 'removed'; readonly rows: readonly number[] };

export interface PagingFacts {
  readonly events: readonly PagingEvent[];
  /** Address of the next page without its origin; null at the beginning, or where there is none. */
  readonly next: string | null;
  readonly twice: number;
  readonly missed: number;
}

/** What somebody saw who read on in one style while rows came and went. The lists begin with the newest. */
export function pagingFacts(answers: readonly Answer[], style: PagingStyle): PagingFacts {
  const met = new Set<number>();
  const gone = new Set<number>();
  let last: number | null = null;
  let next: string | null = null;
  const events: PagingEvent[] = [];
  for (const answer of answers) {
    if (answer.tag === 'insert') events.push({ kind: 'inserted', rows: numbers(rowsAt(answer, 'added')) });
    if (answer.tag === 'remove') {
      const removed = numbers(rowsAt(answer, 'removed'));
      for (const id of removed) gone.add(id);
      events.push({ kind: 'removed', rows: removed });
    }
    if (answer.tag !== style) continue;
    const ids = numbers(rowsAt(answer, 'results').map((row) => valueAt(row, 'id')));
    const first = ids[0];
    const missed = last === null || first === undefined ? [] : between(last, first).filter((id) => !gone.has(id));
    events.push({ kind: 'read', rows: ids.map((id) => ({ id, isTwice: met.has(id) })), missed });
    for (const id of ids) met.add(id);
    last = ids.at(-1) ?? last;
    next = pathOf(textAt(answer, 'next'));
  }
  const reads = events.filter((event) => event.kind === 'read');
  return {
    events,
    next,
    twice: reads.flatMap(({ rows }) => rows).filter(({ isTwice }) => isTwice).length,
    missed: reads.flatMap(({ missed }) => missed).length,
  };
}

const numbers = (values: readonly unknown[]): number[] => values.filter((value) => typeof value === 'number');

/** Numbers that lie strictly below one and above the other. */
function between(above: number, below: number): number[] {
  return Array.from({ length: Math.max(0, above - below - 1) }, (_, at) => above - 1 - at);
}

function pathOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { pathname, search } = new URL(address);
  return pathname + search;
}

/** What each style did to the reader, as a sentence. */
export function pagingSentence(page: PagingFacts, cursor: PagingFacts): string {
  const reads = page.events.filter(({ kind }) => kind === 'read').length;
  if (reads === 0) return 'The same list, read page by page in two styles while rows come and go at its front.';
  return `After ${count(reads, 'page')}: by number ${harm(page)}; by cursor ${harm(cursor)}.`;
}

const harm = ({ twice, missed }: PagingFacts): string =>
  twice + missed === 0
    ? 'every row once'
    : [twice > 0 && `${count(twice, 'row')} twice`, missed > 0 && `${count(missed, 'row')} missed`].filter(Boolean).join(', ');
