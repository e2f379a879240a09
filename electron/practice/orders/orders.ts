import type { z } from 'zod';
import type { Endpoint } from '../endpoint.ts';
import { json, type HeaderPair, type WholeAnswer } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { readJson } from '../frame/read-json.ts';
import { refuse } from '../frame/refuse.ts';
import { jsonType } from '../library/examples.ts';
import { askService, changeMoods, moods, moodsOf, moodsSchema, serviceNames, type ServiceAnswer } from './inner-services.ts';
import {
  addressSchema,
  cartSchema,
  keepOrder,
  openOrder,
  orderNumbered,
  paymentSchema,
  stepsLeft,
  type Order,
} from './order-book.ts';

const orderList: Endpoint = {
  path: '/orders/',
  methods: ['POST'],
  group: 'Layers',
  summary: 'The cart: an order begins',
  description:
    'The first of four small requests that make one transaction: the cart here, then PUT address, PUT payment, POST confirm. The answer has a Location and says what comes next as links.',
  describes: { POST: { body: cartSchema } },
  tryIt: [
    {
      method: 'POST',
      path: '/orders/',
      headers: jsonType,
      body: '{"books":[21,30]}',
      expect: 201,
      says: 'two books in the cart',
    },
    { method: 'POST', path: '/orders/', headers: jsonType, body: '{"books":[]}', expect: 400, says: 'an empty cart is no order' },
    { method: 'POST', path: '/orders/', headers: jsonType, body: '{"books":[9999]}', expect: 422, says: 'no such book' },
  ],
  async handle(ask) {
    const cart = await readJson(ask, cartSchema);
    if (!cart.ok) return refuse(ask, cart.refusal);
    const unknown = cart.value.books.filter((id) => !ask.world.rows.find('books', id));
    if (unknown.length > 0) return refuse(ask, { status: 422, detail: `No book has the number ${unknown.join(', ')}.` });
    const order = openOrder(ask.world, cart.value.books);
    return json(201, bare(ask, order), [['Location', addressOf(ask, order)]]);
  },
};

const orderInstance: Endpoint = {
  path: '/orders/{id}',
  methods: ['GET'],
  group: 'Layers',
  summary: 'An order, put together from three services',
  description:
    'Asks three inner services at once, stock, prices and delivery, and answers with one object; the caller sees one server. Server-Timing says how long each took. A service that talks junk or is gone makes it 502, one that sleeps 504: PUT /orders/services decides.',
  tryIt: [
    { method: 'GET', path: '/orders/1', expect: 200, says: 'three answers in one' },
    { method: 'GET', path: '/orders/99', expect: 404, says: 'no such order' },
  ],
  async handle(ask) {
    const order = orderIn(ask);
    if (!order) return noSuchOrder(ask);
    const answers = await Promise.all(serviceNames.map((name) => askService(ask.world, name, order.books)));
    const timing: HeaderPair = ['Server-Timing', answers.map(({ name, ms }) => `${name};dur=${ms}`).join(', ')];
    const failed = answers.find(({ outcome }) => outcome.kind !== 'answer');
    if (failed) return failure(ask, failed, timing);
    const parts = Object.fromEntries(
      answers.map(({ name, outcome }) => [name, outcome.kind === 'answer' ? outcome.value : null]),
    );
    return json(200, { ...bare(ask, order), ...parts }, [timing]);
  },
};

function failure(ask: Ask, { name, outcome }: ServiceAnswer, timing: HeaderPair): WholeAnswer {
  const isLate = outcome.kind === 'late';
  return refuse(ask, {
    status: isLate ? 504 : 502,
    detail: isLate ? `The service ${name} did not answer in time.` : `The service ${name} gave no answer that can be read.`,
    help: `PUT /orders/services {"${name}":"well"} mends it; the order itself is safe.`,
    headers: [timing, ['Cache-Control', 'no-store']],
  });
}

const orderServices: Endpoint = {
  path: '/orders/services',
  methods: ['GET', 'PUT'],
  group: 'Layers',
  summary: 'How the services behind an order are',
  description: `Each of ${serviceNames.join(', ')} is ${moods.join(', ')}. PUT changes those it names; a reset makes all well.`,
  describes: { PUT: { body: moodsSchema } },
  tryIt: [
    { method: 'GET', path: '/orders/services', expect: 200, says: 'all well' },
    {
      method: 'PUT',
      path: '/orders/services',
      headers: jsonType,
      body: '{"delivery":"asleep"}',
      expect: 200,
      says: 'orders are 504 now',
    },
    {
      method: 'PUT',
      path: '/orders/services',
      headers: jsonType,
      body: '{"delivery":"angry"}',
      expect: 400,
      says: 'no such mood',
    },
  ],
  async handle(ask) {
    if (ask.method !== 'PUT') return json(200, moodsOf(ask.world));
    const asked = await readJson(ask, moodsSchema);
    if (!asked.ok) return refuse(ask, asked.refusal);
    changeMoods(ask.world, asked.value);
    return json(200, moodsOf(ask.world));
  },
};

/** PUT of one step; said twice it is said once. */
function stepEndpoint<T>(step: 'address' | 'payment', schema: z.ZodType<T>, sample: T): Endpoint {
  const put = { method: 'PUT', headers: jsonType };
  return {
    path: `/orders/{id}/${step}`,
    methods: ['PUT'],
    group: 'Layers',
    summary: `The ${step} of an order`,
    description: `A step of the transaction: says the ${step}. The same PUT may be sent again, for instance when no answer came, and nothing is done twice. After the confirmation it is 409.`,
    describes: { PUT: { body: schema } },
    tryIt: [
      { ...put, path: `/orders/1/${step}`, body: JSON.stringify(sample), expect: 200, says: `the ${step} is known` },
      { ...put, path: `/orders/1/${step}`, body: '{}', expect: 400, says: 'something is missing' },
    ],
    async handle(ask) {
      const order = orderIn(ask);
      if (!order) return noSuchOrder(ask);
      if (order.confirmed !== undefined)
        return refuse(ask, { status: 409, detail: 'The order is confirmed; it is not changed any more.' });
      const said = await readJson(ask, schema);
      if (!said.ok) return refuse(ask, said.refusal);
      return json(200, bare(ask, keepOrder(ask.world, { ...order, [step]: said.value })));
    },
  };
}

const orderConfirm: Endpoint = {
  path: '/orders/{id}/confirm',
  methods: ['POST'],
  group: 'Layers',
  summary: 'The last step: it is ordered',
  description: 'Confirms an order that has an address and a payment; before that it is 409 and says which step is missing.',
  tryIt: [{ method: 'POST', path: '/orders/1/confirm', expect: 409, says: 'steps are missing' }],
  handle(ask) {
    const order = orderIn(ask);
    if (!order) return noSuchOrder(ask);
    const left = stepsLeft(order);
    if (left.length > 0) {
      const help = `PUT ${left.map((step) => `${addressOf(ask, order)}/${step}`).join(' and ')} first.`;
      return refuse(ask, { status: 409, detail: `The order has no ${left.join(' and no ')} yet.`, help });
    }
    const confirmed = order.confirmed ?? new Date(ask.world.clock.now()).toISOString();
    return json(200, bare(ask, keepOrder(ask.world, { ...order, confirmed })));
  },
};

export const orders: readonly Endpoint[] = [
  orderList,
  orderServices,
  orderInstance,
  stepEndpoint('address', addressSchema, { name: 'Alice Ferreira', street: 'Harbour Lane 4', town: 'Penwick' }),
  stepEndpoint('payment', paymentSchema, { method: 'invoice' }),
  orderConfirm,
];

/** The order as it stands, with the requests that can follow. */
function bare(ask: Ask, order: Order): Record<string, unknown> {
  const self = addressOf(ask, order);
  const isOpen = order.confirmed === undefined;
  const next = stepsLeft(order).map((step) => ({ rel: step, method: 'PUT', href: `${self}/${step}` }));
  const confirm = isOpen && next.length === 0 ? [{ rel: 'confirm', method: 'POST', href: `${self}/confirm` }] : [];
  const { id: _id, ...said } = order;
  return { url: self, state: isOpen ? 'open' : 'confirmed', ...said, links: [...next, ...confirm] };
}

const addressOf = (ask: Ask, order: Order): string => `${ask.origin}/orders/${order.id}`;
const orderIn = (ask: Ask): Order | undefined => orderNumbered(ask.world, ask.params['id'] ?? '');
const noSuchOrder = (ask: Ask): WholeAnswer => refuse(ask, { status: 404, detail: 'There is no such order.' });
