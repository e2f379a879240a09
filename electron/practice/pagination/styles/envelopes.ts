import { json } from '../../frame/answer.ts';
import type { Ask } from '../../frame/ask.ts';
import { allBooks, hereWith, numberedPage, type PageNumbers } from '../paged-rows.ts';
import type { PagingStyle } from '../paging-style.ts';

const usual = { page: 'page', size: 'page_size' };
const fourPages: PagingStyle['examples'] = [
  { says: 'the first page' },
  { query: '?page=2', says: 'the second' },
  { query: '?page=12', says: 'the last' },
  { query: '?page=99', says: 'past the end: empty, with a way back' },
];

const linkOrNull = (ask: Ask, page: number | null): string | null => (page === null ? null : hereWith(ask, { page }));

/** Links in an object of their own, as an often used paginator for DRF has them. */
export const nestedLinks: PagingStyle = {
  name: 'nested-links',
  summary: 'Links in an object of their own',
  description:
    'links holds next and previous, count and results stand beside it: the envelope of DRF as many projects change it.',
  examples: fourPages,
  answer(ask) {
    const page = numberedPage(ask, usual);
    return json(200, {
      links: { next: linkOrNull(ask, page.next), previous: linkOrNull(ask, page.previous) },
      count: page.count,
      results: page.books,
    });
  },
};

/** The paginator of Laravel, with everything a page of buttons needs. */
export const laravel: PagingStyle = {
  name: 'laravel',
  summary: 'Pages as Laravel has them',
  description:
    'data, links with first, last, prev and next, and meta with numbers for a row of buttons. Parameters are ?page= and ?per_page=.',
  examples: fourPages,
  answer(ask) {
    const page = numberedPage(ask, { page: 'page', size: 'per_page' });
    const isEmpty = page.books.length === 0;
    return json(200, {
      data: page.books,
      links: {
        first: hereWith(ask, { page: 1 }),
        last: hereWith(ask, { page: page.pages }),
        prev: linkOrNull(ask, page.previous),
        next: linkOrNull(ask, page.next),
      },
      meta: {
        current_page: page.page,
        from: isEmpty ? null : page.offset + 1,
        last_page: page.pages,
        path: ask.origin + ask.path,
        per_page: page.size,
        to: isEmpty ? null : page.offset + page.books.length,
        total: page.count,
      },
    });
  },
};

/** Numbers in the body and no links: the client makes the addresses. */
export const pageInBody: PagingStyle = {
  name: 'page-in-body',
  summary: 'Numbers in the body, and no links',
  description:
    'page, pages, size and total stand in the body. The client has to know how to make an address from a number, which is what links would have spared it.',
  examples: fourPages,
  answer(ask) {
    const page = numberedPage(ask, usual);
    return json(200, { items: page.books, ...numbersOf(page) });
  },
};

function numbersOf({ page, pages, size, count }: PageNumbers): Record<string, number> {
  return { page, pages, size, total: count };
}

/** No pages at all. */
export const none: PagingStyle = {
  name: 'none',
  summary: 'No pages at all',
  description:
    'Every row at once as a bare list. Good for a dozen rows; a list that can grow will one day be too much for somebody.',
  examples: [{ says: 'all 240' }],
  answer: (ask) => json(200, allBooks(ask)),
};
