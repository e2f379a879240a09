import type { Lesson } from '../lesson';
import { wants } from '../probing';
import { field } from '../seen';
import { get, list, paragraph, step } from '../writing';

const users = '/api/users';

export const whoAndMay: Lesson = {
  id: 'who-and-may',
  track: 'authentication',
  title: 'Who are you? May you? Two questions, two statuses',
  minutes: 4,
  text: [
    paragraph(
      '[[Authentication]] finds out who is asking. [[Authorization]] decides whether that person may do this. They are answered one after the other, and each has a status of its own: `401` when nobody known is asking, `403` when it is known who, and the answer is no.',
    ),
    list(
      '401 is badly named: its phrase says Unauthorized and it means not authenticated. It comes with `WWW-Authenticate`, which says how to log in.',
      'After a 401 it helps to send a credential. After a 403 it does not help to send the same one again.',
    ),
    paragraph('The list of users is for the admin alone. Ask as a stranger, as a member, and as dora.'),
  ],
  steps: [
    step('stranger', 'Ask as a stranger', '401, and a challenge in `WWW-Authenticate`.', get(users)),
    step('member', 'Ask as alice', '403: she is known, and may not.', get(users, { as: 'alice' })),
    step('admin', 'Ask as dora', '200.', get(users, { as: 'dora' })),
  ],
  scene: 'permission-matrix',
  probes: [
    {
      id: 'unknown',
      claim: 'A stranger was asked for a login',
      check: wants({
        method: 'GET',
        path: users,
        status: 401,
        also: (seen) => (field(seen, 'WWW-Authenticate') === null ? 'That 401 does not say how to log in.' : null),
      }),
    },
    { id: 'forbidden', claim: 'A member was known and told no', check: wants({ method: 'GET', path: users, status: 403 }) },
    { id: 'allowed', claim: 'The admin was let in', check: wants({ method: 'GET', path: users, status: 200 }) },
  ],
  slip: {
    says: 'Trying other methods as a stranger in the hope that one of them is open.',
    asks: [
      { method: 'OPTIONS', path: users },
      { method: 'DELETE', path: users },
    ],
  },
  takeaway: '401: say who you are. 403: we know, and no.',
};
