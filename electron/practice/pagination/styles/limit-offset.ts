import { json } from '../../frame/answer.ts';
import { booksAt, hereWith, sizeFrom, wholeNumber } from '../paged-rows.ts';
import type { PagingStyle } from '../paging-style.ts';

/** DRF's other style: how many, and after how many. */
export const limitOffset: PagingStyle = {
  name: 'limit-offset',
  summary: 'Limit and offset',
  description:
    'The same envelope with ?limit= and ?offset=. It never fails: nonsense means the usual, and past the end there are no results and a way back. A large offset is slow in most databases, as they count through what is skipped.',
  examples: [
    { says: 'the first twenty' },
    { query: '?limit=50&offset=50', says: 'fifty after fifty' },
    { query: '?offset=230', says: 'the last ten' },
    { query: '?offset=9999', says: 'past the end' },
  ],
  answer(ask) {
    const size = sizeFrom(ask, 'limit');
    const offset = wholeNumber(ask.query.get('offset'), { fallback: 0 });
    const { count, books } = booksAt(ask, offset, size);
    const previous =
      offset - size <= 0 ? hereWith(ask, { limit: size, offset: null }) : hereWith(ask, { limit: size, offset: offset - size });
    return json(200, {
      count,
      next: offset + size < count ? hereWith(ask, { limit: size, offset: offset + size }) : null,
      previous: offset === 0 ? null : previous,
      results: books,
    });
  },
};
