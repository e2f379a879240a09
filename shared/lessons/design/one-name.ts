import type { Lesson, SeenExchange } from '../lesson';
import { wantsInOrder } from '../probing';
import { bodyAt, jsonOf, rowsAt, valueAt } from '../seen';
import { get, list, paragraph, step } from '../writing';

const fieldsOf = (value: unknown): string[] => (typeof value === 'object' && value !== null ? Object.keys(value) : []);
const firstRow = (seen: SeenExchange | undefined): unknown =>
  seen ? (rowsAt(seen)[0] ?? rowsAt(seen, 'results')[0]) : undefined;

export const oneName: Lesson = {
  id: 'one-name',
  track: 'design',
  title: 'One thing, one name, everywhere',
  minutes: 5,
  text: [
    paragraph(
      'Whoever writes a client learns your names once and trusts them ever after. `books` here and `book` there, `id` in one answer and `bookId` in the next, `email` and `email_address`: each of these costs every reader a look into the manual, and every program an exception.',
    ),
    list(
      'Addresses: the plural for the list, and one of them below it: `/books/`, `/books/21/`.',
      'Fields: the same thing has the same name in the list, in the single one, and in what is sent.',
      'Values: a price is a decimal in one place and not `£10.77` in another.',
      'Cairn notices such drift over a whole collection, under Advice.',
    ),
    paragraph('The bad twin has all of it. Ask for a book and for the list, and lay the names side by side.'),
  ],
  steps: [
    step('bad-one', 'Ask the bad twin for one book', '`/bad/book`, and fields id, Title, author_id.', get('/bad/book?id=21')),
    step('bad-list', 'Ask it for the list', '`/bad/books`, and fields bookId, name, author, cost.', get('/bad/books')),
    step('good-list', 'Ask the library for its list', 'Rows with id, title, author, price.', get('/library/books/?page_size=2')),
    step('good-one', 'Ask it for one', 'The same names.', get('/library/books/21/')),
  ],
  scene: 'good-and-bad-twins',
  probes: [
    {
      id: 'drift',
      claim: 'At the bad twin the same book has hardly a name in common with itself',
      check: wantsInOrder(
        [
          {
            method: 'GET',
            path: '/bad/book',
            status: 200,
            also: (seen) => (jsonOf(seen) === null ? 'There is no such book: ask for number 21.' : null),
          },
          { method: 'GET', path: '/bad/books', status: 200 },
        ],
        ([one, all]) => {
          const row = firstRow(all);
          const shared = fieldsOf(one && jsonOf(one)).filter((name) => fieldsOf(row).includes(name));
          return shared.length === 0 ? null : `They share ${shared.join(', ')}, so the drift is smaller than it was.`;
        },
      ),
    },
    {
      id: 'same',
      claim: 'In the library a row and a single book use the same names',
      check: wantsInOrder(
        [
          { method: 'GET', path: '/library/books/', status: 200 },
          { method: 'GET', path: /^\/library\/books\/\d+\/$/, named: 'one book', status: 200 },
        ],
        ([all, one]) => {
          const [row, single] = [fieldsOf(firstRow(all)), fieldsOf(one && jsonOf(one))];
          const other = single.filter((name) => !row.includes(name));
          return row.length > 0 && other.length === 0 ? null : 'They differ: ask both with all their fields.';
        },
      ),
    },
    {
      id: 'kinds',
      claim: 'A price was a decimal here and a decorated text there',
      check: wantsInOrder(
        [
          { method: 'GET', path: '/bad/books', status: 200 },
          { method: 'GET', path: /^\/library\/books\/\d+\/$/, named: 'one book of the library', status: 200 },
        ],
        ([bad, good]) =>
          String(valueAt(firstRow(bad), 'cost')).includes('£') && good && /^\d+\.\d\d$/.test(String(bodyAt(good, 'price')))
            ? null
            : 'Compare cost in the one with price in the other.',
      ),
    },
  ],
  slip: {
    says: 'Looking at one answer only, or at one that is empty: a name cannot drift from itself.',
    asks: [get('/bad/book?id=9999'), get('/library/books/9999/')],
  },
  takeaway: 'Plural lists, one name for one field, one form for one kind of value.',
};
