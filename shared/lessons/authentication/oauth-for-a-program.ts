import type { Lesson, LessonGround } from '../lesson';
import { wants, wantsInOrder } from '../probing';
import { bodyAt, field, textAt } from '../seen';
import { get, list, note, paragraph, sendForm, step } from '../writing';
import { lastText } from './carried';

const door = '/auth/oauth2/';
const service = { headers: { Authorization: 'Basic cHJhY3RpY2Utc2VydmljZTpzZXJ2aWNlLXNlY3JldA==' } };

const withToken = (method: string) => (ground: LessonGround) => {
  const token = lastText(ground, 'access_token');
  return token === null
    ? { notYet: 'Get a token first.' }
    : { method, path: door, headers: { Authorization: `Bearer ${token}` } };
};

const about = (path: string) => (ground: LessonGround) => {
  const token = lastText(ground, 'access_token');
  return token === null ? { notYet: 'Get a token first.' } : sendForm(path, `token=${token}`, service);
};

export const oauthForAProgram: Lesson = {
  id: 'oauth-for-a-program',
  track: 'authentication',
  title: 'OAuth: rights that are lent, with a name and an end',
  minutes: 6,
  text: [
    paragraph(
      '[[OAuth]] lets a program act with some of the rights of somebody, without having their password. An authorization server gives it a token with a [[scope]], what it may do, and an end. The simplest [[grant]] is for a program that acts for itself: it shows its own secret and gets a token.',
    ),
    list(
      'Too little scope is `403` with `insufficient_scope`: the token is good, and not for this.',
      'Introspection says what a token is worth; revocation ends it before its time.',
      'Two minutes is a short life, and that is the point: what leaks is soon worthless.',
    ),
    note(
      'OAuth combines passwords and tokens, and is the most secure option',
      'It is for delegation: with the code grant the program never sees a password at all. How safe it is depends on the grant and on who runs it; two of the old grants are advised against today.',
      'RFC 6749, section 1; RFC 9700, section 2',
    ),
  ],
  steps: [
    step(
      'token',
      'Get a token as a program',
      '`expires_in` 120, scope `library.read`.',
      sendForm('/oauth/token', 'grant_type=client_credentials&scope=library.read', service),
    ),
    step('read', 'Read with it', '200: a program, and no person.', withToken('GET')),
    step('write', 'Write with it', '403, `insufficient_scope`, and which scope it would take.', withToken('POST')),
    step('worth', 'Ask what it is worth', '`active`, until when, and for what.', about('/oauth/introspect')),
    step('revoke', 'Give it back', '200.', about('/oauth/revoke')),
    step('dead', 'Read once more', '401, `invalid_token`.', withToken('GET')),
  ],
  scene: 'oauth-sequence',
  probes: [
    {
      id: 'lent',
      claim: 'A program got a token with a scope and an end',
      check: wants({
        method: 'POST',
        path: '/oauth/token',
        status: 200,
        also: (seen) =>
          textAt(seen, 'scope') !== '' && Number(bodyAt(seen, 'expires_in')) > 0
            ? null
            : 'It has no scope: ask for library.read.',
      }),
    },
    {
      id: 'scope',
      claim: 'It could read and not write',
      check: wantsInOrder(
        [
          { method: 'GET', path: door, status: 200 },
          { method: 'POST', path: door, status: 403 },
        ],
        ([, refused]) =>
          refused && field(refused, 'WWW-Authenticate')?.includes('insufficient_scope')
            ? null
            : 'It was refused for another reason.',
      ),
    },
    {
      id: 'worth',
      claim: 'The server said that it was active',
      check: wants({
        method: 'POST',
        path: '/oauth/introspect',
        status: 200,
        also: (seen) => (bodyAt(seen, 'active') === true ? null : 'That token was not active: ask before you give it back.'),
      }),
    },
    {
      id: 'ended',
      claim: 'After it was given back it opened nothing',
      check: wantsInOrder([
        { method: 'POST', path: '/oauth/revoke', status: 200 },
        { method: 'GET', path: door, status: 401 },
      ]),
    },
  ],
  slip: {
    says: 'A wrong secret, and a token that was never given: the one is 401, the other is not active.',
    asks: [
      sendForm('/oauth/token', 'grant_type=client_credentials', {
        headers: { Authorization: 'Basic cHJhY3RpY2Utc2VydmljZTpndWVzcw==' },
      }),
      get(door, { headers: { Authorization: 'Bearer old' } }),
      sendForm('/oauth/introspect', 'token=old', service),
      { method: 'POST', path: door, headers: { Authorization: 'Bearer old' } },
    ],
  },
  takeaway: 'OAuth lends rights: some of them, for a while, and to be taken back.',
};
