import type { Lesson, LessonGround } from '../lesson';
import { wants, wantsInOrder } from '../probing';
import { bodyAt, field, sentField } from '../seen';
import { get, list, paragraph, sendJson, step } from '../writing';

const book = '/strict/books/21';
const whole = (price: string) => ({ title: 'The Salt Archive', isbn: '9780000000217', author: '/library/authors/5/', price });

const put = (price: string, tag: (ground: LessonGround) => string | null) => (ground: LessonGround) => {
  const ifMatch = tag(ground);
  return ifMatch === null
    ? { notYet: 'Read the book first: its ETag is what to send.' }
    : sendJson('PUT', book, whole(price), { as: 'alice', headers: { 'If-Match': ifMatch } });
};
const firstTag = ({ seen }: LessonGround) => seen.map((each) => field(each, 'ETag')).find((each) => each !== null) ?? null;

export const aLostUpdate: Lesson = {
  id: 'a-lost-update',
  track: 'statuses-and-errors',
  title: 'Two people, one book, and nobody loses anything',
  minutes: 6,
  text: [
    paragraph(
      'Alice and Bert both read a book. Alice changes the price. Then Bert saves what he had, and her price is gone; nobody notices. This is a lost update, and three statuses are there to prevent it.',
    ),
    list(
      '`428 Precondition Required`: you must say which version you are changing. Send its [[ETag]] in `If-Match`.',
      '`412 Precondition Failed`: that was the version, and it is no longer. Read again, then decide.',
      '`409 Conflict`: what you want clashes with what is there, such as an ISBN that is taken.',
    ),
    paragraph(
      '412 and 409 are alike in that somebody was faster. 412 answers a condition that you set; 409 tells you of one that you had not thought of.',
    ),
  ],
  steps: [
    step('read', 'Read the book', 'An `ETag` with it: this is the version you have seen.', get(book)),
    step('blind', 'Change it without saying which version', '428.', sendJson('PUT', book, whole('40.00'), { as: 'alice' })),
    step('first', 'Change it and name the version', '200, and a new tag.', put('40.00', firstTag)),
    step('second', 'Save over the old version', '412: somebody has changed it, and it was you.', put('41.00', firstTag)),
    step(
      'clash',
      'Add a book with an ISBN that is taken',
      '409, and the body names the book that has it.',
      sendJson('POST', '/strict/books', { ...whole('9.00'), isbn: '9780000000019' }, { as: 'alice' }),
    ),
  ],
  scene: null,
  probes: [
    { id: 'blind', claim: 'A blind change was refused', check: wants({ method: 'PUT', path: book, status: 428 }) },
    {
      id: 'guarded',
      claim: 'The change with the current version went through, the one with the old did not',
      check: wantsInOrder(
        [
          { method: 'PUT', path: book, status: 200 },
          { method: 'PUT', path: book, status: 412 },
        ],
        ([done, stale]) =>
          done && stale && sentField(done, 'If-Match') === sentField(stale, 'If-Match')
            ? null
            : 'Send the second with the tag that the first had.',
      ),
    },
    {
      id: 'clash',
      claim: 'What was taken was a conflict',
      check: wants({
        method: 'POST',
        path: '/strict/books',
        status: 409,
        also: (seen) => (bodyAt(seen) === undefined ? 'It does not say with what.' : null),
      }),
    },
  ],
  slip: {
    says: 'Waving the guard through with `If-Match: *`, which fits any version, so that nothing is guarded.',
    asks: [
      get(book),
      sendJson('PUT', book, whole('40.00'), { as: 'alice', headers: { 'If-Match': '*' } }),
      sendJson('POST', '/strict/books', {}, { as: 'alice' }),
    ],
  },
  takeaway: 'Read, remember the tag, send it back with the change: then nobody overwrites what they have not seen.',
};
