import type { Ask } from '../frame/ask.ts';
import { granted, refused, type Outcome } from '../frame/outcome.ts';

export const defaultPageSize = 20;
export const largestPageSize = 100;

export interface PageAsked {
  readonly page: number;
  readonly size: number;
  readonly offset: number;
}

/** Which page is asked for. Too large a size is cut without a word; a page that is not there is 404. */
export function readPage(query: URLSearchParams, count: number): Outcome<PageAsked> {
  const asked = query.get('page_size') ?? '';
  const size = /^0*[1-9]\d*$/.test(asked) ? Math.min(Number(asked), largestPageSize) : defaultPageSize;
  const last = Math.max(1, Math.ceil(count / size));
  const text = query.get('page') ?? '1';
  const page = text === 'last' ? last : /^\d+$/.test(text) ? Number(text) : 0;
  if (page < 1 || page > last) return refused({ status: 404, detail: 'Invalid page.' });
  return granted({ page, size, offset: (page - 1) * size });
}

/** The envelope of a page: how many there are in all, and the ways on and back. */
export const pageEnvelope = (
  ask: Ask,
  asked: PageAsked,
  count: number,
  results: readonly unknown[],
): Record<string, unknown> => ({ count, ...pageLinks(ask, asked, count), results });

/** The ways on and back from a page. */
export const pageLinks = (ask: Ask, { page, size }: Pick<PageAsked, 'page' | 'size'>, count: number) => ({
  next: page * size >= count ? null : pageLink(ask, page + 1),
  previous: page === 1 ? null : pageLink(ask, page - 1),
});

/** The first page has no number in its address, and the query comes back sorted by name, as in DRF. */
function pageLink(ask: Ask, page: number): string {
  const query = new URLSearchParams(ask.query);
  if (page === 1) query.delete('page');
  else query.set('page', String(page));
  return linkWithQuery(ask, query);
}

/** The address of this request with another query, sorted by name. */
export function linkWithQuery(ask: Ask, query: URLSearchParams): string {
  query.sort();
  const text = query.toString();
  return `${ask.origin}${ask.path}${text === '' ? '' : `?${text}`}`;
}
