import type { Lesson, LessonGround, LessonRequest, NotYet, SeenExchange } from '../lesson';
import { wantsInOrder } from '../probing';
import { bodyAt, field, rowsAt, textAt } from '../seen';
import { get, list, paragraph, sendJson, step } from '../writing';

const first: NotYet = { notYet: 'Put a book into the cart first: the answer brings what the next request must carry.' };

function withToken({ seen }: LessonGround): LessonRequest | NotYet {
  const token = seen.map((each) => textAt(each, 'token')).findLast((each) => each !== '');
  return token === undefined ? first : get('/cart', { door: 'balancer', headers: { Authorization: `Bearer ${token}` } });
}

function withCookie({ seen }: LessonGround): LessonRequest | NotYet {
  const cookie = seen.map(sessionOf).findLast((each) => each !== null);
  return cookie ? get('/cart/session', { door: 'balancer', headers: { Cookie: cookie } }) : first;
}

const sessionOf = (seen: SeenExchange): string | null => /cart_session=[^;]+/.exec(field(seen, 'Set-Cookie') ?? '')?.[0] ?? null;
const replicaOf = (seen: SeenExchange | undefined): string | null => (seen ? field(seen, 'X-Served-By') : null);
const addTo = (path: string) => sendJson('POST', path, { book: 3 }, { door: 'balancer' });

export const cartInAToken: Lesson = {
  id: 'cart-in-a-token',
  track: 'rest-constraints',
  title: 'A shopping cart without a memory',
  minutes: 6,
  text: [
    paragraph(
      'A shop remembers what you put into the cart. How can it, when a [[stateless]] server keeps nothing? It hands you the cart. What comes back is a [[token]], signed so that nobody can change it, with the cart written inside. You send it along with the next request, and any server that knows the key can go on from there.',
    ),
    paragraph(
      'The other way is a [[session]]: the server keeps the cart in its own memory and gives you a [[cookie]] with a number. On one server that works. Behind a balancer the next request may reach a server that has never heard of the number, and the cart is empty.',
    ),
    list(
      'Look at `X-Served-By` on both: the replica changes from request to request.',
      'Why takes the token apart for you: it can be read by anybody. Do not put secrets into one.',
    ),
  ],
  steps: [
    step('token-add', 'Put a book into the cart', 'A token comes back; the cart is inside.', addTo('/cart')),
    step('token-ask', 'Ask with the token', 'The book is still there, whoever answered.', withToken),
    step('session-add', 'Do it with a session', 'A cookie comes back; the cart stays at that replica.', addTo('/cart/session')),
    step('session-ask', 'Ask with the cookie', 'Another replica: `known` is false, and the cart is empty.', withCookie),
  ],
  scene: 'stateless-or-session',
  probes: [
    {
      id: 'carried',
      claim: 'The cart came along in the token, to another replica',
      check: wantsInOrder(
        [
          { method: 'POST', path: '/cart', status: 200 },
          { method: 'GET', path: '/cart', status: 200 },
        ],
        ([added, asked]) => {
          if (!asked || rowsAt(asked, 'lines').length === 0)
            return 'The cart came back empty. Send the token as Authorization: Bearer.';
          return replicaOf(added) !== null && replicaOf(added) !== replicaOf(asked)
            ? null
            : 'One server answered both. Ask at the balancer, so that it matters.';
        },
      ),
    },
    {
      id: 'lost',
      claim: 'The session was unknown to the next replica',
      check: wantsInOrder(
        [
          {
            method: 'POST',
            path: '/cart/session',
            status: 200,
            also: (seen) => (sessionOf(seen) ? null : 'No cookie came with it.'),
          },
          { method: 'GET', path: '/cart/session', status: 200 },
        ],
        ([added, asked]) => {
          if (!asked?.exchange.hops[0]?.requestHeaders.some(([name]) => name.toLowerCase() === 'cookie'))
            return 'Send the cookie along.';
          if (replicaOf(added) === replicaOf(asked)) return 'The same replica answered twice. Ask once more, at the balancer.';
          return bodyAt(asked, 'known') === false
            ? null
            : 'That replica knew the session: callers are kept at one replica just now.';
        },
      ),
    },
  ],
  slip: {
    says: 'Asking for the cart without sending anything back. An empty cart is not lost; it was never yours.',
    asks: [
      addTo('/cart'),
      get('/cart', { door: 'balancer' }),
      addTo('/cart/session'),
      get('/cart/session', { door: 'balancer' }),
    ],
  },
  takeaway: 'Hand the state to the client, signed, and any server can answer. Keep it in one server, and only that one can.',
};
