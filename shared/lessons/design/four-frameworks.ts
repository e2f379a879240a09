import type { Lesson } from '../lesson';
import { wants } from '../probing';
import { bodyAt, field, rowsAt, statusOf } from '../seen';
import { get, list, paragraph, step } from '../writing';

const error = (flavour: string) => get(`/formats/error?flavour=${flavour}`);
const form = (name: string) => ({ method: 'POST', path: `/contrasts/frameworks/${name}/form` });

export const fourFrameworks: Lesson = {
  id: 'four-frameworks',
  track: 'design',
  title: 'Python, Ruby, PHP, JavaScript: four hands, one protocol',
  minutes: 6,
  text: [
    paragraph(
      'Django in Python, Rails in Ruby, Laravel in PHP, Express in JavaScript: to a client they are all HTTP. Their habits show in small things, and whoever knows them reads an unknown API faster.',
    ),
    list(
      'Errors: Rails wraps them in `errors`, Laravel adds a `message`, Express an `error` with a name, DRF lists them bare.',
      'Pages: Laravel has `data`, `links` and `meta`; Rails puts `Link` and totals into the head.',
      'Forms of web pages: each guards them with a token. Without it Django answers 403, Rails 422, Laravel 419, which is no registered status, and Express what its author liked, here 403.',
    ),
    paragraph('The same list takes a handful of lines in Flask and in Django; they are in the snippets.'),
  ],
  steps: [
    step('laravel', 'An error, as Laravel writes it', '`message` and `errors`.', error('laravel')),
    step('express', 'as Express does', 'One `error` with everything inside.', error('express')),
    step(
      'rails-pages',
      'A list, as Rails hands it out',
      'A bare list; `Link` and `Total` in the head.',
      get('/library/books/?flavour=rails'),
    ),
    step('laravel-pages', 'and as Laravel does', '`data`, `links`, `meta`.', get('/library/books/?flavour=laravel')),
    step('token', 'Send Laravel’s form without its token', '419: not registered, read as 400.', form('laravel')),
    step(
      'flask',
      'Read the list in Flask',
      'The same addresses, methods and statuses, from another hand.',
      get('/pages/snippets/flask'),
    ),
  ],
  scene: null,
  probes: [
    {
      id: 'two-errors',
      claim: 'One refusal came in two handwritings',
      check: (seen) => {
        const errors = seen.filter((each) => statusOf(each) === 422 && each.exchange.url.includes('/formats/error'));
        const shapes = new Set(errors.map((each) => Object.keys(Object(bodyAt(each))).join()));
        if (shapes.size >= 2) return null;
        return shapes.size === 0 ? 'Ask for /formats/error?flavour=laravel.' : 'Only one so far. Ask with another flavour.';
      },
    },
    {
      id: 'head',
      claim: 'Pages stood in the head',
      check: wants({
        method: 'GET',
        path: /^\/library\/books\/\?flavour=rails/,
        named: '/library/books/?flavour=rails',
        status: 200,
        also: (seen) =>
          field(seen, 'Link')?.includes('rel="next"') && rowsAt(seen).length > 0 ? null : 'There is no next in Link.',
      }),
    },
    {
      id: 'body',
      claim: 'and in the body',
      check: wants({
        method: 'GET',
        path: /^\/library\/books\/\?flavour=laravel/,
        named: '/library/books/?flavour=laravel',
        status: 200,
        also: (seen) => (bodyAt(seen, 'meta') === undefined ? 'There is no meta.' : null),
      }),
    },
    {
      id: 'unregistered',
      claim: 'You met a status that only one framework knows',
      check: wants({ method: 'POST', path: '/contrasts/frameworks/laravel/form', status: 419 }),
    },
  ],
  slip: {
    says: 'Asking for a framework that nobody imitates here.',
    asks: [get('/contrasts/frameworks/cobol/form'), form('cobol'), get('/pages/snippets/cobol'), get('/library/books/')],
  },
  takeaway: 'The protocol is the same; the handwriting is not. Learn to tell them by a glance.',
};
