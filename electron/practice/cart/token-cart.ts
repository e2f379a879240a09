import { createHmac, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Endpoint } from '../endpoint.ts';
import { json, type WholeAnswer } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { refuse } from '../frame/refuse.ts';
import { jsonType } from '../library/examples.ts';
import { cartLine, wish, withWish, type CartLine } from './cart-lines.ts';

/** Every replica knows it, so each of them reads the tokens of the others. */
const secret = 'practice carts are for practice';

const claims = z.object({ cart: z.string(), lines: z.array(cartLine) });
type Cart = z.infer<typeof claims>;

export const tokenCart: Endpoint = {
  path: '/cart',
  methods: ['GET', 'POST', 'DELETE'],
  group: 'Layers',
  summary: 'A cart that the caller carries',
  description:
    'The cart is in a signed token (a JWT, to be read by anybody and changed by nobody) that every answer brings anew: send it back as Authorization: Bearer. The server remembers nothing, so any replica behind the balancer can go on. POST {"book": 3, "count": 1} puts something in, DELETE begins anew.',
  describes: { POST: { body: wish } },
  tryIt: [
    { method: 'GET', path: '/cart', expect: 200, says: 'an empty cart, and its token' },
    {
      method: 'POST',
      path: '/cart',
      headers: jsonType,
      body: '{"book":3}',
      expect: 200,
      says: 'a book in it, and another token',
    },
    { method: 'POST', path: '/cart', headers: jsonType, body: '{"book":99999}', expect: 400, says: 'no such book' },
    { method: 'GET', path: '/cart', headers: { Authorization: 'Bearer x.y.z' }, expect: 401, says: 'not a token of ours' },
  ],
  async handle(ask) {
    const cart = ask.method === 'DELETE' ? emptyCart() : cartOf(ask);
    if (!cart)
      return refuse(ask, {
        status: 401,
        detail: 'That token was not made here, or was changed on the way.',
        help: 'Leave it out to get an empty cart.',
        headers: [['WWW-Authenticate', 'Bearer realm="cart", error="invalid_token"']],
      });
    if (ask.method !== 'POST') return answer(cart);
    const lines = await withWish(ask, cart.lines);
    return lines.ok ? answer({ ...cart, lines: lines.value }) : refuse(ask, lines.refusal);
  },
};

const emptyCart = (): Cart => ({ cart: randomUUID(), lines: [] as CartLine[] });

function cartOf(ask: Ask): Cart | null {
  const token = /^Bearer +(\S+)$/i.exec(ask.headers.authorization ?? '')?.[1];
  if (token === undefined) return emptyCart();
  const [header = '', payload = '', signature = '', ...more] = token.split('.');
  if (more.length > 0 || signature !== sign(`${header}.${payload}`)) return null;
  return claims.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
}

function answer({ cart, lines }: Cart): WholeAnswer {
  const signed = [
    { alg: 'HS256', typ: 'JWT' },
    { cart, lines },
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return json(200, { cart, lines, token: `${signed}.${sign(signed)}` }, [
    ['Cache-Control', 'no-store'],
    ['Vary', 'Authorization'],
  ]);
}

const sign = (text: string): string => createHmac('sha256', secret).update(text).digest('base64url');
