import type { Lesson } from '../lesson';
import { wants } from '../probing';
import { bodyAt, field } from '../seen';
import { get, list, note, paragraph, step } from '../writing';

const books = '/library/books/';

export const sevenMethods: Lesson = {
  id: 'seven-methods',
  track: 'requests-and-messages',
  title: 'Seven methods, and how to ask which are allowed',
  minutes: 5,
  text: [
    list(
      '`GET` reads. `HEAD` reads the head.',
      '`POST` adds, or does what no other word says.',
      '`PUT` replaces the whole, `PATCH` changes a part, `DELETE` removes.',
      '`OPTIONS` asks what is allowed.',
    ),
    paragraph(
      'Two properties decide what may be done without asking. A [[safe]] method changes nothing, so a crawler may send it: GET, HEAD, OPTIONS. An [[idempotent]] one may be sent twice with the effect of once, so a client may repeat it when the line broke: those three, and PUT and DELETE. POST and PATCH are neither.',
    ),
    paragraph(
      'What a resource allows it says in `Allow`. Django REST framework tells more in answer to OPTIONS: a name, the formats it reads and writes, and, to those who may write, the fields of a form. Cairn makes buttons and forms of it.',
    ),
    note(
      'POST creates, PUT updates',
      'That is the habit. By the standard POST hands something to the resource, which may do anything with it; and PUT also creates, where a client may choose the address.',
      'RFC 9110, sections 9.3.3 and 9.3.4',
    ),
  ],
  steps: [
    step('stranger', 'Ask as a stranger', '`Allow` has all methods; but there are no `actions`: you may not write.', {
      method: 'OPTIONS',
      path: books,
    }),
    step('alice', 'Ask as alice', 'Now `actions` describes the form that POST takes.', {
      method: 'OPTIONS',
      path: books,
      as: 'alice',
    }),
    step('one', 'Ask one book', 'Other methods than the list: PUT, PATCH, DELETE.', {
      method: 'OPTIONS',
      path: '/library/books/21/',
    }),
    step('read', 'Read the list', '`Allow` stands on every answer here, not only on that to OPTIONS.', get(books)),
  ],
  scene: null,
  probes: [
    {
      id: 'allow',
      claim: 'A list said which methods it allows',
      check: wants({
        method: 'OPTIONS',
        path: books,
        status: 200,
        also: (seen) => (field(seen, 'Allow')?.includes('POST') ? null : 'Its Allow does not name POST.'),
      }),
    },
    {
      id: 'form',
      claim: 'To somebody who may write it described the form',
      check: wants({
        method: 'OPTIONS',
        path: books,
        status: 200,
        also: (seen) =>
          bodyAt(seen, 'actions', 'POST', 'title') === undefined
            ? 'There are no actions: ask as alice, who may add books.'
            : null,
      }),
    },
    {
      id: 'one',
      claim: 'One book allows what a list does not',
      check: wants({
        method: 'OPTIONS',
        path: /^\/library\/books\/\d+\/$/,
        named: 'one book',
        status: 200,
        also: (seen) => (field(seen, 'Allow')?.includes('DELETE') ? null : 'Its Allow does not name DELETE.'),
      }),
    },
  ],
  slip: {
    says: 'Asking things that are only for reading: their Allow is short, and nobody is shown a form.',
    asks: [
      { method: 'OPTIONS', path: '/library/members/1/' },
      { method: 'OPTIONS', path: '/api/users', as: 'alice' },
      { method: 'OPTIONS', path: '/library/statistics/' },
    ],
  },
  takeaway: 'Safe may be sent freely, idempotent may be sent twice; Allow and OPTIONS say what there is.',
};
