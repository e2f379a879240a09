import type { Lesson } from '../lesson';
import { wants } from '../probing';
import { rowsAt, textAt } from '../seen';

export const firstRequest: Lesson = {
  id: 'first-request',
  track: 'what-an-api-is',
  title: 'What is REST? Ask once and see',
  minutes: 4,
  text: [
    {
      kind: 'paragraph',
      text: 'A browser asks a web site for a page with `GET`, and a page comes back. [[REST]] builds on that and on nothing else: everything that matters has an address, and a handful of [[method|methods]] say what is wanted with what lives there. Here the site is a small library on your own machine.',
    },
    {
      kind: 'paragraph',
      text: 'Ask for its books. What comes is not a page for the eye but the same facts for a program, as [[JSON]]: how many books there are, the first twenty, and under `next` the address where it goes on. That link is the first thing to notice. You need not know how addresses are built; the answer tells you.',
    },
    {
      kind: 'note',
      claim: 'GET = list',
      text: 'A list is what GET gives at the address of a list. At the address of one book it gives that book: GET reads whatever the address names.',
      source: 'RFC 9110, section 9.3.1',
    },
  ],
  steps: [
    {
      id: 'list',
      label: 'Ask for the books',
      says: 'Twenty rows, `count`, and `next` with a whole address in it.',
      ask: { method: 'GET', path: '/library/books/' },
    },
    {
      id: 'one',
      label: 'Ask for one of them',
      says: 'The same method at another address: now it is one book, with links to its author and its comments.',
      ask: { method: 'GET', path: '/library/books/21/' },
    },
  ],
  scene: 'cycle',
  probes: [
    {
      id: 'list',
      claim: 'A list came, and said where it goes on',
      check: wants({
        method: 'GET',
        path: '/library/books/',
        status: 200,
        also: (seen) =>
          rowsAt(seen, 'results').length > 0 && textAt(seen, 'next') !== ''
            ? null
            : 'That answer has no rows with a next beside them. Ask for the first page, as JSON.',
      }),
    },
    {
      id: 'one',
      claim: 'GET read a single book as well',
      check: wants({
        method: 'GET',
        path: /^\/library\/books\/\d+\/$/,
        named: 'one book, such as /library/books/21/',
        status: 200,
        also: (seen) => (textAt(seen, 'title') === '' ? 'An answer came, but without a title: take a row’s url.' : null),
      }),
    },
  ],
  slip: {
    says: 'Asking for a page past the last one, and for a book that nobody has: the addresses look right and name nothing.',
    asks: [
      { method: 'GET', path: '/library/books/?page=99' },
      { method: 'GET', path: '/library/books/9999/' },
    ],
  },
  takeaway: 'One method, many addresses: GET reads what the address names, and the answer says where to go on.',
};
