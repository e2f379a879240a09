import type { Lesson } from '../lesson';
import { wants } from '../probing';
import { bodyAt, field, rowsAt, textAt } from '../seen';
import { get, list, note, paragraph, sendJson, step } from '../writing';

export const drfAtFirstSight: Lesson = {
  id: 'drf-at-first-sight',
  track: 'design',
  title: 'Django REST framework at first sight',
  minutes: 6,
  text: [
    paragraph(
      'Django REST framework, [[DRF]] for short, is a toolkit on top of Django, and much of the web’s APIs in Python are made with it. Five signs tell you that you have one before you:',
    ),
    list(
      'Lists come as `count`, `next`, `previous`, `results`.',
      'Errors are an object of lists, `{"title": ["This field may not be blank."]}`, or `{"detail": "…"}`.',
      'OPTIONS answers a description with `renders`, `parses` and `actions`.',
      'A browser gets a page: the browsable API. Cairn’s Browse does the same for any server.',
      'Addresses end in a slash, and without it there is a redirect.',
    ),
    paragraph(
      'What it brings along is the rest of this course: [[serializer|serializers]] for models and for things without a model, Basic, token and session logins with OAuth from neighbouring packages, permissions, pages, throttles, and good documentation.',
    ),
    note(
      'DRF has OAuth built in',
      'It had, up to version 2. Since then django-oauth-toolkit and others add it.',
      'DRF documentation, Authentication, third party packages',
    ),
  ],
  steps: [
    step('envelope', 'Ask for a list', 'The envelope.', get('/library/books/')),
    step('errors', 'Make a mistake', 'An object of lists.', sendJson('POST', '/library/books/', { title: '' }, { as: 'alice' })),
    step('options', 'Ask for the description', 'name, renders, parses, actions.', {
      method: 'OPTIONS',
      path: '/library/books/',
      as: 'alice',
    }),
    step('page', 'Ask as a browser', 'The browsable page.', get('/library/books/', { headers: { Accept: 'text/html' } })),
    step('slash', 'Leave out the slash', '301, to the address with it.', get('/library/books', { stopsAtRedirect: true })),
  ],
  scene: null,
  probes: [
    {
      id: 'envelope',
      claim: 'A list came in its envelope',
      check: wants({
        method: 'GET',
        path: '/library/books/',
        status: 200,
        also: (seen) =>
          typeof bodyAt(seen, 'count') === 'number' && rowsAt(seen, 'results').length > 0
            ? null
            : 'There is no count beside results.',
      }),
    },
    {
      id: 'errors',
      claim: 'A mistake came back as an object of lists',
      check: wants({
        method: 'POST',
        path: '/library/books/',
        status: 400,
        also: (seen) => (Array.isArray(bodyAt(seen, 'title')) ? null : 'Leave the title empty.'),
      }),
    },
    {
      id: 'described',
      claim: 'OPTIONS described what may be sent',
      check: wants({
        method: 'OPTIONS',
        path: '/library/books/',
        status: 200,
        also: (seen) =>
          textAt(seen, 'actions', 'POST', 'title', 'type') === '' ? 'There are no actions: ask as somebody who may write.' : null,
      }),
    },
    {
      id: 'slash',
      claim: 'Without the slash you were sent on',
      check: wants({
        method: 'GET',
        path: '/library/books',
        status: 301,
        also: (seen) => (field(seen, 'Location')?.endsWith('/') ? null : 'Location has no slash.'),
      }),
    },
  ],
  slip: {
    says: 'Looking for these signs where another hand was at work: the strict twin has none of them.',
    asks: [get('/strict/books'), { method: 'OPTIONS', path: '/strict/books' }, get('/pagination/link-header/')],
  },
  takeaway: 'An envelope, lists of errors, a talkative OPTIONS, a page for browsers, a slash: that is DRF.',
};
