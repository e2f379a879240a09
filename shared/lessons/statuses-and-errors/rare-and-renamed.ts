import type { Lesson } from '../lesson';
import { wants } from '../probing';
import { bodyAt, field } from '../seen';
import { get, list, note, paragraph, step } from '../writing';

export const rareAndRenamed: Lesson = {
  id: 'rare-and-renamed',
  track: 'statuses-and-errors',
  title: 'Rare codes, codes with new names, and a teapot',
  minutes: 5,
  text: [
    list(
      '`418 I’m a teapot` began as a joke of the first of April 1998. So many servers have it that it is kept for good.',
      '`451 Unavailable For Legal Reasons` is named after a novel about burnt books; `Link` with `blocked-by` says who demanded it.',
      '`402 Payment Required` was reserved for a time when the web would have money. Some use it for quotas.',
      '`509 Bandwidth Limit Exceeded` is used by hosts and was never registered. 429 says the same properly.',
      '`426 Upgrade Required`: speak a newer protocol with me.',
    ),
    note(
      '413 Request Entity Too Large, 414 Request-URI Too Long, 416 Requested Range Not Satisfiable, 422 Unprocessable Entity',
      'These are their names from RFC 2616 and its time, and many libraries still have constants of that name. Since 2022 they are Content Too Large, URI Too Long, Range Not Satisfiable and Unprocessable Content. The numbers have not changed, so go by them.',
      'RFC 9110, section 15.5; RFC 2616 is obsolete since 2014',
    ),
    paragraph('The atlas finds each of them by number, by either name, and by constant.'),
  ],
  steps: [
    step('teapot', 'Ask a teapot', '418.', get('/teapot')),
    step('blocked', 'Ask for a book that a court has withheld', '451, and who demanded it.', get('/strict/books/13')),
    step('dear', 'Ask for a text that costs something', '402, with the price.', get('/strict/books/63/text', { as: 'alice' })),
    step(
      'newer',
      'Ask a WebSocket without asking for the switch',
      '426, and `Upgrade` says what to speak.',
      get('/stream/websocket/echo'),
    ),
    step(
      'long',
      'Ask with an address that is far too long',
      '414: URI Too Long, once Request-URI Too Long.',
      get(`/anything?${'x'.repeat(9_000)}`),
    ),
  ],
  scene: null,
  probes: [
    { id: 'teapot', claim: 'A teapot refused', check: wants({ method: 'GET', path: '/teapot', status: 418 }) },
    {
      id: 'blocked',
      claim: 'Something was withheld, and you know by whom',
      check: wants({
        method: 'GET',
        path: /^\/strict\/books\/\d+$/,
        named: '/strict/books/13',
        status: 451,
        also: (seen) => (field(seen, 'Link')?.includes('blocked-by') ? null : 'It does not say who demanded it.'),
      }),
    },
    {
      id: 'dear',
      claim: 'Something had a price',
      check: wants({
        method: 'GET',
        path: /^\/strict\/books\/\d+\/text$/,
        named: '/strict/books/63/text',
        status: 402,
        also: (seen) => (/\d/.test(JSON.stringify(bodyAt(seen) ?? '')) ? null : 'It does not say which.'),
      }),
    },
    {
      id: 'newer',
      claim: 'Another protocol was asked for',
      check: wants({
        method: 'GET',
        path: '/stream/websocket/echo',
        status: 426,
        also: (seen) => (field(seen, 'Upgrade') === null ? 'It does not say which.' : null),
      }),
    },
    {
      id: 'long',
      claim: 'An address was too long',
      check: wants({ method: 'GET', path: /^\/anything\?x+$/, named: '/anything with nine thousand characters', status: 414 }),
    },
  ],
  slip: {
    says: 'Books that are free, cheap and allowed, and a short address: nothing rare happens.',
    asks: [
      get('/strict/books/21'),
      get('/strict/books/23/text', { as: 'alice' }),
      get('/anything?xxx'),
      get('/stream/websocket/none'),
    ],
  },
  takeaway: 'Go by the number: phrases change, and libraries keep the old ones.',
};
