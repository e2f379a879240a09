import type { Lesson, LessonGround, LessonRequest, NotYet } from '../lesson';
import { wants, wantsInOrder } from '../probing';
import { firstHop, rowsAt, sentField, textAt, valueAt } from '../seen';
import { get, list, note, paragraph, sendJson, step } from '../writing';
import { lastText } from './carried';

const door = '/auth/api-key/';
const keys = '/auth/keys/';
const firstIssue: NotYet = { notYet: 'Have a key issued first; it is shown that once.' };

const withFirstKey = ({ seen }: LessonGround): LessonRequest | NotYet => {
  const key = seen.map((each) => textAt(each, 'key')).find((each) => each !== '');
  return key === undefined ? firstIssue : get(door, { headers: { 'X-API-Key': key } });
};

const ofKey =
  (method: string, more: string) =>
  (ground: LessonGround): LessonRequest | NotYet => {
    const url = lastText(ground, 'url');
    return url === null ? firstIssue : { method, path: `${new URL(url).pathname}${more}`, as: 'alice' };
  };

export const apiKeys: Lesson = {
  id: 'api-keys',
  track: 'authentication',
  title: 'API keys: issued, watched, exchanged, revoked',
  minutes: 7,
  text: [
    paragraph(
      'An [[API key]] is one text for each client program. It says which program asks, rather than which person, and it stays the same until somebody takes it away. So its life matters more than its form: who issued it, what it is used for, how it is exchanged.',
    ),
    list(
      'It is shown once, when it is issued; the server keeps only a digest.',
      'In a header it stays out of sight. In the address it ends up in logs, histories and the `Referer` of the next page.',
      'Exchange it now and then: the old one goes on for a while, so that nothing breaks meanwhile.',
      'The log of its uses is where a stolen key shows. Look for a place you have never been.',
    ),
    note(
      'An API key identifies one client',
      'It identifies whoever has it. Keys are copied into scripts, pages and tickets, so treat one as a password that is easily lost: over https, with few rights, and with an end.',
      'OWASP, REST security',
    ),
  ],
  steps: [
    step(
      'issue',
      'Have a key issued',
      '201, with the key: this is the only time.',
      sendJson('POST', keys, { name: 'shop window' }, { as: 'alice' }),
    ),
    step('use', 'Use it in a header', '200, by `X-API-Key`.', withFirstKey),
    step(
      'leak',
      'Use a key in the address',
      '200 too, and now it stands in the server’s log.',
      get(`${door}?api_key=alice.Vb3xQ0rU7mKpYw2c`),
    ),
    step('usage', 'Read what the key was used for', 'When, where, and whether it was let in.', ofKey('GET', 'usage/')),
    step('revoke', 'Revoke it', '204, at once and for good.', ofKey('DELETE', '')),
    step('dead', 'Try it once more', '403: a key has no challenge, so it is not 401.', withFirstKey),
  ],
  scene: null,
  probes: [
    {
      id: 'issued',
      claim: 'A key was made and shown',
      check: wants({
        method: 'POST',
        path: keys,
        status: 201,
        also: (seen) => (textAt(seen, 'key') === '' ? 'The key is not in the answer.' : null),
      }),
    },
    {
      id: 'used-and-dead',
      claim: 'It opened the door until it was revoked',
      check: wantsInOrder(
        [
          { method: 'GET', path: door, status: 200 },
          { method: 'DELETE', path: /^\/auth\/keys\/\d+\/$/, named: 'the key', status: 204 },
          { method: 'GET', path: door, status: 403 },
        ],
        ([before, , after]) => {
          const key = before ? sentField(before, 'X-API-Key') : null;
          return key !== null && after && key === sentField(after, 'X-API-Key') ? null : 'Send the same key before and after.';
        },
      ),
    },
    {
      id: 'leaked',
      claim: 'In the address a key is there for all to read',
      check: wants({
        method: 'GET',
        path: /^\/auth\/api-key\/\?api_key=/,
        named: '/auth/api-key/?api_key=…',
        status: 200,
        also: (seen) => (firstHop(seen)?.target.includes('api_key=') ? null : 'It was not in the request line.'),
      }),
    },
    {
      id: 'watched',
      claim: 'Its uses were written down',
      check: wants({
        method: 'GET',
        path: /^\/auth\/keys\/\d+\/usage\/$/,
        named: 'the uses of the key',
        status: 200,
        also: (seen) => (valueAt(rowsAt(seen, 'uses')[0], 'accepted') === true ? null : 'It was not used yet.'),
      }),
    },
  ],
  slip: {
    says: 'Having a key issued without saying what for, and coming with one nobody has.',
    asks: [
      sendJson('POST', keys, {}, { as: 'alice' }),
      get(door, { headers: { 'X-API-Key': 'nobody.key' } }),
      get(`${door}?api_key=nobody.key`),
      get('/auth/keys/99/usage/', { as: 'bert' }),
    ],
  },
  takeaway: 'A key is shown once, kept out of addresses, watched, exchanged, and revoked when in doubt.',
};
