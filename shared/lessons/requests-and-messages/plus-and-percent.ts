import type { Lesson } from '../lesson';
import { wants } from '../probing';
import { bodyAt, rowsAt, sentField } from '../seen';
import { get, list, note, paragraph, sendForm, sendJson, step } from '../writing';

const puppies = '/puppies';

export const plusAndPercent: Lesson = {
  id: 'plus-and-percent',
  track: 'requests-and-messages',
  title: 'A form on the wire: plus and percent',
  minutes: 4,
  text: [
    paragraph(
      'A form of a web page goes out as one line of text: names and values joined by `=`, pairs joined by `&`. So those signs, and blanks, and everything that is not plain ASCII must be written otherwise. In a form a blank becomes `+`; elsewhere in an address it is `%20`, the number of the character in hexadecimal.',
    ),
    list(
      '`puppyId=12345&name=Fido+Lava` – the body of a form.',
      '`/puppies?name=Fido%20Lava` – the same in an address.',
      'A plus that is meant as a plus is `%2B`.',
    ),
    paragraph('The answer shows it twice: as the characters that came, and as the fields that they stand for.'),
    note(
      'The body of a request may hold who you are',
      'A login form does it that way, once. For everything after it there is the field `Authorization`, which is not stored with the data and which tools know to hide.',
      'RFC 9110, section 11.6.2',
    ),
  ],
  steps: [
    step(
      'form',
      'Send the form',
      '`asSent` has the plus, `fields` the blank.',
      sendForm(puppies, 'puppyId=12345&name=Fido+Lava'),
    ),
    step(
      'address',
      'Send it in the address',
      'The same fields; the blank was `%20`.',
      get('/puppies?puppyId=12345&name=Fido%20Lava'),
    ),
    step('plus', 'Send a real plus', '`%2B` arrives as +.', sendForm(puppies, 'puppyId=7&name=Fido%2BLava')),
    step('json', 'Send JSON in its place', '415: this place reads forms.', sendJson('POST', puppies, { name: 'Fido Lava' })),
  ],
  scene: null,
  probes: [
    {
      id: 'plus',
      claim: 'A plus in a form arrived as a blank',
      check: wants({
        method: 'POST',
        path: puppies,
        status: 200,
        also: (seen) => {
          const values = rowsAt(seen, 'fields').map((row) => String(Array.isArray(row) ? row[1] : ''));
          return String(bodyAt(seen, 'asSent')).includes('+') && values.some((value) => value.includes(' '))
            ? null
            : 'There was no plus that turned into a blank.';
        },
      }),
    },
    {
      id: 'percent',
      claim: '%20 in an address arrived as a blank too',
      check: wants({
        method: 'GET',
        path: /^\/puppies\?.*%20/,
        named: '/puppies?name=Fido%20Lava',
        status: 200,
        also: (seen) => (JSON.stringify(rowsAt(seen, 'fields')).includes('Fido Lava') ? null : 'The blank did not arrive.'),
      }),
    },
    {
      id: 'label',
      claim: 'JSON was refused where a form is read',
      check: wants({
        method: 'POST',
        path: puppies,
        status: 415,
        also: (seen) => (sentField(seen, 'Content-Type')?.includes('json') ? null : 'That had another label. Send JSON.'),
      }),
    },
  ],
  slip: {
    says: 'Sending the fields with the plus already written as %20 in the body, and nothing in the address: both are read, and no plus was seen.',
    asks: [sendForm(puppies, 'name=FidoLava'), get('/puppies?name=Fido')],
  },
  takeaway: 'In a form a blank is +, elsewhere %20; look at the wire when a value arrives changed.',
};
