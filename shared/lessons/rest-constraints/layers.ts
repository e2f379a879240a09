import type { Lesson } from '../lesson';
import { wants } from '../probing';
import { bodyAt, field } from '../seen';
import { get, list, paragraph, sendJson, step } from '../writing';

const order = '/orders/1';
const services = '/orders/services';

export const layers: Lesson = {
  id: 'layers',
  track: 'rest-constraints',
  title: 'Layers: who really answered?',
  minutes: 6,
  text: [
    paragraph(
      'Server A answers you. That A asks B, C and D first is none of your business, and in a [[layered system]] it stays that way: a proxy, a [[gateway]], a cache or a service of somebody else may stand in between, and each knows only its neighbours.',
    ),
    list(
      '`Via` names the layers that passed the message on (RFC 9110, 7.6.3).',
      '`Server-Timing` on an order tells how long stock, prices and delivery took.',
      'When the one behind talks junk, the gateway says 502; when it says nothing in time, 504. Both mean: not me, the one behind me.',
    ),
    paragraph(
      'An order is put together from three inner services. Put one of them to sleep and see whose fault the answer says it is.',
    ),
  ],
  steps: [
    step('order', 'Ask for an order', 'One answer made of three; see `Server-Timing`.', get(order)),
    step('asleep', 'Put delivery to sleep', 'A third party that hangs.', sendJson('PUT', services, { delivery: 'asleep' })),
    step('late', 'Ask again', '504 after half a second, and the body names the one that slept.', get(order)),
    step('junk', 'Let it talk nonsense', 'A third party that is broken.', sendJson('PUT', services, { delivery: 'junk' })),
    step('bad', 'Ask again', '502: an answer came, and nobody could read it.', get(order)),
    step('via', 'Ask through a gateway', '`Via` tells that somebody stood in between.', get('/strict/gateway/well')),
  ],
  scene: null,
  probes: [
    {
      id: 'three',
      claim: 'One answer was put together from three services',
      check: wants({
        method: 'GET',
        path: order,
        status: 200,
        also: (seen) => {
          const timing = field(seen, 'Server-Timing') ?? '';
          return ['stock', 'prices', 'delivery'].every((name) => timing.includes(name))
            ? null
            : 'Server-Timing does not name all three.';
        },
      }),
    },
    {
      id: 'late',
      claim: 'A sleeping service made it 504',
      check: wants({
        method: 'GET',
        path: order,
        status: 504,
        also: (seen) => (String(bodyAt(seen, 'detail')).includes('delivery') ? null : 'Another service than delivery slept.'),
      }),
    },
    { id: 'bad', claim: 'A babbling one made it 502', check: wants({ method: 'GET', path: order, status: 502 }) },
    {
      id: 'via',
      claim: 'A gateway left its name in Via',
      check: wants({
        method: 'GET',
        path: /./,
        named: '/strict/gateway/well',
        status: 200,
        also: (seen) => (field(seen, 'Via') === null ? 'No Via there: ask /strict/gateway/well, or at the balancer.' : null),
      }),
    },
  ],
  slip: {
    says: 'Asking for an order that nobody made. 404 is the word of the server you asked; no layer behind it has failed.',
    asks: [get('/orders/99'), sendJson('PUT', services, { delivery: 'angry' }), get('/orders/99')],
  },
  takeaway: 'You speak with one server. 502 and 504 tell you that the trouble is behind it.',
  after: [sendJson('PUT', services, { delivery: 'well' })],
};
