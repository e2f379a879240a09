import type { Lesson } from '../lesson';
import { wants, wantsInOrder } from '../probing';
import { pathOf, rowsAt, textAt, valueAt } from '../seen';
import { code, get, list, paragraph, step } from '../writing';

export const addresses: Lesson = {
  id: 'addresses',
  track: 'what-an-api-is',
  title: 'Resources and their addresses',
  minutes: 5,
  text: [
    paragraph(
      'Data are exchanged as [[resource|resources]]. In a library a book is one, and so are the list of books, the comments on a book, and the figures worked out from all of them. Each has a [[URI]], an address that means it and nothing else.',
    ),
    code(
      'The parts of an address',
      'http://127.0.0.1:7070/library/books/?ordering=-price#top\n\nhttp               scheme: how to speak\n127.0.0.1:7070     host and port: with whom\n/library/books/    path: about what\n?ordering=-price   query: which view of it\n#top               fragment: stays with the client',
    ),
    list(
      'The path names the thing; the query asks for a view of it.',
      'What follows # is never sent. Look at the request line in Wire.',
      'A representation that carries its own address, here as `url`, can be handed on and found again.',
    ),
  ],
  steps: [
    step(
      'list',
      'Ask for the dearest books',
      'The path is the list; the query put it in order.',
      get('/library/books/?ordering=-price'),
    ),
    step('one', 'Go to the first of them', 'Its `url` is the address you asked at.', ({ seen }) => {
      const rows = seen.flatMap((each) => rowsAt(each, 'results'));
      const url = valueAt(rows[0], 'url');
      return typeof url === 'string'
        ? get(new URL(url).pathname)
        : { notYet: 'Ask for the list first: its rows carry their addresses.' };
    }),
    step('nested', 'Ask for what is said about it', 'A list of its own, at an address below that of the book.', ({ seen }) => {
      const url = seen.map((each) => textAt(each, 'comments')).findLast((each) => each !== '');
      return url === undefined ? { notYet: 'Open a book first: it links to its comments.' } : get(new URL(url).pathname);
    }),
  ],
  scene: null,
  probes: [
    {
      id: 'view',
      claim: 'A query chose a view of the same list',
      check: wants({
        method: 'GET',
        path: /^\/library\/books\/\?(.*&)?(ordering|search|price__lte|in_stock)=/,
        named: '/library/books/?ordering=-price',
        status: 200,
      }),
    },
    {
      id: 'self',
      claim: 'You followed a row to its address, and it said that address itself',
      check: wantsInOrder(
        [
          { method: 'GET', path: '/library/books/', status: 200 },
          { method: 'GET', path: /^\/library\/books\/\d+\/$/, named: 'one book', status: 200 },
        ],
        ([listed, one]) => {
          if (!listed || !one) return 'The list comes first, then one of its rows.';
          const urls = rowsAt(listed, 'results').map((row) => valueAt(row, 'url'));
          const own = textAt(one, 'url');
          if (!urls.includes(own)) return 'That book was not a row of the list before it: follow one of the links.';
          return new URL(own).pathname === pathOf(one) ? null : 'Its url is not where you found it.';
        },
      ),
    },
    {
      id: 'below',
      claim: 'You read a list that lives below a book',
      check: wants({ method: 'GET', path: /^\/library\/books\/\d+\/comments\//, named: 'the comments of a book', status: 200 }),
    },
  ],
  slip: {
    says: 'Making up addresses by hand: a filter that takes a number and was given a word, a book that is not there, and the comments on it.',
    asks: [get('/library/books/?price__lte=cheap'), get('/library/books/9999/'), get('/library/books/9999/comments/')],
  },
  takeaway: 'One thing, one address. Follow the addresses you are given before you build your own.',
};
