import type { Endpoint } from '../endpoint.ts';
import { json } from '../frame/answer.ts';
import { refuse } from '../frame/refuse.ts';

export const booksFirst: Endpoint = {
  path: '/library/books/',
  methods: ['GET'],
  group: 'Library',
  summary: 'Books',
  description: 'The books of the library, page by page.',
  tryIt: [{ method: 'GET', path: '/library/books/', expect: 200, says: 'a page' }],
  handle(ask) {
    const size = Math.min(Number(ask.query.get('page_size') ?? 20) || 20, 100);
    const page = Number(ask.query.get('page') ?? 1);
    const count = ask.world.rows.count('books');
    const last = Math.ceil(count / size);
    if (!(page >= 1 && page <= last)) return refuse(ask, { status: 404, detail: 'Invalid page.' });
    const link = (to: number) => (to < 1 || to > last ? null : `${ask.origin}/library/books/${to === 1 ? '' : `?page=${to}`}`);
    const results = ask.world.rows
      .select('books', { limit: size, offset: (page - 1) * size })
      .map(({ id, title, isbn, author_id }) => ({
        url: `${ask.origin}/library/books/${id}/`,
        id,
        title,
        isbn,
        author: `${ask.origin}/library/authors/${author_id}/`,
      }));
    return json(200, { count, next: link(page + 1), previous: link(page - 1), results }, [
      ['Allow', 'GET, POST, HEAD, OPTIONS'],
      ['Vary', 'Accept'],
    ]);
  },
};
