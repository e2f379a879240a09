import type { Lesson } from '../lesson';
import { wants } from '../probing';
import { bodyAt, jsonOf, rowsAt } from '../seen';
import { get, list, note, paragraph, step } from '../writing';

export const oneServerManyClients: Lesson = {
  id: 'one-server-many-clients',
  track: 'what-an-api-is',
  title: 'One backend, many front ends',
  minutes: 5,
  text: [
    paragraph(
      'A backend is a [[server]]: a computer, or a program on one, whose work is to answer other computers over an agreed protocol. This one runs on your own machine; start and stop it in the rail, and watch its log beside the exchange.',
    ),
    paragraph(
      'In front of it stands whatever asks: a browser on a desk, an app on a phone, a watch, a till, a thermostat, another server. They differ in screen, power and line, so a good interface lets each of them ask for as much as it can use. Here `fields` leaves out what is not needed, and `page_size` says how many rows fit.',
    ),
    list(
      'A watch asks for a title and nothing more, and gets some forty bytes.',
      'A shop on a desk asks for everything, with the author put in by `expand`.',
      'The server does not know which is which. It answers the same contract.',
    ),
    note(
      'Big sites prove that a framework is good',
      'Lists of companies that use this or that framework are old the day they are written, and Cairn repeats none of them. What can be checked is what a server answers.',
      'a rule of this course',
    ),
  ],
  steps: [
    step(
      'watch',
      'Ask as a watch would',
      'A few dozen bytes: look at the size in the summary.',
      get('/library/books/21/?fields=title'),
    ),
    step(
      'desk',
      'Ask as a desk would',
      'The same book with its author inside: many times as large.',
      get('/library/books/21/?expand=author,category'),
    ),
    step(
      'row',
      'Ask for three rows',
      'A small screen shows three, so three are sent.',
      get('/library/books/?page_size=3&fields=id,title'),
    ),
    step('log', 'Look at the server’s side', 'Every request you just made, as the backend saw it.', get('/practice/log')),
  ],
  scene: null,
  probes: [
    {
      id: 'small',
      claim: 'A small client asked for one field and got one',
      check: wants({
        method: 'GET',
        path: /^\/library\/books\/\d+\/\?fields=/,
        named: 'a book with ?fields=title',
        status: 200,
        also: (seen) =>
          Object.keys(Object(jsonOf(seen))).length <= 2
            ? null
            : 'That is more than a small screen needs: name one field, or two.',
      }),
    },
    {
      id: 'large',
      claim: 'A large client had the author put in',
      check: wants({
        method: 'GET',
        path: /^\/library\/books\/\d+\/\?expand=/,
        named: 'a book with ?expand=author',
        status: 200,
        also: (seen) => (typeof bodyAt(seen, 'author') === 'object' ? null : 'The author is still a link. Say expand=author.'),
      }),
    },
    {
      id: 'log',
      claim: 'You saw your own requests from the server’s side',
      check: wants({
        method: 'GET',
        path: '/practice/log',
        status: 200,
        also: (seen) => (rowsAt(seen).length > 0 ? null : 'The log is empty: send something first.'),
      }),
    },
  ],
  slip: {
    says: 'Taking everything and throwing most of it away on the phone; and emptying the log in place of reading it.',
    asks: [get('/library/books/21/'), get('/library/books/'), { method: 'DELETE', path: '/practice/log' }],
  },
  takeaway: 'The server answers a contract, not a device; let each client ask for what it can use.',
};
