import type { Endpoint } from '../endpoint.ts';
import { json } from '../frame/answer.ts';
import { refuse } from '../frame/refuse.ts';
import { stamp } from '../drf/list-handlers.ts';
import { wholeNumber } from './paged-rows.ts';

const mostAtOnce = 50;

/** Adds and removes books while somebody turns pages. */
export const inserter: Endpoint = {
  path: '/pagination/insert',
  methods: ['POST', 'DELETE'],
  group: 'Pagination',
  summary: 'Books that come and go while you page',
  description: `POST adds ?count= books, up to ${mostAtOnce}, at the front of every list here; DELETE takes the newest away. Do it between two numbered pages, and a row is seen twice or missed; do it between two pages of a cursor, and nothing happens.`,
  tryIt: [
    { method: 'POST', path: '/pagination/insert?count=3', expect: 201, says: 'three more at the front' },
    { method: 'DELETE', path: '/pagination/insert', expect: 200, says: 'the newest is gone' },
    { method: 'POST', path: '/pagination/insert?count=999', expect: 400, says: 'too many at once' },
  ],
  handle(ask) {
    const count = wholeNumber(ask.query.get('count') ?? '1', { fallback: 0 });
    if (count < 1 || count > mostAtOnce) return refuse(ask, { status: 400, detail: `A count is 1 to ${mostAtOnce}.` });
    const { rows } = ask.world;
    if (ask.method === 'DELETE') {
      const newest = rows.select('books', { order: ['id desc'], limit: count });
      for (const { id } of newest) rows.remove('books', { sql: 'id = ?', values: [id] });
      return json(200, { removed: newest.map(({ id }) => id) });
    }
    const [author] = rows.select('authors', { limit: 1 });
    if (!author) return refuse(ask, { status: 409, detail: 'Every author is gone. POST /practice/reset brings them back.' });
    const now = stamp(ask);
    const added = Array.from({ length: count }, () => {
      const isbn = `979${String(rows.count('books')).padStart(4, '0')}${String(Math.floor(Math.random() * 1e6)).padStart(6, '0')}`;
      const book = {
        title: 'A Late Arrival',
        isbn,
        author_id: author.id,
        category_id: null,
        price: 999,
        published: null,
        in_stock: 1,
        format: 'ebook',
        tags: '["new"]',
      };
      return rows.insert('books', { ...book, created: now, updated: now });
    });
    return json(201, { added });
  },
};
