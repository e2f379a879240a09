import { json } from '../../frame/answer.ts';
import { refuse } from '../../frame/refuse.ts';
import { pageEnvelope, readPage } from '../../drf/page-number.ts';
import { booksAt, countBooks } from '../paged-rows.ts';
import type { PagingStyle } from '../paging-style.ts';

/** The numbered pages of DRF. */
export const pageNumber: PagingStyle = {
  name: 'page-number',
  summary: 'Numbered pages, as DRF has them',
  description:
    'count, next, previous and results, with ?page= and ?page_size=. Easy to link to and to jump about in; but rows added meanwhile push others onto the next page, where they are seen twice.',
  examples: [
    { says: 'the first page' },
    { query: '?page=2', says: 'the second' },
    { query: '?page=last', says: 'the last' },
    { query: '?page=99', expect: 404, says: 'past the end' },
    { query: '?search=xyzzy', says: 'an empty page' },
  ],
  answer(ask) {
    const count = countBooks(ask);
    const page = readPage(ask.query, count);
    if (!page.ok) return refuse(ask, page.refusal);
    return json(200, pageEnvelope(ask, page.value, count, booksAt(ask, page.value.offset, page.value.size).books));
  },
};
