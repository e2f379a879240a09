import type { Lesson } from '../lesson';
import { wants } from '../probing';
import { field, sentField, textAt } from '../seen';
import { blankAuth } from '../../model/auth';
import { code, get, note, paragraph, step } from '../writing';

const door = '/auth/basic/';
const as = (password: string) => ({ auth: { ...blankAuth.basic, username: 'alice', password } });

export const basic: Lesson = {
  id: 'basic',
  track: 'authentication',
  title: 'Basic: a name and a password in every request',
  minutes: 4,
  text: [
    paragraph(
      'The oldest way: name and password, joined by a colon, written in [[Base64]]. Every request carries them. It needs nothing but a server that checks, and so it is found everywhere.',
    ),
    code('What alice sends', 'Authorization: Basic YWxpY2U6cHJhY3RpY2U=\n\nYWxpY2U6cHJhY3RpY2U=  →  alice:practice'),
    paragraph(
      'Base64 hides nothing: anybody can read it back, as Cairn does beside the field. So it belongs on an encrypted connection only. Over plain http whoever passes the packets on has the password, and not for one request but for good.',
    ),
    note(
      'Basic authentication is insecure',
      'Over https it is as safe as the password and the server that keeps it. What it lacks is a way to log out, and to give less than everything away.',
      'RFC 7617, section 4',
    ),
  ],
  steps: [
    step(
      'challenge',
      'Come without anything',
      '401, and `WWW-Authenticate: Basic`: that is what makes a browser show its dialog.',
      get(door),
    ),
    step('wrong', 'Come with a wrong password', '401 again. It does not say which of the two was wrong.', get(door, as('guess'))),
    step('right', 'Come with the right one', '200. Open Auth: the field is decoded there.', get(door, as('practice'))),
    step(
      'secure',
      'Do the same over TLS',
      'The same field; now nobody on the way can read it.',
      get(door, { ...as('practice'), door: 'secure' }),
    ),
  ],
  scene: null,
  probes: [
    {
      id: 'challenge',
      claim: 'The server asked for Basic',
      check: wants({
        method: 'GET',
        path: door,
        status: 401,
        also: (seen) => (field(seen, 'WWW-Authenticate')?.startsWith('Basic') ? null : 'That challenge asks for something else.'),
      }),
    },
    {
      id: 'readable',
      claim: 'The password went out in a form that anybody can read',
      check: wants({
        method: 'GET',
        path: door,
        status: 200,
        also: (seen) =>
          sentField(seen, 'Authorization') === 'Basic YWxpY2U6cHJhY3RpY2U=' ? null : 'Come as alice, with her password.',
      }),
    },
    {
      id: 'encrypted',
      claim: 'The second time the connection was encrypted',
      check: wants({
        method: 'GET',
        path: door,
        status: 200,
        also: (seen) => {
          if (!seen.exchange.url.startsWith('https:')) return 'That went over plain http. Use the encrypted port.';
          return textAt(seen, 'username') === 'alice' ? null : 'Nobody came in.';
        },
      }),
    },
  ],
  slip: {
    says: 'Sending a token where Basic is wanted, to a page that asks nobody.',
    asks: [get('/whoami', { as: 'alice' }), get('/auth/basics/')],
  },
  takeaway: 'Base64 is spelling, not secrecy. Basic wants https.',
};
