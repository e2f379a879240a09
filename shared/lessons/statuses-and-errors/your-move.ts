import type { Lesson } from '../lesson';
import { wants } from '../probing';
import { bodyAt, field } from '../seen';
import { get, list, paragraph, sendJson, step } from '../writing';

export const yourMove: Lesson = {
  id: 'your-move',
  track: 'statuses-and-errors',
  title: '4xx: what to change before you try again',
  minutes: 5,
  text: [
    paragraph(
      'A 4xx says: sent like this, it will not work however often you try. The code says which part of the request to change.',
    ),
    list(
      '`400 Bad Request`: the body or a field. The answer should say which.',
      '`404 Not Found`: the address. Nothing is there, or nobody tells you.',
      '`405 Method Not Allowed`: the method. `Allow` names those that work.',
      '`406 Not Acceptable`: what you said you can read.',
      '`415 Unsupported Media Type`: what you said you are sending.',
      '`422`: it was understood, and makes no sense.',
    ),
    paragraph('Make each of them happen once, and read in Why what it wants from you.'),
  ],
  steps: [
    step('400', 'Break the JSON', '400, with line and column.', {
      method: 'POST',
      path: '/library/books/',
      as: 'alice',
      headers: { 'Content-Type': 'application/json' },
      body: '{"title": x}',
    }),
    step('404', 'Ask for what is not there', '404.', get('/library/books/9999/')),
    step('405', 'Replace all comments at once', '405; `Allow` has GET and POST.', {
      method: 'PUT',
      path: '/api/Comment',
      as: 'alice',
    }),
    step(
      '406',
      'Ask for a film of a book',
      '406, with what there is.',
      get('/formats/book', { headers: { Accept: 'video/mp4' } }),
    ),
    step('415', 'Send a book as plain text', '415, and `Accept` says what is read.', {
      method: 'POST',
      path: '/library/books/',
      as: 'alice',
      headers: { 'Content-Type': 'text/plain' },
      body: 'a book',
    }),
    step('422', 'Sell a book from the future', '422: well written, and impossible.', ({ isbn }) =>
      sendJson(
        'POST',
        '/strict/books',
        { title: 'Not Yet', isbn, author: '/library/authors/2/', price: '9.00', published: '2999-01-01' },
        { as: 'alice' },
      ),
    ),
  ],
  scene: null,
  probes: [
    {
      id: 'body',
      claim: 'A broken body was 400, with the place',
      check: wants({
        method: 'POST',
        path: '/library/books/',
        status: 400,
        also: (seen) =>
          /line \d+/.test(String(bodyAt(seen, 'detail'))) ? null : 'That one was readable. Break the JSON itself.',
      }),
    },
    {
      id: 'address',
      claim: 'A wrong address was 404',
      check: wants({ method: 'GET', path: /./, named: 'something that is not there', status: 404 }),
    },
    {
      id: 'method',
      claim: 'A wrong method was 405, and Allow named the right ones',
      check: wants({
        method: 'PUT',
        path: '/api/Comment',
        status: 405,
        also: (seen) => (field(seen, 'Allow')?.includes('GET') ? null : 'It does not say what is allowed.'),
      }),
    },
    {
      id: 'accept',
      claim: 'A wish nobody can meet was 406',
      check: wants({ method: 'GET', path: /./, named: 'something in a format there is none of', status: 406 }),
    },
    { id: 'type', claim: 'A type nobody reads was 415', check: wants({ method: 'POST', path: '/library/books/', status: 415 }) },
    {
      id: 'meaning',
      claim: 'Nonsense in good order was 422',
      check: wants({ method: 'POST', path: '/strict/books', status: 422 }),
    },
  ],
  slip: {
    says: 'Trying all of it as nobody: 401 comes before any of these is looked at.',
    asks: [
      { method: 'POST', path: '/library/books/', headers: { 'Content-Type': 'text/plain' }, body: 'a book' },
      { method: 'PUT', path: '/api/Comment' },
      { method: 'POST', path: '/strict/books', headers: { 'Content-Type': 'application/json' }, body: '{}' },
      get('/library/loans/'),
    ],
  },
  takeaway: 'The code names the part to change: body, address, method, Accept, Content-Type, or the sense of it.',
};
