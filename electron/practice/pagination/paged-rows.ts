import type { Ask } from '../frame/ask.ts';
import { linkWithQuery } from '../drf/page-number.ts';
import { searchConditions } from '../drf/filters.ts';
import type { Condition, Row } from '../world/rows.ts';

/** A book as the pagination endpoints show it. */
export interface PagedBook {
  readonly id: number;
  readonly title: string;
  readonly price: string;
  readonly published: string | null;
}

export const usualSize = 20;
export const largestSize = 100;

/** A stretch of the list, and how long the list is. */
export interface Stretch {
  readonly offset: number;
  readonly size: number;
  readonly count: number;
  readonly books: readonly PagedBook[];
}

export function countBooks(ask: Ask): number {
  return ask.world.rows.count('shelf', conditions(ask));
}

/** Every book there is, newest first. */
export function allBooks(ask: Ask): PagedBook[] {
  return ask.world.rows.select('shelf', { where: conditions(ask), order: ['id desc'] }).map(asBook);
}

/** The books from an offset on, newest first. */
export function booksAt(ask: Ask, offset: number, size: number): Stretch {
  const rows = ask.world.rows.select('shelf', { where: conditions(ask), order: ['id desc'], limit: size, offset });
  return { offset, size, count: countBooks(ask), books: rows.map(asBook) };
}

/** Up to so many books that are older than one. */
export function booksAfter(ask: Ask, id: number | null, size: number): PagedBook[] {
  const older: Condition[] = id === null ? [] : [{ sql: 'id < ?', values: [id] }];
  return ask.world.rows.select('shelf', { where: [...conditions(ask), ...older], order: ['id desc'], limit: size }).map(asBook);
}

/** Up to so many books that are newer than one, the nearest first. */
export function booksBefore(ask: Ask, id: number, size: number): PagedBook[] {
  const where = [...conditions(ask), { sql: 'id > ?', values: [id] }];
  return ask.world.rows.select('shelf', { where, order: ['id asc'], limit: size }).map(asBook);
}

/** `?search=` narrows every style, which is how an empty page can be seen. */
export function conditions(ask: Ask): Condition[] {
  return searchConditions(['title', 'author_name'], ask.query.get('search') ?? '');
}

export function asBook(row: Row): PagedBook {
  const published = row['published'];
  return {
    id: row.id,
    title: String(row['title']),
    price: (Number(row['price']) / 100).toFixed(2),
    published: published === null ? null : String(published),
  };
}

/** A whole number of the query, kept between its limits; anything else is the fallback. */
export function wholeNumber(
  text: string | null | undefined,
  { fallback, min = 0, max = Number.MAX_SAFE_INTEGER }: { fallback: number; min?: number; max?: number },
): number {
  if (text === null || text === undefined || !/^\d{1,15}$/.test(text) || Number(text) < min) return fallback;
  return Math.min(Number(text), max);
}

/** The size of a page under the name a style has for it. */
export const sizeFrom = (ask: Ask, name: string): number =>
  wholeNumber(ask.query.get(name), { fallback: usualSize, min: 1, max: largestSize });

/** This address with some parameters changed; null takes one away. */
export function hereWith(ask: Ask, changes: Readonly<Record<string, string | number | null>>): string {
  const query = new URLSearchParams(ask.query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) query.delete(name);
    else query.set(name, String(value));
  }
  return linkWithQuery(ask, query);
}

export const bookAddress = (ask: Ask, { id }: PagedBook): string => `${ask.origin}/library/books/${id}/`;

export interface PageNumbers extends Stretch {
  readonly page: number;
  readonly pages: number;
  /** Numbers of the neighbours; null where there is none. */
  readonly next: number | null;
  readonly previous: number | null;
}

/** The page whose number is asked for. Past the end it is empty, and its previous is the last one. */
export function numberedPage(ask: Ask, names: { page: string; size: string }): PageNumbers {
  const size = sizeFrom(ask, names.size);
  const page = wholeNumber(ask.query.get(names.page), { fallback: 1, min: 1 });
  const stretch = booksAt(ask, (page - 1) * size, size);
  const pages = Math.max(1, Math.ceil(stretch.count / size));
  const previous = page > 1 ? Math.min(page - 1, pages) : null;
  return { ...stretch, page, pages, next: page < pages ? page + 1 : null, previous };
}
