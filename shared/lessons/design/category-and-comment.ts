import type { Lesson } from '../lesson';
import { wants, wantsInOrder } from '../probing';
import { field, rowsAt, statusOf } from '../seen';
import { get, list, paragraph, sendJson, step } from '../writing';

const category = '/api/Category';
const comment = '/api/Comment';

export const categoryAndComment: Lesson = {
  id: 'category-and-comment',
  track: 'design',
  title: 'Two small APIs from a first course, looked at closely',
  minutes: 6,
  text: [
    paragraph(
      'Many a first course has two [[endpoint|endpoints]] like these. `/api/Category` takes GET, POST, PUT and DELETE, `/api/Comment` takes GET and POST and nothing else. Both are here, exactly so. Try them, and then ask three questions.',
    ),
    list(
      'What does PUT to the list mean? By the book: this is the whole list from now on. Everything that is not in it is gone.',
      'What does DELETE to the list remove? All of it. Most APIs allow both only at the address of one thing: `/api/Category/2`.',
      'Why the capital letter? Addresses tell capitals apart, so `/api/category` is another place, and somebody will type it.',
    ),
    paragraph(
      'Comments that can be read and added, and never changed: that is a decision one can see, because 405 says so and `Allow` names the rest. Reset, on the page of the practice server, brings back what you replace here.',
    ),
  ],
  steps: [
    step('read', 'Read the categories', 'A bare list, without pages.', get(category)),
    step(
      'replace',
      'Replace them all',
      'PUT with two: and two there are.',
      sendJson('PUT', category, [{ name: 'Prose' }, { name: 'Verse' }], { as: 'alice' }),
    ),
    step('count', 'Read them again', 'The others are gone. Did you mean that?', get(category)),
    step('one', 'Try the small letter', '404.', get('/api/category')),
    step('add', 'Add a comment', '201.', sendJson('POST', comment, { book: 1, text: 'Good maps.' }, { as: 'alice' })),
    step('change', 'Try to remove them all', '405, and `Allow: GET, POST, HEAD, OPTIONS`.', {
      method: 'DELETE',
      path: comment,
      as: 'alice',
    }),
  ],
  scene: null,
  probes: [
    {
      id: 'replaced',
      claim: 'PUT to the list left nothing but what you sent',
      check: wantsInOrder(
        [
          { method: 'PUT', path: category, status: 200 },
          { method: 'GET', path: category, status: 200 },
        ],
        ([put, read]) =>
          put && read && rowsAt(put).length === rowsAt(read).length
            ? null
            : 'The list has another length than what was put: read it right after.',
      ),
    },
    {
      id: 'capital',
      claim: 'The small letter was another address',
      check: (seen) => {
        const small = seen.filter(({ exchange }) => /\/api\/category\/?$/.test(exchange.url));
        if (small.length === 0) return 'Ask for /api/category, with a small c.';
        return small.some((each) => statusOf(each) === 404) ? null : 'That was found, which it should not be.';
      },
    },
    { id: 'added', claim: 'A comment could be added', check: wants({ method: 'POST', path: comment, status: 201 }) },
    {
      id: 'kept',
      claim: 'and not removed, as Allow says',
      check: wants({
        method: 'DELETE',
        path: comment,
        status: 405,
        also: (seen) => (field(seen, 'Allow') === null ? 'It does not say what is allowed.' : null),
      }),
    },
  ],
  slip: {
    says: 'Doing all of it as a stranger: reading is open, and nothing else gets as far as the question.',
    asks: [
      get(category),
      sendJson('PUT', category, []),
      { method: 'DELETE', path: comment },
      sendJson('POST', comment, { book: 1, text: 'x' }),
    ],
  },
  takeaway: 'PUT and DELETE belong to one thing. On a list they mean all of it.',
};
