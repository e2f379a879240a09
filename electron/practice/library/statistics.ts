import { viewEndpoint } from '../drf/view-endpoint.ts';
import { granted } from '../frame/outcome.ts';
import { anyAuthenticator } from '../policies/authentication.ts';
import { allowAny } from '../policies/permissions.ts';

/** A resource that is in no table: it is worked out each time. */
export const statistics = viewEndpoint(
  {
    authenticators: anyAuthenticator,
    permission: allowAny,
    handlers: {
      GET(ask) {
        const { rows } = ask.world;
        const prices = rows.select('books').map((book) => Number(book['price']));
        const total = prices.reduce((sum, price) => sum + price, 0);
        return granted({
          status: 200,
          value: {
            books: prices.length,
            in_stock: rows.count('books', [{ sql: 'in_stock = ?', values: [1] }]),
            authors: rows.count('authors'),
            comments: rows.count('comments'),
            loans_open: rows.count('loans', [{ sql: 'returned is null', values: [] }]),
            mean_price: prices.length === 0 ? null : (total / prices.length / 100).toFixed(2),
          },
          validators: {},
        });
      },
    },
  },
  { path: '/library/statistics/', group: 'Library' },
  {
    name: 'Statistics',
    summary: 'Figures about the library',
    description: 'A resource that stands in no table: it is worked out from the others each time, and looks like any other.',
    tryIt: [
      { method: 'GET', path: '/library/statistics/', expect: 200, says: 'worked out now' },
      { method: 'PUT', path: '/library/statistics/', expect: 405, says: 'figures are not set' },
    ],
  },
);
