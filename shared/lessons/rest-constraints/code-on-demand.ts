import type { Lesson } from '../lesson';
import { wants } from '../probing';
import { bodyAt, field } from '../seen';
import { get, note, paragraph, sendJson, step } from '../writing';

const form = '/forms/signup';

export const codeOnDemand: Lesson = {
  id: 'code-on-demand',
  track: 'rest-constraints',
  title: 'Code on demand: rules that travel with the form',
  minutes: 5,
  text: [
    paragraph(
      'The last constraint is the only optional one: a server may send code for the client to run. Every web page with a script does it. A form can bring along the rules by which it is checked, so a wrong address is caught before anything is sent.',
    ),
    paragraph(
      'Here the rules come twice: as a [[JSON Schema]], which any program can read without trusting anyone, and as a small script that `Link` names as code-on-demand. Cairn runs it only when you say so, in a locked room without network or files.',
    ),
    paragraph(
      'Whatever the client checks, the server checks again. The script may not have run; somebody may have sent the form with `curl`.',
    ),
    note(
      'Code on demand makes the client simpler',
      'And the server a thing to be trusted: whoever runs code from elsewhere gives it whatever the room it runs in can reach. That is why it is optional, and why browsers fence it in.',
      'R. Fielding, dissertation, section 5.1.7',
    ),
  ],
  steps: [
    step('schema', 'Ask for the form', 'Its rules as a schema, and a `Link` to the same as code.', get(form)),
    step('script', 'Fetch the code', 'Ten lines of JavaScript that say what is wrong with a sign-up.', get('/forms/signup.js')),
    step(
      'wrong',
      'Send it wrong all the same',
      '422: the server checked by itself.',
      sendJson('POST', form, { name: '', email: 'carl' }),
    ),
    step('right', 'Send it right', '201: signed up.', sendJson('POST', form, { name: 'Carl', email: 'carl@library.example' })),
  ],
  scene: 'code-on-demand',
  probes: [
    {
      id: 'offered',
      claim: 'The form offered its rules as code',
      check: wants({
        method: 'GET',
        path: form,
        status: 200,
        also: (seen) => (field(seen, 'Link')?.includes('code-on-demand') ? null : 'That answer names no code in Link.'),
      }),
    },
    {
      id: 'code',
      claim: 'You read the code before anything ran it',
      check: wants({
        method: 'GET',
        path: '/forms/signup.js',
        status: 200,
        also: (seen) => (seen.text?.includes('function check') ? null : 'That is not the script.'),
      }),
    },
    {
      id: 'checked-again',
      claim: 'The server refused what the script would have caught',
      check: wants({
        method: 'POST',
        path: form,
        status: 422,
        also: (seen) => (bodyAt(seen) === undefined ? 'The refusal does not say which fields are wrong.' : null),
      }),
    },
    { id: 'signed-up', claim: 'A right one went through', check: wants({ method: 'POST', path: form, status: 201 }) },
  ],
  slip: {
    says: 'Sending the form to the script, which only checks, and looking for the script at a guessed address.',
    asks: [get('/forms/signup.mjs'), sendJson('POST', '/forms/signup.js', { name: 'Carl', email: 'carl@library.example' })],
  },
  takeaway: 'Code may travel with a form; trust is not part of the delivery, and the server checks again.',
};
