import type { Lesson } from '../lesson';
import { wants } from '../probing';
import { bodyAt, field, valueAt } from '../seen';
import { get, note, paragraph, step } from '../writing';

export const theContract: Lesson = {
  id: 'the-contract',
  track: 'what-an-api-is',
  title: 'An API is an agreement between two programs',
  minutes: 5,
  text: [
    paragraph(
      'Two programs that never met can work together once they agree on how to ask and how to answer. That agreement is the [[API]]: an operating system offers one for opening files, a library of code one for its functions, and a [[web service]] one for what may be sent over HTTP.',
    ),
    paragraph(
      'On the web the agreement can be read like anything else. The root of this server answers with links to everything, and one of them, in the header field `Link` under the name `service-desc`, leads to an [[OpenAPI]] document: each path, the methods it takes, what goes in, what comes out. Cairn reads it and makes forms of it.',
    ),
    note(
      'A RESTful API is the same thing as a RESTful web service',
      'The words are used alike. Strictly, the service is what runs and answers, and the API is the agreement on how to speak with it.',
      'REST is described in R. Fielding’s dissertation of 2000, chapter 5',
    ),
  ],
  steps: [
    step('root', 'Ask at the door', 'Links to all there is, and in the head a `Link` to the description.', get('/')),
    step(
      'description',
      'Read the description',
      'Open `paths`, then one path, then one method: that is the contract of one request.',
      get('/openapi.json'),
    ),
    step(
      'for-people',
      'Ask for the page for people',
      'The same door, asked for as a browser would: the same facts, laid out for reading.',
      get('/', { headers: { Accept: 'text/html' } }),
    ),
  ],
  scene: null,
  probes: [
    {
      id: 'link',
      claim: 'The door named its own description',
      check: wants({
        method: 'GET',
        path: '/',
        status: 200,
        also: (seen) =>
          field(seen, 'Link')?.includes('service-desc') ? null : 'That answer has no Link with rel="service-desc"; ask at /.',
      }),
    },
    {
      id: 'contract',
      claim: 'You read the contract of adding a book',
      check: wants({
        method: 'GET',
        path: '/openapi.json',
        status: 200,
        also: (seen) =>
          valueAt(bodyAt(seen, 'paths'), '/library/books/', 'post') === undefined
            ? 'The description does not hold POST /library/books/. Ask for the whole document.'
            : null,
      }),
    },
    {
      id: 'for-people',
      claim: 'The same door gave a page for people',
      check: wants({
        method: 'GET',
        path: '/',
        status: 200,
        also: (seen) =>
          field(seen, 'Content-Type')?.startsWith('text/html') ? null : 'That was for programs. Send Accept: text/html.',
      }),
    },
  ],
  slip: {
    says: 'Guessing where the description is, and asking for the page with a misspelt media type.',
    asks: [get('/openapi.yml'), get('/', { headers: { Accept: 'html/text' } })],
  },
  takeaway: 'An API is what two programs agreed on; a good one hands out its own description.',
};
