import { json } from '../../frame/answer.ts';
import { booksAfter, booksAt, numberedPage, sizeFrom, wholeNumber } from '../paged-rows.ts';
import type { PagingStyle } from '../paging-style.ts';

const usual = { page: 'page', size: 'per_page' };

/** Numbers in the address, and nothing about pages in the answer. */
export const plainPage: PagingStyle = {
  name: 'plain-page',
  summary: 'A page number, and a bare list',
  description:
    'Ask for ?page= and ?per_page=; the answer is the rows and not a word about pages. Only an empty page, or a short one, tells that it was the last.',
  examples: [
    { query: '?page=1', says: 'the first page' },
    { query: '?page=3&per_page=50', says: 'the third of larger ones' },
    { query: '?page=99', says: 'past the end: an empty list' },
  ],
  answer: (ask) => json(200, numberedPage(ask, usual).books),
};

/** The same with rows to skip. */
export const skipTake: PagingStyle = {
  name: 'skip-take',
  summary: 'Rows to skip, and a bare list',
  description:
    'Ask for ?skip= and ?take=, as offset and limit are called elsewhere. The further on, the more rows the database reads only to pass them by.',
  examples: [
    { query: '?skip=0&take=20', says: 'the first twenty' },
    { query: '?skip=200&take=50', says: 'what is left of them' },
    { query: '?skip=9999&take=20', says: 'past the end: an empty list' },
  ],
  answer: (ask) => json(200, booksAt(ask, wholeNumber(ask.query.get('skip'), { fallback: 0 }), sizeFrom(ask, 'take')).books),
};

/** A timeline: what is older than a row that was seen. */
export const maxId: PagingStyle = {
  name: 'max-id',
  summary: 'Older than this id, and a bare list',
  description:
    'Timelines are read so: ?max_id= is the last id that was seen, and rows that come in meanwhile at the front move nothing. The client finds the id in the rows.',
  examples: [
    { query: '?max_id=241', says: 'the newest' },
    { query: '?max_id=221&count=50', says: 'older than id 221' },
    { query: '?max_id=1', says: 'past the end: an empty list' },
  ],
  answer(ask) {
    const id = wholeNumber(ask.query.get('max_id'), { fallback: 0 });
    return json(200, booksAfter(ask, id === 0 ? null : id, sizeFrom(ask, 'count')));
  },
};
