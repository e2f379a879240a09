import type { Lesson } from '../lesson';
import { readJwt } from '../../http/jwt';
import { textMember } from '../../hypermedia/json-value';
import { wants, wantsInOrder } from '../probing';
import { bodyAt, pathOf, sentField, statusOf, textAt } from '../seen';
import { get, list, note, paragraph, sendJson, step } from '../writing';
import { lastText } from './carried';

const create = '/auth/jwt/create/';
const door = '/auth/jwt/';

export const signedNotSealed: Lesson = {
  id: 'signed-not-sealed',
  track: 'authentication',
  title: 'Bearer tokens: signed is not sealed',
  minutes: 6,
  text: [
    paragraph(
      'A [[bearer token]] lets in whoever bears it, as a cinema ticket does. You get it once for your password and send it in `Authorization: Bearer`. It can be opaque, a random text that only the server can look up, or a [[JWT]], which says things itself: whose it is, and until when.',
    ),
    list(
      'A JWT has three parts with dots between: a header, claims, a signature.',
      'The first two are Base64 and can be read by anybody. Open the token in Why.',
      'The signature is made with the server’s key: change one letter and it no longer fits.',
      'This one lives for five minutes. Then a refresh token gets a new pair.',
    ),
    note(
      'A bearer token is an encrypted token',
      'It may be, but need not, and the common ones are not: signed means that nobody can change it, not that nobody can read it. Keep secrets out of it, and send it over https, since whoever copies it is you.',
      'RFC 6750, section 5; RFC 7519, section 8',
    ),
  ],
  steps: [
    step(
      'create',
      'Get a pair of tokens',
      'access and refresh: two texts with dots in them.',
      sendJson('POST', create, { username: 'alice', password: 'practice' }),
    ),
    step('use', 'Come in with the access token', '200, and nobody looked you up: the token said who you are.', (ground) => {
      const token = lastText(ground, 'access');
      return token === null
        ? { notYet: 'Get a pair of tokens first.' }
        : get(door, { headers: { Authorization: `Bearer ${token}` } });
    }),
    step('forged', 'Change one letter of it', '401: the signature does not fit any more.', (ground) => {
      const token = lastText(ground, 'access');
      if (token === null) return { notYet: 'Get a pair of tokens first.' };
      const [head, claims = '', signature] = token.split('.');
      return get(door, { headers: { Authorization: `Bearer ${head}.${claims.slice(0, -2)}AA.${signature}` } });
    }),
    step('later', 'Let five minutes pass', 'The server’s clock moves on.', sendJson('POST', '/practice/clock', { advance: 301 })),
    step('expired', 'Come again with the same token', '401: expired.', (ground) => {
      const token = lastText(ground, 'access');
      return token === null
        ? { notYet: 'Get a pair of tokens first.' }
        : get(door, { headers: { Authorization: `Bearer ${token}` } });
    }),
    step('refresh', 'Get a new pair for the old', '200, and both are new.', (ground) => {
      const refresh = lastText(ground, 'refresh');
      return refresh === null ? { notYet: 'Get a pair of tokens first.' } : sendJson('POST', '/auth/jwt/refresh/', { refresh });
    }),
  ],
  scene: null,
  probes: [
    {
      id: 'readable',
      claim: 'The claims of the token could be read without any key',
      check: wants({
        method: 'POST',
        path: create,
        status: 200,
        also: (seen) => {
          const jwt = readJwt(textAt(seen, 'access'));
          return jwt && textMember(jwt.claims, 'username') === 'alice' ? null : 'There is no token of alice’s in it.';
        },
      }),
    },
    {
      id: 'entered',
      claim: 'It opened the door, and a forged one did not',
      check: wantsInOrder(
        [
          { method: 'GET', path: door, status: 200 },
          { method: 'GET', path: door, status: 401 },
        ],
        ([entered, refused]) => {
          const [good, bad] = [entered, refused].map((seen) => (seen ? sentField(seen, 'Authorization') : null));
          if (!good || !bad) return 'Send both times a token.';
          return good !== bad && good.length === bad.length ? null : 'Change a letter of the same token, and nothing else.';
        },
      ),
    },
    {
      id: 'expired',
      claim: 'After five minutes the very same token was worth nothing',
      check: wantsInOrder(
        [
          { method: 'GET', path: door, status: 200 },
          { method: 'POST', path: '/practice/clock', status: 200 },
          { method: 'GET', path: door, status: 401 },
        ],
        ([before, , after]) =>
          before && after && sentField(before, 'Authorization') === sentField(after, 'Authorization')
            ? null
            : 'That was another token: send the one that had opened the door.',
      ),
    },
    {
      id: 'renewed',
      claim: 'The refresh token brought a new pair',
      check: (seen) => {
        const renewed = seen.find((each) => pathOf(each) === '/auth/jwt/refresh/');
        if (!renewed) return 'Send the refresh token to /auth/jwt/refresh/.';
        return statusOf(renewed) === 200 && bodyAt(renewed, 'access') !== undefined
          ? null
          : 'It was refused: a refresh token works once.';
      },
    },
  ],
  slip: {
    says: 'Making a token up, and guessing the password.',
    asks: [
      sendJson('POST', create, { username: 'alice', password: 'guess' }),
      get(door, { headers: { Authorization: 'Bearer made.up.token' } }),
      sendJson('POST', '/auth/jwt/refresh/', { refresh: 'made.up.token' }),
    ],
  },
  takeaway: 'Anybody can read a JWT, nobody can change it, and whoever holds it is you until it expires.',
};
