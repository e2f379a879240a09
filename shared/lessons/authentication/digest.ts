import type { Lesson } from '../lesson';
import { blankAuth } from '../../model/auth';
import { wants } from '../probing';
import { field, textAt } from '../seen';
import { headerValue } from '../../http/header-list';
import { get, list, paragraph, step } from '../writing';

const door = '/auth/digest/';
const alice = { ...blankAuth.digest, username: 'alice', password: 'practice' };

export const digest: Lesson = {
  id: 'digest',
  track: 'authentication',
  title: 'Digest: proving a password without sending it',
  minutes: 4,
  text: [
    paragraph(
      'With Digest the password never goes over the wire. The server sends a number that it will accept only for a while, the nonce. You answer with a digest of name, password, nonce, counter, method and address. Whoever listens learns nothing that works for another request.',
    ),
    list(
      'So it takes two requests: one to be challenged, one to answer. Look at the two hops in Wire.',
      'The counter `nc` goes up each time, so that an old answer cannot be sent again.',
      'Servers must keep the password, or something as good, to work the digest out; and the rest of the message is as readable as before. With https everywhere, Digest has become rare.',
    ),
  ],
  steps: [
    step('challenge', 'Come without anything', '401, with nonce, algorithm and quality of protection.', get(door)),
    step('answer', 'Come as alice', 'Two hops: the challenge, and the answer to it.', get(door, { auth: alice })),
    step(
      'sha-512',
      'With another algorithm',
      'SHA-512-256, because the server said so.',
      get('/auth/digest/SHA-512-256/auth/', { auth: alice }),
    ),
  ],
  scene: null,
  probes: [
    {
      id: 'nonce',
      claim: 'The challenge carried a nonce',
      check: wants({
        method: 'GET',
        path: door,
        status: 401,
        also: (seen) => (field(seen, 'WWW-Authenticate')?.includes('nonce=') ? null : 'There is no nonce in that challenge.'),
      }),
    },
    {
      id: 'answered',
      claim: 'The second hop answered it, and you were let in',
      check: wants({
        method: 'GET',
        path: /^\/auth\/digest\//,
        named: door,
        status: 200,
        also: (seen) => {
          const sent = headerValue(seen.exchange.hops.at(-1)?.requestHeaders ?? [], 'Authorization') ?? '';
          if (seen.exchange.hops.length < 2) return 'It took one hop only: nobody was challenged.';
          return /response="[0-9a-f]{32,}"/.test(sent) && textAt(seen, 'username') === 'alice'
            ? null
            : 'That was not alice, by digest.';
        },
      }),
    },
  ],
  slip: {
    says: 'Sending half a digest, and asking for an algorithm from a joke.',
    asks: [
      get('/auth/digest/ROT13/auth/'),
      get('/auth/digest/MD5/auth/', { headers: { Authorization: 'Digest username="alice"' } }),
    ],
  },
  takeaway: 'Digest proves that you know the password; what it does not do is hide the message.',
};
