import type { Lesson } from '../lesson';
import { wants, wantsInOrder } from '../probing';
import { bodyAt, field } from '../seen';
import { get, list, paragraph, sendForm, sendJson, step } from '../writing';

const books = '/strict/books';
const reports = '/strict/reports';

export const goodNews: Lesson = {
  id: 'good-news',
  track: 'statuses-and-errors',
  title: 'Good news comes in several kinds',
  minutes: 5,
  text: [
    list(
      '`200 OK`: here it is.',
      '`201 Created`: made, and `Location` says where.',
      '`202 Accepted`: taken, not done. Ask again at the address that comes with it.',
      '`204 No Content`: carried out, with nothing to show for it. Usual after DELETE.',
      '`205 Reset Content`: done, now clear the form for the next one.',
      '`207 Multi-Status`: several things at once, each with a status of its own. Look inside before you are glad.',
    ),
    paragraph(
      'What makes 202 worth knowing: some work takes longer than anybody likes to wait. The server takes the order, says in `Retry-After` when to ask, and sends you on with 303 when it is done.',
    ),
  ],
  steps: [
    step('made', 'Add a book', '201 with `Location`.', ({ isbn }) =>
      sendJson(
        'POST',
        books,
        { title: 'A Day at the Quay', isbn, author: '/library/authors/2/', price: '9.00' },
        { as: 'alice' },
      ),
    ),
    step('accepted', 'Order a report', '202, with an address to ask at and a time to wait.', {
      method: 'POST',
      path: reports,
      as: 'alice',
    }),
    step('pending', 'Ask how far it is', '`pending`, with `Retry-After`.', ({ seen }) => {
      const monitor = seen.map((each) => field(each, 'Location')).findLast((each) => each?.includes('/reports/'));
      return monitor ? get(new URL(monitor).pathname) : { notYet: 'Order a report first.' };
    }),
    step(
      'several',
      'Send a batch with a mistake in it',
      '207: and inside are 404, 424 and 200.',
      sendJson(
        'POST',
        '/strict/batch',
        [
          { op: 'price', id: 9999, price: 5 },
          { op: 'read', id: 1, after: 0 },
          { op: 'read', id: 2 },
        ],
        { as: 'alice' },
      ),
    ),
    step('reset', 'Send a form that wants to be emptied', '205, and no body.', sendForm('/strict/form', 'name=Fido')),
  ],
  scene: null,
  probes: [
    {
      id: 'made',
      claim: 'Something was made, and you know where it lives',
      check: wants({
        method: 'POST',
        path: books,
        status: 201,
        also: (seen) => (field(seen, 'Location') === null ? 'It does not say where.' : null),
      }),
    },
    {
      id: 'later',
      claim: 'Something was taken and not yet done, and you asked after it',
      check: wantsInOrder([
        { method: 'POST', path: reports, status: 202 },
        { method: 'GET', path: /^\/strict\/reports\/\d+$/, named: 'the state of the report', status: [200, 303] },
      ]),
    },
    {
      id: 'inside',
      claim: 'A success had a failure inside',
      check: wants({
        method: 'POST',
        path: '/strict/batch',
        status: 207,
        also: (seen) =>
          /40[0-9]|424/.test(JSON.stringify(bodyAt(seen) ?? ''))
            ? null
            : 'Everything in it went well. Name a book that is not there.',
      }),
    },
    { id: 'reset', claim: 'A form was to be cleared', check: wants({ method: 'POST', path: '/strict/form', status: 205 }) },
  ],
  slip: {
    says: 'Ordering as nobody and sending an empty batch: neither was taken.',
    asks: [
      { method: 'POST', path: reports },
      get('/strict/reports/99'),
      sendJson('POST', '/strict/batch', [], { as: 'alice' }),
      get('/strict/form'),
    ],
  },
  takeaway: '201 says where, 202 says later, 204 says nothing on purpose, 207 says look inside.',
};
