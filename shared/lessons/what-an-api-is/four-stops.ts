import type { Lesson } from '../lesson';
import { wants } from '../probing';
import { field } from '../seen';
import { get, list, note, paragraph, sendJson, step } from '../writing';

const book = '/library/books/21/';

export const fourStops: Lesson = {
  id: 'four-stops',
  track: 'what-an-api-is',
  title: 'From request to answer in four stops',
  minutes: 5,
  text: [
    paragraph(
      'The [[client]] sends. The server finds out who is asking and whether they may, does the work, and writes the answer down in a standard form. This server puts a stop watch to each of these stops and tells you in `Server-Timing`.',
    ),
    list(
      '`auth` – who are you? [[Authentication]].',
      '`authz` – may you do this? [[Authorization]].',
      '`app` – the work: read, check, store.',
      '`render` – writing the answer in the format that was asked for.',
    ),
    paragraph(
      'Before the first stop something must pick the code that answers: the path names a resource, the method says what to do, and together they lead to a [[view]]. Views are the heart of a web application; `X-View` names the one that you reached. Being turned away early is cheap: whoever may not write never gets as far as the database.',
    ),
    note(
      'The request is “method, identifier and perhaps data”, the response “status and perhaps data”',
      'A good summary in one line. Both also have header fields, and most of what goes wrong in practice is written there.',
      'RFC 9112, section 2.1',
    ),
  ],
  steps: [
    step('read', 'Read a book', 'All four stops, with the milliseconds of each.', get(book)),
    step(
      'change',
      'Change its price as alice',
      '`auth` found alice, `authz` let her in, `app` stored it.',
      sendJson('PATCH', book, { price: '12.50' }, { as: 'alice' }),
    ),
    step('refused', 'Try it as nobody', '401: the second stop was the last.', sendJson('PATCH', book, { price: '1.00' })),
  ],
  scene: 'cycle',
  probes: [
    {
      id: 'stops',
      claim: 'The answer told of all four stops and of its view',
      check: wants({
        method: 'GET',
        path: book,
        status: 200,
        also: (seen) => {
          const timing = field(seen, 'Server-Timing') ?? '';
          const missing = ['auth', 'authz', 'app', 'render'].filter((stop) => !timing.includes(`${stop};dur`));
          if (missing.length > 0) return `Server-Timing does not tell of ${missing.join(', ')}.`;
          return field(seen, 'X-View') === null ? 'The view is not named: ask for a resource of the library.' : null;
        },
      }),
    },
    {
      id: 'allowed',
      claim: 'Somebody who was known changed something',
      check: wants({ method: 'PATCH', path: book, status: 200 }),
    },
    {
      id: 'refused',
      claim: 'Somebody unknown was turned away before the work began',
      check: wants({ method: 'PATCH', path: book, status: 401 }),
    },
  ],
  slip: {
    says: 'Sending the change with a body that cannot be read: the stop where it ends is another one, and the status says so.',
    asks: [
      get('/library/books/9999/'),
      { method: 'PATCH', path: book, as: 'alice', headers: { 'Content-Type': 'application/json' }, body: '{"price": oops' },
    ],
  },
  takeaway: 'Who, may they, do it, write it down. Each stop has statuses of its own.',
};
