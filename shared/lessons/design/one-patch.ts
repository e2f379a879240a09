import type { Lesson } from '../lesson';
import { wants, wantsInOrder } from '../probing';
import { bodyAt } from '../seen';
import { get, note, paragraph, sendJson, step } from '../writing';

const book = '/library/books/22/';
const bad = (what: string, value: string) => ({
  method: 'POST',
  path: `/bad/books/22/${what}`,
  headers: { 'Content-Type': 'text/plain' },
  body: value,
});

export const onePatch: Lesson = {
  id: 'one-patch',
  track: 'design',
  title: 'One PATCH, or an address for every field?',
  minutes: 4,
  text: [
    paragraph(
      'A question that comes up in every team: should changing the title have an address of its own? No. One PATCH takes whichever fields it is sent and leaves the rest. Two changes are one request, and either both happen or neither.',
    ),
    paragraph(
      'The bad twin has `/set-title` and `/set-price`. Two changes are two requests, and when the second fails, the first has been made. Each new field is a new address, and one that does not exist answers 200 with an error inside.',
    ),
    note(
      'There must be a book with all the answers',
      'There is no cookbook for REST. What there is: a few constraints, the meaning of methods and statuses, and the habit of applying them alike everywhere. Where this course says better, it says why, and you may differ.',
      'RFC 9110 for the meaning; the framework’s own guide for the habits',
    ),
  ],
  steps: [
    step('bad-title', 'Set the title', '200.', bad('set-title', 'The Hidden Letters')),
    step('bad-colour', 'Set a field that there is none of', '200 as well, and an error inside.', bad('set-colour', 'red')),
    step(
      'good',
      'Change two fields with one PATCH',
      'Both at once.',
      sendJson('PATCH', book, { title: 'The Hidden Letters', price: '12.00' }, { as: 'alice' }),
    ),
    step(
      'good-half',
      'Change two, of which one is wrong',
      '400, and neither was changed.',
      sendJson('PATCH', book, { title: 'Something Else', price: 'cheap' }, { as: 'alice' }),
    ),
    step('check', 'Read it', 'The title is still the one from before.', get(book)),
  ],
  scene: 'good-and-bad-twins',
  probes: [
    {
      id: 'lie',
      claim: 'A field that does not exist was a success at the bad twin',
      check: wants({
        method: 'POST',
        path: /^\/bad\/books\/\d+\/set-/,
        named: '/bad/books/22/set-colour',
        status: 200,
        also: (seen) => (bodyAt(seen, 'success') === false ? null : 'That field does exist. Make one up.'),
      }),
    },
    {
      id: 'both',
      claim: 'One PATCH changed two fields',
      check: wants({
        method: 'PATCH',
        path: book,
        status: 200,
        also: (seen) =>
          bodyAt(seen, 'price') === '12.00' && bodyAt(seen, 'title') === 'The Hidden Letters'
            ? null
            : 'Change title and price in one.',
      }),
    },
    {
      id: 'neither',
      claim: 'With one of them wrong neither was changed',
      check: wantsInOrder(
        [
          { method: 'PATCH', path: book, status: 200 },
          { method: 'PATCH', path: book, status: 400 },
          { method: 'GET', path: book, status: 200 },
        ],
        ([done, , read]) =>
          done && read && bodyAt(done, 'title') === bodyAt(read, 'title')
            ? null
            : 'The title changed although the price was refused.',
      ),
    },
  ],
  slip: {
    says: 'Sending a field that is only for reading: PATCH takes it, changes nothing, and says 200, so look at what came back.',
    asks: [sendJson('PATCH', book, { id: 7 }, { as: 'alice' }), bad('set-title', 'Another'), get(book)],
  },
  takeaway: 'One resource, one PATCH; the body says which fields.',
};
