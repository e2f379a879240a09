import type { Lesson, LessonGround } from '../lesson';
import { wants, wantsInOrder } from '../probing';
import { field, rowsAt, textAt, valueAt } from '../seen';
import { list, paragraph, sendJson, step } from '../writing';

const at =
  (more: string, make: (path: string) => ReturnType<typeof sendJson>) =>
  ({ seen }: LessonGround) => {
    const made = seen.map((each) => field(each, 'Location')).findLast((each) => each !== null);
    return made ? make(`${new URL(made).pathname}${more}`) : { notYet: 'Begin an order first: its Location is where to go on.' };
  };

export const smallSteps: Lesson = {
  id: 'small-steps',
  track: 'design',
  title: 'A transaction as a series of small modules',
  minutes: 6,
  text: [
    paragraph(
      'Buying books is one thing to a customer and four small requests to an API: begin a cart, say the address, say how you pay, confirm. Each deals with one part, can be tested alone, and can be sent again when no answer came. That is the freedom of small modules.',
    ),
    paragraph(
      'The price of it: somebody must think of the order. What may happen before what, which steps may be repeated, what is left when one of them never comes? Good answers say it themselves. Here each names the steps that are possible now as links, and a confirmation that comes too early is `409` and says what is missing.',
    ),
    list(
      'PUT for address and payment: [[idempotent]], so a lost answer is no trouble.',
      'POST for the confirmation: once it is done, it is done.',
    ),
  ],
  steps: [
    step('cart', 'Begin an order', '201, and links to what comes next.', sendJson('POST', '/orders/', { books: [21, 40] })),
    step(
      'too-early',
      'Confirm it at once',
      '409: two steps are missing.',
      at('/confirm', (path) => ({ method: 'POST', path })),
    ),
    step(
      'address',
      'Say the address',
      '200.',
      at('/address', (path) => sendJson('PUT', path, { name: 'Alice Ferreira', street: 'Harbour Lane 4', town: 'Penwick' })),
    ),
    step(
      'address-again',
      'Say it again',
      '200: the same as once.',
      at('/address', (path) => sendJson('PUT', path, { name: 'Alice Ferreira', street: 'Harbour Lane 4', town: 'Penwick' })),
    ),
    step(
      'payment',
      'Say how you pay',
      'Now a link to confirm is there.',
      at('/payment', (path) => sendJson('PUT', path, { method: 'invoice' })),
    ),
    step(
      'confirm',
      'Confirm',
      '200: ordered.',
      at('/confirm', (path) => ({ method: 'POST', path })),
    ),
  ],
  scene: null,
  probes: [
    {
      id: 'links',
      claim: 'The order said which steps come next',
      check: wants({
        method: 'POST',
        path: '/orders/',
        status: 201,
        also: (seen) =>
          rowsAt(seen, 'links').some((link) => valueAt(link, 'rel') === 'address') ? null : 'It names no next step.',
      }),
    },
    {
      id: 'too-early',
      claim: 'A confirmation that came too early was a conflict',
      check: wants({ method: 'POST', path: /^\/orders\/\d+\/confirm$/, named: 'the confirmation', status: 409 }),
    },
    {
      id: 'twice',
      claim: 'The same step twice was the same as once',
      check: wantsInOrder(
        [
          { method: 'PUT', path: /^\/orders\/\d+\/address$/, named: 'the address', status: 200 },
          { method: 'PUT', path: /^\/orders\/\d+\/address$/, named: 'the address again', status: 200 },
        ],
        ([one, two]) => (one?.text === two?.text ? null : 'Two different addresses: send the same one twice.'),
      ),
    },
    {
      id: 'done',
      claim: 'All four steps made one order',
      check: wantsInOrder(
        [
          { method: 'POST', path: '/orders/', status: 201 },
          { method: 'PUT', path: /^\/orders\/\d+\/payment$/, named: 'the payment', status: 200 },
          { method: 'POST', path: /^\/orders\/\d+\/confirm$/, named: 'the confirmation', status: 200 },
        ],
        ([, , done]) => (done && textAt(done, 'state') !== 'open' ? null : 'It is still open.'),
      ),
    },
  ],
  slip: {
    says: 'Beginning with an empty cart: there is no order, so there are no steps.',
    asks: [
      sendJson('POST', '/orders/', { books: [] }),
      { method: 'POST', path: '/orders/99/confirm' },
      sendJson('PUT', '/orders/1/address', {}),
    ],
  },
  takeaway: 'Small steps can be tested and repeated alone, if each says what comes next and what is missing.',
};
