import type { Endpoint } from '../endpoint.ts';
import { json, type HeaderPair, type WholeAnswer } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { refuse } from '../frame/refuse.ts';
import { jsonType } from '../library/examples.ts';
import { cookiesOf, randomToken } from '../policies/sessions.ts';
import { wish, withWish, type CartLine } from './cart-lines.ts';

const cookieName = 'cart_session';
const cartsOf = (ask: Ask): Map<string, readonly CartLine[]> => ask.world.recall('session carts', () => new Map());

/** The twin that breaks: what one server remembers, the next one has never heard of. */
export const sessionCart: Endpoint = {
  path: '/cart/session',
  methods: ['GET', 'POST', 'DELETE'],
  group: 'Layers',
  summary: 'A cart that the server remembers',
  description:
    'The same cart, kept in the memory of the server under a cookie. On one server that works; behind the balancer, every second request meets a replica that has never heard of the session, and the cart is empty. Sticky callers mend it until their replica dies. known says whether the session was found.',
  describes: { POST: { body: wish } },
  tryIt: [
    { method: 'GET', path: '/cart/session', expect: 200, says: 'an empty cart' },
    {
      method: 'POST',
      path: '/cart/session',
      headers: jsonType,
      body: '{"book":3}',
      expect: 200,
      says: 'a book in it, and a cookie',
    },
    {
      method: 'GET',
      path: '/cart/session',
      headers: { Cookie: `${cookieName}=of-another-server` },
      expect: 200,
      says: 'a session nobody knows: empty',
    },
  ],
  async handle(ask) {
    const session = cookiesOf(ask).get(cookieName) ?? '';
    const lines = cartsOf(ask).get(session);
    if (ask.method === 'POST') return put(ask, lines === undefined ? null : { session, lines });
    if (ask.method === 'DELETE') cartsOf(ask).delete(session);
    return json(200, { known: lines !== undefined, lines: ask.method === 'DELETE' ? [] : (lines ?? []) }, headers);
  },
};

interface Found {
  readonly session: string;
  readonly lines: readonly CartLine[];
}

/** A session that this server did not begin is not gone on with: somebody could have chosen its name for another. */
async function put(ask: Ask, found: Found | null): Promise<WholeAnswer> {
  const next = await withWish(ask, found?.lines ?? []);
  if (!next.ok) return refuse(ask, next.refusal);
  const session = found?.session ?? randomToken();
  cartsOf(ask).set(session, next.value);
  const cookie: HeaderPair = ['Set-Cookie', `${cookieName}=${session}; Path=/; HttpOnly; SameSite=Lax`];
  return json(200, { known: found !== null, lines: next.value }, found ? headers : [...headers, cookie]);
}

const headers: readonly HeaderPair[] = [
  ['Cache-Control', 'no-store'],
  ['Vary', 'Cookie'],
];
