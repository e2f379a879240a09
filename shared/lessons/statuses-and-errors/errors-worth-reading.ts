import type { Lesson } from '../lesson';
import { wants, wantsInOrder } from '../probing';
import { bodyAt, field, textAt } from '../seen';
import { get, list, note, paragraph, sendJson, step } from '../writing';

const bad = '/bad/api/users/create';
const users = '/api/users';
const error = (flavour: string) => get(`/formats/error?flavour=${flavour}`);

export const errorsWorthReading: Lesson = {
  id: 'errors-worth-reading',
  track: 'statuses-and-errors',
  title: 'What an error owes its reader',
  minutes: 6,
  text: [
    paragraph(
      'A good error tells a program what class of thing went wrong, by its status, and a person what to do, in words at the field that it is about. Then a client can show it where it belongs, and nobody has to write to you.',
    ),
    list(
      'Never 200 with an error inside: caches keep it, monitors count it as success, and a client that trusts the status goes on with nothing in its hands until something crashes.',
      'Never 500 for what the caller did wrong: 400, and say which field. Hand on what the [[serializer]] found.',
      '404 for what is not there, and not 200 with null.',
    ),
    paragraph(
      'How it is written down differs. Django REST framework answers an object of lists. There is also a standard, [[problem details]], with `type`, `title`, `status` and `detail`. Cairn reads these and others, and puts the words back at the fields of a form.',
    ),
    note(
      'Every error is in the status',
      'The status is for programs and has room for a class of errors. What exactly was wrong belongs into the body.',
      'RFC 9457, section 1',
    ),
  ],
  steps: [
    step(
      'bad-200',
      'Send a bad field to the bad twin',
      '200, and an error inside.',
      sendJson('POST', bad, { email_address: 'nonsense' }),
    ),
    step('bad-500', 'Send it no JSON at all', '500 for a mistake of yours.', {
      method: 'POST',
      path: bad,
      headers: { 'Content-Type': 'application/json' },
      body: 'nonsense',
    }),
    step(
      'good-400',
      'Send a bad field to the good one',
      '400, field by field.',
      sendJson('POST', users, { username: 'alice', email: 'alice' }, { as: 'dora' }),
    ),
    step('drf', 'The same refusal as DRF writes it', 'An object of lists.', error('drf')),
    step(
      'problem',
      'and as problem details',
      '`application/problem+json`.',
      get('/formats/error', { headers: { Accept: 'application/problem+json' } }),
    ),
  ],
  scene: 'good-and-bad-twins',
  probes: [
    {
      id: 'two-lies',
      claim: 'The bad twin called an error a success, and a mistake of yours its own',
      check: wantsInOrder([
        {
          method: 'POST',
          path: bad,
          status: 200,
          also: (seen) => (bodyAt(seen, 'success') === false ? null : 'That one did succeed: send an address that is none.'),
        },
        { method: 'POST', path: bad, status: 500 },
      ]),
    },
    {
      id: 'by-field',
      claim: 'The good one said what is wrong with each field',
      check: wants({
        method: 'POST',
        path: users,
        status: 400,
        also: (seen) => (Array.isArray(bodyAt(seen, 'email')) ? null : 'It says nothing of the address: send one that is none.'),
      }),
    },
    {
      id: 'standard',
      claim: 'A refusal came as the standard has it',
      check: wants({
        method: 'GET',
        path: /./,
        named: '/formats/error with Accept: application/problem+json',
        status: [400, 404, 422],
        also: (seen) =>
          field(seen, 'Content-Type')?.startsWith('application/problem+json') && textAt(seen, 'title') !== ''
            ? null
            : 'That was no problem+json.',
      }),
    },
  ],
  slip: {
    says: 'Testing with good data only. Whoever never sends anything wrong never reads an error.',
    asks: [
      sendJson('POST', bad, { email_address: 'carl@library.example' }),
      sendJson('POST', users, { username: 'carl', email: 'carl@library.example' }, { as: 'dora' }),
      get('/formats/book'),
    ],
  },
  takeaway: 'Status for the program, words at the field for the person, and never a success that is none.',
};
