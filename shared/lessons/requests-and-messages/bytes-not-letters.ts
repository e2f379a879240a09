import type { Lesson } from '../lesson';
import { wants, wantsInOrder } from '../probing';
import { field } from '../seen';
import { get, note, paragraph, step } from '../writing';

const read = (name: string) => get(`/formats/charset/${name}`);

export const bytesNotLetters: Lesson = {
  id: 'bytes-not-letters',
  track: 'requests-and-messages',
  title: 'Bytes, and the label that makes letters of them',
  minutes: 5,
  text: [
    paragraph(
      'Send the same sentence as UTF-8 and as Latin-1, and the bytes differ: é is two bytes there and one here. Nothing in the bytes says which is meant. The label does, `charset` in `Content-Type`, and when the label is wrong the letters are wrong: “cafÃ©” is UTF-8 that was read as Latin-1.',
    ),
    paragraph(
      'JSON needs no label: it is UTF-8. For everything else a reader without one must guess, and Body lets you correct the guess.',
    ),
    note(
      'HTTP communicates entirely using strings',
      'Its head is text, in ASCII. The body is bytes: a picture and a sound travel as well as a sentence, and even a sentence is bytes first.',
      'RFC 9110, section 6.4; RFC 8259, section 8.1',
    ),
  ],
  steps: [
    step('utf-8', 'Read a sentence as UTF-8', 'Letters as they should be. Switch Body to hex: two bytes for é.', read('utf-8')),
    step('latin1', 'Read it as Latin-1', 'The same letters out of fewer bytes.', read('latin1')),
    step('wrong', 'Read it with the wrong label', 'Ã© where é should be: the bytes are fine, the label lies.', read('wrong')),
    step('unlabelled', 'Read it without a label', 'Somebody has to guess.', read('unlabelled')),
  ],
  scene: null,
  probes: [
    {
      id: 'lengths',
      claim: 'The same letters came in two lengths',
      check: wantsInOrder(
        [
          { method: 'GET', path: '/formats/charset/utf-8', status: 200 },
          { method: 'GET', path: '/formats/charset/latin1', status: 200 },
        ],
        ([long, short]) =>
          long?.text === short?.text && long && short && long.exchange.bodyBytes > short.exchange.bodyBytes
            ? null
            : 'Letters or lengths are not as they should be: look at both in Body.',
      ),
    },
    {
      id: 'wrong',
      claim: 'A wrong label made wrong letters of right bytes',
      check: wants({
        method: 'GET',
        path: /^\/formats\/charset\//,
        named: '/formats/charset/wrong',
        status: 200,
        also: (seen) => (seen.text?.includes('Ã©') ? null : 'The letters are fine there. Ask for the one called wrong.'),
      }),
    },
    {
      id: 'unlabelled',
      claim: 'You met bytes without a label',
      check: wants({
        method: 'GET',
        path: /^\/formats\/charset\//,
        named: '/formats/charset/unlabelled',
        status: 200,
        also: (seen) => (field(seen, 'Content-Type')?.includes('charset') ? 'That one is labelled.' : null),
      }),
    },
  ],
  slip: {
    says: 'Asking for an alphabet that there is no sentence in.',
    asks: [read('runes'), read('ebcdic')],
  },
  takeaway: 'HTTP carries bytes; Content-Type says what they mean. Wrong letters are nearly always a wrong label.',
};
