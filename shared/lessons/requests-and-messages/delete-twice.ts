import type { Lesson } from '../lesson';
import { wants, wantsInOrder } from '../probing';
import { get, list, note, paragraph, step } from '../writing';

const library = '/library/books/30/';
const strict = '/strict/books/31';
const remove = (path: string) => ({
  method: 'DELETE',
  path,
  as: 'dora' as const,
  ...(path === strict && { headers: { 'If-Match': '*' } }),
});

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
    step('first', 'Remove a book as dora', '204, without a body.', remove(library)),
    step('second', 'Remove it again', '404: it is gone already.', remove(library)),
    step('strict', 'Remove one at the strict twin', '204 as well.', remove(strict)),
    step('tombstone', 'Ask for that one', '410: a tombstone.', get(strict)),
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
        named: '/strict/books/31 after it was removed',
        status: 410,
      }),
    },
  ],
  slip: {
    says: 'Removing as alice at the strict twin, where only the admin may, and as nobody in the library.',
    asks: [
      { method: 'DELETE', path: library },
      { method: 'DELETE', path: strict, as: 'alice', headers: { 'If-Match': '*' } },
      get(strict),
    ],
  },
  takeaway: 'After DELETE it is gone, however often you send it; 204 needs no body.',
};
