import type { Lesson } from '../lesson';
import { wants, wantsInOrder } from '../probing';
import { field } from '../seen';
import { get, paragraph, step } from '../writing';

const book = '/library/books/21/';

export const theHeadAlone: Lesson = {
  id: 'the-head-alone',
  track: 'requests-and-messages',
  title: 'HEAD: the label without the parcel',
  minutes: 3,
  text: [
    paragraph(
      'HEAD asks for exactly what GET would answer, without the body. The fields are those of the GET: type, length, tag, date. It tells whether something is there, how large it is and whether it has changed, at the price of a postcard.',
    ),
    paragraph(
      'How useful that is shows at the other end of the scale: a file of one gibibyte says how large it is, and not one byte of it comes.',
    ),
  ],
  steps: [
    step('get', 'Read a book with GET', 'A head and a body of half a kilobyte.', get(book)),
    step('head', 'Ask for its head', 'The same Content-Length, and no body.', { method: 'HEAD', path: book }),
    step('huge', 'Ask how large a gibibyte is', '1073741824, in a few milliseconds.', {
      method: 'HEAD',
      path: '/stream/bytes/1073741824',
    }),
  ],
  scene: null,
  probes: [
    {
      id: 'same-head',
      claim: 'HEAD promised the length that GET delivered',
      check: wantsInOrder(
        [
          { method: 'GET', path: book, status: 200 },
          { method: 'HEAD', path: book, status: 200 },
        ],
        ([got, head]) => {
          if (!got || !head) return 'Send GET and then HEAD.';
          if (field(got, 'Content-Length') !== field(head, 'Content-Length'))
            return 'The lengths differ: ask both in the same format.';
          return head.exchange.bodyBytes === 0 ? null : 'A body came with HEAD, which must not be.';
        },
      ),
    },
    {
      id: 'huge',
      claim: 'You learned the size of something without fetching it',
      check: wants({
        method: 'HEAD',
        path: /^\/(stream\/bytes|media)\//,
        named: '/stream/bytes/1073741824',
        status: 200,
        also: (seen) => (Number(field(seen, 'Content-Length')) > 0 ? null : 'It did not say how large it is.'),
      }),
    },
  ],
  slip: {
    says: 'HEAD at an address where GET would fail: there is no head of what is not there.',
    asks: [
      get('/library/books/9999/'),
      { method: 'HEAD', path: '/library/books/9999/' },
      { method: 'HEAD', path: '/stream/bytes/1073741825' },
    ],
  },
  takeaway: 'HEAD answers “is it there, how large, has it changed” without a body.',
};
