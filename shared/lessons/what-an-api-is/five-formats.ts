import type { Lesson } from '../lesson';
import { wants, wantsInOrder } from '../probing';
import { bodyAt, field } from '../seen';
import { get, list, note, paragraph, step } from '../writing';

const format = (seen: Parameters<typeof field>[0]): string => (field(seen, 'Content-Type') ?? '').replace(/;.*$/, '');

export const fiveFormats: Lesson = {
  id: 'five-formats',
  track: 'what-an-api-is',
  title: 'One book, five ways to write it down',
  minutes: 6,
  text: [
    paragraph(
      'A book in the database has no format. To travel it must be written down: turned from an object in memory into a row of bytes, which is called [[serialization]]. The way back, from bytes to an object, is [[deserialization]]. What travels is a [[representation]], and the same resource can have several.',
    ),
    list(
      '[[Markup]] wraps text in tags: XML for programs, HTML for a browser to draw.',
      'Data interchange languages organise values: [[JSON]], and [[YAML]], whose name says it ain’t markup.',
      'CSV is a table, and has no room for a list within a cell.',
    ),
    paragraph(
      'JSON became the usual one when pages began to be drawn by JavaScript, which reads it without help. Watch what each of the others does with `in_stock`, a truth value, and with `tags`, a list.',
    ),
    note(
      'Human-readable text is what goes over the wire',
      'These five happen to be text. Formats such as CBOR or Protocol Buffers carry the same objects as bytes that no person reads, over the same HTTP.',
      'RFC 8949; RFC 9110, section 8.3',
    ),
  ],
  steps: [
    step('json', 'As JSON', 'Numbers, texts, a truth value and a list, each of its own kind.', get('/formats/book?format=json')),
    step('xml', 'As XML', 'Everything has become text within tags; True is a word now.', get('/formats/book?format=xml')),
    step('yaml', 'As YAML', 'The same kinds as JSON with hardly any signs.', get('/formats/book?format=yaml')),
    step('csv', 'As CSV', 'One row. The list of tags had to be squeezed into a cell.', get('/formats/book?format=csv')),
    step('html', 'As HTML', 'For the eye: a program would have to guess what is what.', get('/formats/book?format=html')),
  ],
  scene: 'representations',
  probes: [
    {
      id: 'kinds',
      claim: 'JSON kept a truth value and a list as what they are',
      check: wants({
        method: 'GET',
        path: /^\/formats\/book/,
        named: '/formats/book?format=json',
        status: 200,
        also: (seen) =>
          typeof bodyAt(seen, 'in_stock') === 'boolean' && Array.isArray(bodyAt(seen, 'tags'))
            ? null
            : 'Ask for it as JSON to see in_stock and tags keep their kind.',
      }),
    },
    {
      id: 'squeezed',
      claim: 'CSV had to squeeze a list into one cell',
      check: wants({
        method: 'GET',
        path: /^\/formats\/book/,
        named: '/formats/book?format=csv',
        status: 200,
        also: (seen) =>
          format(seen) === 'text/csv' && seen.text?.includes('[""') ? null : 'Ask for it as CSV and find the tags.',
      }),
    },
    {
      id: 'four',
      claim: 'The same book came in at least four formats',
      check: (seen) => {
        const formats = new Set(seen.filter(({ exchange }) => exchange.url.includes('/formats/book')).map(format));
        for (const refused of ['', 'application/problem+json']) formats.delete(refused);
        return formats.size >= 4 ? null : `So far in ${formats.size}. Ask for the same book in other formats.`;
      },
    },
    {
      id: 'markup',
      claim: 'You compared a markup language with one for data',
      check: wantsInOrder(
        [
          { method: 'GET', path: /^\/formats\/book/, named: '/formats/book', status: 200 },
          { method: 'GET', path: /^\/formats\/book/, named: '/formats/book', status: 200 },
        ],
        (found) => {
          const types = found.map(format);
          const isMarkup = (type: string) => /xml|html/.test(type);
          return types.some(isMarkup) && types.some((type) => !isMarkup(type))
            ? null
            : 'Ask for XML or HTML beside JSON or YAML.';
        },
      ),
    },
  ],
  slip: {
    says: 'Asking for a film of the book: nothing here can write it down so, and 406 says what there is.',
    asks: [
      get('/formats/book', { headers: { Accept: 'video/mp4' } }),
      get('/formats/book', { headers: { Accept: 'video/mp4' } }),
    ],
  },
  takeaway: 'A resource is not its format. Each representation keeps some of it and loses some.',
};
