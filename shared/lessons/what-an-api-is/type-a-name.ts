import type { Lesson } from '../lesson';
import { wants, wantsInOrder } from '../probing';
import { field, jsonOf } from '../seen';
import { code, get, paragraph, step } from '../writing';

const isPage = (type: string | null): boolean => type?.startsWith('text/html') === true;

export const typeAName: Lesson = {
  id: 'type-a-name',
  track: 'what-an-api-is',
  title: 'Type a name, get a page',
  minutes: 4,
  text: [
    paragraph(
      'When you type an address, the browser opens a connection to the [[server]] and sends the name of the page in one line of text. The server sends the page back. That is the whole of it, a thousand times a day: [[HTTP]], the Hypertext Transfer Protocol, is a question and an answer.',
    ),
    code('What a browser sends for a page', 'GET /index.html HTTP/1.1\nHost: 127.0.0.1:7070\nAccept: text/html, */*;q=0.8'),
    paragraph(
      'An [[API]] speaks the same protocol over the same port. Often it even lives at the same addresses: a book can be a page for people and [[JSON]] for programs. The request says which is wanted, in `Accept`, so one address serves both.',
    ),
  ],
  steps: [
    step('page', 'Ask for a page by its name', 'HTML: a text that a browser draws.', get('/index.html')),
    step(
      'as-browser',
      'Ask for a book as a browser does',
      '`Content-Type` says text/html: this is the browsable page of the book.',
      get('/library/books/21/', { headers: { Accept: 'text/html' } }),
    ),
    step(
      'as-program',
      'Ask for it as a program does',
      'The same address, and now JSON. `Vary: Accept` says what made the difference.',
      get('/library/books/21/', { headers: { Accept: 'application/json' } }),
    ),
  ],
  scene: 'cycle',
  probes: [
    {
      id: 'page',
      claim: 'A page came back for its name',
      check: wants({
        method: 'GET',
        path: /^\/(index\.html|pages\/\w+\.html)$/,
        named: '/index.html',
        status: 200,
        also: (seen) => (isPage(field(seen, 'Content-Type')) ? null : 'That was no HTML.'),
      }),
    },
    {
      id: 'two-faces',
      claim: 'One address gave a page to a browser and JSON to a program',
      check: wantsInOrder(
        [
          { method: 'GET', path: '/library/books/21/', status: 200 },
          { method: 'GET', path: '/library/books/21/', status: 200 },
        ],
        (found) => {
          const pages = found.filter((seen) => isPage(field(seen, 'Content-Type'))).length;
          const values = found.filter((seen) => jsonOf(seen) !== undefined).length;
          return pages === 1 && values === 1 ? null : 'Both came in the same format. Change Accept between the two.';
        },
      ),
    },
  ],
  slip: {
    says: 'A name the server does not know, and the book asked for twice in the same way.',
    asks: [get('/pages/lost.html'), get('/library/books/21/'), get('/library/books/21/')],
  },
  takeaway: 'HTTP is a question and an answer; browser and program may ask at the same address and say what they can read.',
};
