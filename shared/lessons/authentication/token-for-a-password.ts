import type { Lesson } from '../lesson';
import { wants, wantsInOrder } from '../probing';
import { bodyAt, sentField, textAt } from '../seen';
import { code, get, paragraph, sendJson, step } from '../writing';
import { lastText } from './carried';

const exchange = '/api-token-auth/';
const door = '/auth/token/';

export const tokenForAPassword: Lesson = {
  id: 'token-for-a-password',
  track: 'authentication',
  title: 'Django’s token: the password once, the token ever after',
  minutes: 4,
  text: [
    paragraph(
      'Django REST framework brings a simple token. You send name and password once to an address that gives a token for them, and then the token with each request. The password stays out of everything that follows, and the token can be taken away without changing it.',
    ),
    code(
      'How a project switches it on',
      "INSTALLED_APPS = [..., 'rest_framework.authtoken']\n\nREST_FRAMEWORK = {\n    'DEFAULT_AUTHENTICATION_CLASSES': [\n        'rest_framework.authentication.TokenAuthentication',\n    ],\n}",
    ),
    paragraph(
      'The scheme word is `Token`, its own invention; the standard one is `Bearer`. A wrong password is 400 there, since for DRF it is a form that was filled in wrongly. Cairn can do both steps for you: choose Token in Auth, and give it the address.',
    ),
  ],
  steps: [
    step(
      'get',
      'Trade name and password for a token',
      '200, and one field.',
      sendJson('POST', exchange, { username: 'alice', password: 'practice' }),
    ),
    step('use', 'Use it', '200: alice, by token.', (ground) => {
      const token = lastText(ground, 'token');
      return token === null ? { notYet: 'Get a token first.' } : get(door, { headers: { Authorization: `Token ${token}` } });
    }),
    step(
      'wrong',
      'Trade a wrong password',
      '400, with `non_field_errors`: the form as a whole is wrong.',
      sendJson('POST', exchange, { username: 'alice', password: 'guess' }),
    ),
    step('word', 'Use the word Bearer', '401: the same token under another word is no token here.', (ground) => {
      const token = lastText(ground, 'token');
      return token === null ? { notYet: 'Get a token first.' } : get(door, { headers: { Authorization: `Bearer ${token}` } });
    }),
  ],
  scene: null,
  probes: [
    {
      id: 'traded',
      claim: 'A token came for a name and a password, and let you in',
      check: wantsInOrder(
        [
          { method: 'POST', path: exchange, status: 200 },
          { method: 'GET', path: door, status: 200 },
        ],
        ([given, used]) =>
          given && used && sentField(used, 'Authorization') === `Token ${textAt(given, 'token')}`
            ? null
            : 'Use the token that you were given.',
      ),
    },
    {
      id: 'wrong',
      claim: 'A wrong password was a wrong form',
      check: wants({
        method: 'POST',
        path: exchange,
        status: 400,
        also: (seen) =>
          Array.isArray(bodyAt(seen, 'non_field_errors')) ? null : 'A field was missing: send both, with a wrong password.',
      }),
    },
    {
      id: 'word',
      claim: 'The scheme word mattered',
      check: wants({
        method: 'GET',
        path: door,
        status: 401,
        also: (seen) =>
          sentField(seen, 'Authorization')?.startsWith('Bearer ') ? null : 'Send the token under the word Bearer.',
      }),
    },
  ],
  slip: {
    says: 'Asking for a token with GET, and leaving the password out.',
    asks: [get(exchange), sendJson('POST', exchange, { username: 'alice' }), get(door)],
  },
  takeaway: 'Trade the password once, and send what can be taken back.',
};
