import type { Lesson } from '../lesson';
import { wants, wantsInOrder } from '../probing';
import { bodyAt, field, rowsAt } from '../seen';
import { get, list, paragraph, step } from '../writing';

export const whatItBuys: Lesson = {
  id: 'what-it-buys',
  track: 'rest-constraints',
  title: 'What the constraints buy: scale, freedom, and years',
  minutes: 5,
  text: [
    list(
      'Scalability comes from statelessness and caching: load is shared or never arrives.',
      'Flexibility comes from layers and from client and server being apart: put something in between, change one side.',
      'Independence comes from the uniform interface: any language on either end, and versions that grow old in peace.',
    ),
    paragraph(
      'The last is easiest to see. Version 1 of a book says `author` and a price as a bare number. Version 2 renamed the one and split the other, which would have broken every program made for the first. So both are served: the old one says in `Deprecation` and `Sunset` that it will go, and names its successor in `Link`.',
    ),
    paragraph('The figures show what load means: how often each endpoint was asked, and how fast half of the answers were.'),
  ],
  steps: [
    step('old', 'Read a book as version 1', '`Deprecation`, `Sunset`, and where to go.', get('/v1/books/21')),
    step('new', 'Read it as version 2', 'The price has a currency now.', get('/v2/books/21')),
    step(
      'by-accept',
      'Ask for a version by media type',
      'One address for all versions; `Vary: Accept` tells caches so.',
      get('/versions/books/21', { headers: { Accept: 'application/vnd.practice.book.v1+json' } }),
    ),
    step('figures', 'Look at the load', 'Requests, failures and times by endpoint.', get('/practice/figures')),
  ],
  scene: null,
  probes: [
    {
      id: 'two-versions',
      claim: 'Two versions of one book were there side by side',
      check: wantsInOrder(
        [
          { method: 'GET', path: /^\/v1\/books\/\d+$/, named: '/v1/books/21', status: 200 },
          { method: 'GET', path: /^\/v2\/books\/\d+$/, named: '/v2/books/21', status: 200 },
        ],
        ([old, fresh]) =>
          old && fresh && typeof bodyAt(old, 'price') === 'number' && typeof bodyAt(fresh, 'price', 'currency') === 'string'
            ? null
            : 'Compare price in both: it should have changed its shape.',
      ),
    },
    {
      id: 'retiring',
      claim: 'The old one said that it will go, and where to',
      check: wants({
        method: 'GET',
        path: /^\/v1\/books\/\d+$/,
        named: '/v1/books/21',
        status: 200,
        also: (seen) =>
          field(seen, 'Sunset') !== null && field(seen, 'Link')?.includes('successor-version')
            ? null
            : 'It does not name its successor.',
      }),
    },
    {
      id: 'by-accept',
      claim: 'Accept chose a version at one address',
      check: wants({
        method: 'GET',
        path: /^\/versions\/books\/\d+$/,
        named: '/versions/books/21',
        status: 200,
        also: (seen) => (field(seen, 'Content-Type')?.includes('v1') ? null : 'That was the newest. Name v1 in Accept.'),
      }),
    },
    {
      id: 'figures',
      claim: 'You read how much is asked, and how fast it is answered',
      check: wants({
        method: 'GET',
        path: '/practice/figures',
        status: 200,
        also: (seen) => (rowsAt(seen, 'figures').length > 0 ? null : 'Nothing was asked yet.'),
      }),
    },
  ],
  slip: {
    says: 'Asking for a version that is not made yet: 406 at the shared address, 404 where the number stands in the path.',
    asks: [
      get('/v1/books/9999'),
      get('/v3/books/21'),
      get('/versions/books/21', { headers: { Accept: 'application/vnd.practice.book.v9+json' } }),
    ],
  },
  takeaway: 'Each constraint costs something and buys something; know which one you are giving up.',
};
