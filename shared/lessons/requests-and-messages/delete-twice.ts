import type { Lesson, LessonGround, LessonRequest, NotYet } from '../lesson';
import { wants, wantsInOrder } from '../probing';
import { field } from '../seen';
import { get, list, note, paragraph, sendJson, step } from '../writing';

const books = '/library/books/';
const strict = '/strict/books';
const book = (isbn: string) => ({ title: 'A Book to Lose', isbn, author: '/library/authors/2/', price: '5.00' });

/** A request about the book that was added last below a path. */
const about =
  (path: string, method: string) =>
  ({ seen }: LessonGround): LessonRequest | NotYet => {
    const made = seen.map((each) => field(each, 'Location')).findLast((each) => each?.includes(path));
    if (!made) return { notYet: 'Add the book first: it is yours to lose.' };
    const guard = path === strict ? { headers: { 'If-Match': '*' } } : {};
    return { method, path: new URL(made).pathname, as: 'dora', ...guard };
  };

export const deleteTwice: Lesson = {
  id: 'delete-twice',
  track: 'requests-and-messages',
  title: 'DELETE, and DELETE again',
  minutes: 4,
  text: [
    paragraph(
      'DELETE removes, and usually answers `204 No Content`: done, and there is nothing to show. An empty body is right there. Browse asks before it sends one, since a server has no bin.',
    ),
    paragraph(
      'Send it a second time. DELETE is [[idempotent]]: afterwards the book is gone, whether you sent it once or five times. The answers need not be alike, though. The library says 404, as Django REST framework does; the strict twin keeps a tombstone and says 410, gone for good.',
    ),
    list(
      '404: there is nothing here, and nobody says whether there ever was.',
      '410: there was, and it will not come back. Take the link out of your lists.',
    ),
    note(
      'Idempotent means that the second answer is the same',
      'It is about the effect on the server, not about the status.',
      'RFC 9110, section 9.2.2',
    ),
  ],
  steps: [
    step('make', 'Add a book to lose', '201.', ({ isbn }) => sendJson('POST', books, book(isbn), { as: 'dora' })),
    step('first', 'Remove it', '204, without a body.', about(books, 'DELETE')),
    step('second', 'Remove it again', '404: it is gone already.', about(books, 'DELETE')),
    step('strict-make', 'Add one at the strict twin', '201 there too.', ({ isbn }) =>
      sendJson('POST', strict, book(`978${isbn.slice(3)}`), { as: 'dora' }),
    ),
    step('strict', 'Remove that one', '204 as well.', about(strict, 'DELETE')),
    step('tombstone', 'Ask for it', '410: a tombstone.', ({ seen, isbn }) => {
      const removed = about(strict, 'GET')({ seen, isbn });
      return 'notYet' in removed ? removed : get(removed.path);
    }),
  ],
  scene: null,
  probes: [
    {
      id: 'no-body',
      claim: 'A book was removed, and no body came, which is right',
      check: wants({
        method: 'DELETE',
        path: /^\/(library|strict)\/books\/\d+\/?$/,
        named: 'a book',
        status: 204,
        also: ({ exchange }) => (exchange.bodyBytes === 0 ? null : 'A body came with 204.'),
      }),
    },
    {
      id: 'twice',
      claim: 'The second time there was nothing to remove',
      check: wantsInOrder(
        [
          { method: 'DELETE', path: /^\/library\/books\/\d+\/$/, named: 'a book', status: 204 },
          { method: 'DELETE', path: /^\/library\/books\/\d+\/$/, named: 'the same book', status: 404 },
        ],
        ([first, second]) => (first?.exchange.url === second?.exchange.url ? null : 'Those were two books: remove one twice.'),
      ),
    },
    {
      id: 'tombstone',
      claim: 'You saw a tombstone',
      check: wants({
        method: 'GET',
        path: /^\/strict\/books\/\d+$/,
        named: 'a book of the strict twin that was removed',
        status: 410,
      }),
    },
  ],
  slip: {
    says: 'Removing as alice at the strict twin, where only the admin may, and as nobody in the library.',
    asks: [
      { method: 'DELETE', path: '/library/books/30/' },
      { method: 'DELETE', path: '/strict/books/31', as: 'alice', headers: { 'If-Match': '*' } },
      get('/strict/books/31'),
    ],
  },
  takeaway: 'After DELETE it is gone, however often you send it; 204 needs no body.',
};
