import type { Lesson } from '../lesson';
import { wants, wantsInOrder } from '../probing';
import { bodyAt, sentField } from '../seen';
import { code, get, list, paragraph, sendJson, step } from '../writing';

const book = '/library/books/21/';
const whole = { title: 'The Salt Archive, again', isbn: '9780000000217', author: '/library/authors/5/', price: '40.00' };
const as = { as: 'alice' } as const;

export const replaceOrChange: Lesson = {
  id: 'replace-or-change',
  track: 'requests-and-messages',
  title: 'PUT the whole, or PATCH a part',
  minutes: 6,
  text: [
    paragraph(
      'PUT says: this is the book from now on. So everything that is required has to be in it, and a field that you left out is a field you did not want. PATCH says: change these, leave the rest. It goes out with only what has changed.',
    ),
    paragraph('What a patch means depends on its media type. There are two standard ones, and both work here.'),
    list(
      '`application/merge-patch+json` looks like the book itself. A field that is null is taken away (RFC 7396).',
      '`application/json-patch+json` is a list of steps, each with a place (RFC 6902). It can touch one entry of a list.',
    ),
    code('One step', '[{"op": "add", "path": "/tags/-", "value": "staff pick"}]'),
    paragraph('A server that does not read the type you sent says 415, and names in `Accept-Patch` what it reads.'),
  ],
  steps: [
    step(
      'half',
      'PUT half a book',
      '400: isbn, author and price are required.',
      sendJson('PUT', book, { title: 'Half of it' }, as),
    ),
    step('whole', 'PUT a whole one', '200: replaced.', sendJson('PUT', book, whole, as)),
    step('part', 'PATCH the price alone', '200, and the title is still there.', sendJson('PATCH', book, { price: '12.50' }, as)),
    step(
      'merge',
      'Take the date away with a merge patch',
      '`published` is null now.',
      sendJson('PATCH', book, { published: null }, { ...as, headers: { 'Content-Type': 'application/merge-patch+json' } }),
    ),
    step(
      'steps',
      'Add a tag with a JSON patch',
      'One more in `tags`, and nothing else touched.',
      sendJson('PATCH', book, [{ op: 'add', path: '/tags/-', value: 'staff pick' }], {
        ...as,
        headers: { 'Content-Type': 'application/json-patch+json' },
      }),
    ),
    step('odd', 'Send a patch as plain text', '415, and `Accept-Patch` lists what is read.', {
      method: 'PATCH',
      path: book,
      as: 'alice',
      headers: { 'Content-Type': 'text/plain' },
      body: 'cheaper',
    }),
  ],
  scene: null,
  probes: [
    {
      id: 'half',
      claim: 'Half a book was not enough for PUT',
      check: wants({
        method: 'PUT',
        path: book,
        status: 400,
        also: (seen) => (Array.isArray(bodyAt(seen, 'isbn')) ? null : 'It was refused for another reason: leave out the ISBN.'),
      }),
    },
    {
      id: 'part',
      claim: 'PATCH changed one field and left the title',
      check: wantsInOrder(
        [
          { method: 'PUT', path: book, status: 200 },
          {
            method: 'PATCH',
            path: book,
            status: 200,
            also: (seen) => (bodyAt(seen, 'price') === '12.50' ? null : 'Change the price to 12.50.'),
          },
        ],
        ([put, patch]) =>
          put && patch && bodyAt(put, 'title') === bodyAt(patch, 'title')
            ? null
            : 'The title changed as well: send the price alone.',
      ),
    },
    ...(
      [
        ['merge', 'A merge patch with null took a value away', 'application/merge-patch+json'],
        ['steps', 'A JSON patch touched one entry of a list', 'application/json-patch+json'],
      ] as const
    ).map(([id, claim, type]) => ({
      id,
      claim,
      check: wants({
        method: 'PATCH',
        path: book,
        status: 200,
        also: (seen) => (sentField(seen, 'Content-Type')?.startsWith(type) ? null : `Send one with Content-Type: ${type}.`),
      }),
    })),
    { id: 'unread', claim: 'A type that is not read was 415', check: wants({ method: 'PATCH', path: book, status: 415 }) },
  ],
  slip: {
    says: 'Sending everything as nobody: neither the whole nor a part gets in.',
    asks: [
      sendJson('PUT', book, { title: 'Half of it' }),
      sendJson('PUT', book, whole),
      sendJson('PATCH', book, { price: '12.50' }),
      get(book),
    ],
  },
  takeaway: 'PUT sends the whole and is idempotent; PATCH sends the change, and its type says how to read it.',
};
