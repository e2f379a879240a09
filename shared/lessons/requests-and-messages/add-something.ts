import type { Lesson, LessonGround } from '../lesson';
import { wants, wantsInOrder } from '../probing';
import { bodyAt, field, pathOf, textAt } from '../seen';
import { get, note, paragraph, sendJson, step } from '../writing';

const books = '/library/books/';
const book = ({ isbn }: LessonGround) => ({
  title: 'The Borrowed Ladder',
  isbn,
  author: '/library/authors/2/',
  price: '18.40',
  tags: ['new'],
});

export const addSomething: Lesson = {
  id: 'add-something',
  track: 'requests-and-messages',
  title: 'POST: add something, and go where it lives',
  minutes: 5,
  text: [
    paragraph(
      'To add a book, POST it to the list of books. The server checks it, gives it a number and answers `201 Created`, with the new address in `Location`. Following that is better than guessing: you get what was really stored, with everything the server filled in.',
    ),
    paragraph(
      'What is missing or wrong comes back as `400` with a list for each field, so that a form can say it where it belongs. Nothing was added then. POST is not [[idempotent]]: sent twice it adds twice, unless something like an ISBN stops it.',
    ),
    note(
      'Adding something answers 200',
      'It may, but 201 with Location tells more: that there is something new, and where.',
      'RFC 9110, section 15.3.2',
    ),
  ],
  steps: [
    step(
      'empty',
      'Add a book without a title',
      '400, and four fields with what is wrong with each.',
      sendJson('POST', books, { title: '' }, { as: 'alice' }),
    ),
    step('add', 'Add a whole one', '201, and `Location`.', (ground) => sendJson('POST', books, book(ground), { as: 'alice' })),
    step(
      'follow',
      'Go where it lives',
      'The same book, now with an id, a category of its own and a time of making.',
      ({ seen }) => {
        const location = seen.map((each) => field(each, 'Location')).findLast((each) => each !== null);
        return location ? get(new URL(location).pathname) : { notYet: 'Add a book first: its Location is where to go.' };
      },
    ),
    step('again', 'Add it once more', '400: the ISBN is taken.', (ground) =>
      sendJson('POST', books, book(ground), { as: 'alice' }),
    ),
  ],
  scene: null,
  probes: [
    {
      id: 'told-by-field',
      claim: 'A refusal told you field by field what is wrong',
      check: wants({
        method: 'POST',
        path: books,
        status: 400,
        also: (seen) =>
          Array.isArray(bodyAt(seen, 'title')) ? null : 'It says nothing about the title: send one that is empty.',
      }),
    },
    {
      id: 'created',
      claim: 'A book was made, and you went to its address',
      check: wantsInOrder(
        [
          { method: 'POST', path: books, status: 201 },
          { method: 'GET', path: /^\/library\/books\/\d+\/$/, named: 'the Location of the new book', status: 200 },
        ],
        ([made, read]) => {
          const location = made ? field(made, 'Location') : null;
          if (location === null) return 'The 201 has no Location.';
          return read && new URL(location).pathname === pathOf(read) ? null : 'That is another book: follow Location.';
        },
      ),
    },
    {
      id: 'not-twice',
      claim: 'The same ISBN did not go through twice',
      check: wantsInOrder(
        [
          { method: 'POST', path: books, status: 201 },
          { method: 'POST', path: books, status: 400 },
        ],
        ([made, refused]) => {
          if (made && refused && textAt(made, 'isbn') !== '' && Array.isArray(bodyAt(refused, 'isbn'))) return null;
          return 'The second was refused for another reason: send the very same book.';
        },
      ),
    },
  ],
  slip: {
    says: 'Adding as nobody. The book is fine; 401 says that the server wants to know who asks.',
    asks: [
      (ground) => sendJson('POST', books, book(ground)),
      sendJson('POST', books, { title: '' }),
      get('/library/books/99999/'),
    ],
  },
  takeaway: '201 and Location: something is new, and here it lives.',
};
