import { json } from '../../frame/answer.ts';
import { refuse } from '../../frame/refuse.ts';
import { booksAfter, booksBefore, hereWith, sizeFrom, type PagedBook } from '../paged-rows.ts';
import type { PagingStyle } from '../paging-style.ts';

interface Cursor {
  readonly position: number;
  readonly reverse: boolean;
}

/** DRF's cursor: an opaque place in the list rather than a number of it. */
export const cursor: PagingStyle = {
  name: 'cursor',
  summary: 'A cursor, as DRF has it',
  description:
    'next and previous with an opaque ?cursor=, and no count. The cursor says "after this row", so rows that come or go meanwhile move nothing: no row is seen twice and none is missed. One cannot jump to page seven. It needs an order that is unique and never null.',
  examples: [
    { says: 'the first page' },
    { query: `?cursor=${encodeURIComponent(encodeCursor({ position: 221, reverse: false }))}`, says: 'what comes after id 221' },
    { query: `?cursor=${encodeURIComponent(encodeCursor({ position: 220, reverse: true }))}`, says: 'and the way back' },
    { query: '?cursor=somebody-elses', expect: 404, says: 'not a cursor of ours' },
  ],
  answer(ask) {
    const text = ask.query.get('cursor');
    const from = text === null ? null : decodeCursor(text);
    if (text !== null && from === null) return refuse(ask, { status: 404, detail: 'Invalid cursor' });
    const size = sizeFrom(ask, 'page_size');
    const books = pageFrom(from, size, {
      after: (id, limit) => booksAfter(ask, id, limit),
      before: (id, limit) => booksBefore(ask, id, limit),
    });
    const [first, last] = [books[0], books.at(-1)];
    const hasNext = last !== undefined && booksAfter(ask, last.id, 1).length > 0;
    const hasPrevious = first !== undefined && booksBefore(ask, first.id, 1).length > 0;
    return json(200, {
      next: hasNext ? hereWith(ask, { cursor: encodeCursor({ position: last.id, reverse: false }) }) : null,
      previous: hasPrevious ? hereWith(ask, { cursor: encodeCursor({ position: first.id, reverse: true }) }) : null,
      results: books,
    });
  },
};

interface Ways {
  after(id: number | null, size: number): PagedBook[];
  before(id: number, size: number): PagedBook[];
}

function pageFrom(from: Cursor | null, size: number, ways: Ways): PagedBook[] {
  if (!from?.reverse) return ways.after(from?.position ?? null, size);
  return ways.before(from.position, size).reverse();
}

export function encodeCursor({ position, reverse }: Cursor): string {
  return Buffer.from(`${reverse ? 'r=1&' : ''}p=${position}`).toString('base64');
}

export function decodeCursor(text: string): Cursor | null {
  const parts = new URLSearchParams(Buffer.from(text, 'base64').toString('latin1'));
  const position = parts.get('p') ?? '';
  return /^\d{1,15}$/.test(position) ? { position: Number(position), reverse: parts.get('r') === '1' } : null;
}
