import type { Endpoint } from '../endpoint.ts';
import { typed, type WholeAnswer } from '../frame/answer.ts';
import { htmlPage, pagePolicy } from '../frame/html.ts';
import { refuse } from '../frame/refuse.ts';

/** Title and content of plain web pages. */
const pages: Readonly<Record<string, readonly [title: string, body: string]>> = {
  'index.html': [
    'Plain pages',
    `<h1>Plain pages</h1>
<p>Pages as the web began with: text and links. A browser shows them, and a program that wants the same facts asks the <a href="/library/">library</a>.</p>
<ul><li><a href="/pages/about.html">About the library</a></li><li><a href="/pages/hours.html">Opening hours</a></li><li><a href="/pages/puppies.html">A form about puppies</a></li></ul>`,
  ],
  'about.html': [
    'About the library',
    '<h1>About the library</h1><p>Two hundred and forty books, none of which was ever printed.</p><p><a href="/pages/index.html">Back</a></p>',
  ],
  'hours.html': [
    'Opening hours',
    '<h1>Opening hours</h1><table><thead><tr><th scope="col">Day</th><th scope="col">From</th><th scope="col">To</th></tr></thead><tbody><tr><td>Monday</td><td>09:00</td><td>17:00</td></tr><tr><td>Saturday</td><td>10:00</td><td>14:00</td></tr></tbody></table><p><a href="/pages/index.html">Back</a></p>',
  ],
  'puppies.html': [
    'Puppies',
    `<h1>Puppies</h1>
<form method="post" action="/puppies">
<p><label>Number <input name="puppyId" value="12345"></label></p>
<p><label>Name <input name="name" value="Fido Lava"></label></p>
<p><button>Send</button></p>
</form>`,
  ],
};
const names = Object.keys(pages);

export const page: Endpoint = {
  path: '/pages/{name}',
  methods: ['GET'],
  group: 'Media and pages',
  summary: 'A plain web page',
  description: `One of ${names.join(', ')}: HTML as a browser gets it, for comparing with the JSON that says the same.`,
  tryIt: [
    ...names.map((name) => ({ method: 'GET', path: `/pages/${name}`, expect: 200, says: pages[name]?.[0] ?? '' })),
    { method: 'GET', path: '/pages/lost.html', expect: 404, says: 'no such page' },
  ],
  handle: (ask) =>
    htmlAnswer(ask.params['name'] ?? '') ?? refuse(ask, { status: 404, detail: `The pages are ${names.join(', ')}.` }),
};

export const homePage: Endpoint = {
  path: '/index.html',
  methods: ['GET'],
  group: 'Media and pages',
  summary: 'The page a browser would ask for first',
  description: 'The same as /pages/index.html, at the address that every web server has.',
  tryIt: [{ method: 'GET', path: '/index.html', expect: 200, says: 'a page' }],
  handle: (ask) => htmlAnswer('index.html') ?? refuse(ask, { status: 404, detail: 'There is no such page.' }),
};

function htmlAnswer(name: string): WholeAnswer | undefined {
  const [title, body] = (Object.hasOwn(pages, name) ? pages[name] : undefined) ?? [];
  if (title === undefined || body === undefined) return undefined;
  return typed(200, 'text/html; charset=utf-8', htmlPage({ title, body }), [['Content-Security-Policy', pagePolicy]]);
}
