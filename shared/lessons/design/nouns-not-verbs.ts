import type { Lesson } from '../lesson';
import { wants, wantsInOrder } from '../probing';
import { bodyAt, rowsAt } from '../seen';
import { get, list, paragraph, sendJson, step } from '../writing';

const users = '/api/users';

export const nounsNotVerbs: Lesson = {
  id: 'nouns-not-verbs',
  track: 'design',
  title: 'Nouns in the address, verbs in the method',
  minutes: 5,
  text: [
    paragraph(
      '`/api/users/create` and `/api/users/delete` say in the address what the [[method]] is there to say. It looks harmless until somebody sends GET: a crawler, a browser that fetches links in advance, a colleague who pastes the address into a chat. Then a user is made, or one is gone.',
    ),
    paragraph(
      'With one address for the users and the methods for what is done, reading is safe by its very name, and caches, logs and permissions know it too.',
    ),
    list(
      '`GET /api/users` – the list.',
      '`POST /api/users` – one more.',
      '`PUT` or `PATCH /api/users/2` – change it.',
      '`DELETE /api/users/2` – remove it.',
    ),
  ],
  steps: [
    step(
      'bad-get',
      'Read an address that says create',
      'It was only a GET, and there is a new user.',
      get('/bad/api/users/create?email_address=carl@library.example'),
    ),
    step('good-read', 'Read the good address', 'A list, and nothing has changed.', get(users, { as: 'dora' })),
    step('good-make', 'Make one there', '201.', ({ isbn }) => {
      const name = `reader${isbn.slice(-6)}`;
      return sendJson('POST', users, { username: name, email: `${name}@library.example` }, { as: 'dora' });
    }),
    step(
      'bad-link',
      'Follow a link that says delete',
      '200, and that user is gone. Nothing asked whether you meant it.',
      ({ seen }) => {
        const id = seen
          .filter(({ exchange }) => exchange.url.endsWith(users))
          .map((each) => bodyAt(each, 'id'))
          .findLast((each) => typeof each === 'number');
        return id === undefined
          ? { notYet: 'Make a user first, at the good address.' }
          : get(`/bad/api/users/delete?id=${String(id)}`);
      },
    ),
  ],
  scene: 'good-and-bad-twins',
  probes: [
    {
      id: 'get-that-makes',
      claim: 'A GET made something at the bad twin',
      check: wants({
        method: 'GET',
        path: '/bad/api/users/create',
        status: 200,
        also: (seen) => (bodyAt(seen, 'success') === true ? null : 'Nothing was made: give it an address that is one.'),
      }),
    },
    {
      id: 'get-that-reads',
      claim: 'A GET at the good one changed nothing, and a POST made one',
      check: wantsInOrder(
        [
          { method: 'GET', path: users, status: 200 },
          { method: 'POST', path: users, status: 201 },
        ],
        ([read]) => (read && rowsAt(read, 'results').length > 0 ? null : 'The list was empty.'),
      ),
    },
    {
      id: 'link-that-removes',
      claim: 'A link removed something at the bad twin',
      check: wants({
        method: 'GET',
        path: '/bad/api/users/delete',
        status: 200,
        also: (seen) => (bodyAt(seen, 'success') === true ? null : 'Nobody was removed: name somebody who is there.'),
      }),
    },
  ],
  slip: {
    says: 'Guarding the bad addresses by asking for a parameter: without it nothing happens, and with it everything does, by GET.',
    asks: [get('/bad/api/users/create?email_address=nonsense'), get('/bad/api/users/delete?id=9999'), get(users)],
  },
  takeaway: 'An address names a thing. If you can read it aloud as an order, it belongs into the method.',
};
