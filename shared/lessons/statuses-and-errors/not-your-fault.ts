import type { Lesson } from '../lesson';
import { wants, wantsInOrder } from '../probing';
import { field } from '../seen';
import { get, list, paragraph, sendJson, step } from '../writing';

const page = '/strict/books/21';
const maintenance = (on: boolean) => sendJson('PUT', '/practice/switches', { maintenance: on });

export const notYourFault: Lesson = {
  id: 'not-your-fault',
  track: 'statuses-and-errors',
  title: '5xx: whose fault, and is it worth trying again?',
  minutes: 6,
  text: [
    list(
      '`500`: a bug. The same request will most likely hit it again.',
      '`501`: the server does not know the method at all.',
      '`502`: a gateway got nonsense from the one behind it.',
      '`503`: not now. `Retry-After` says when; believe it.',
      '`504`: a gateway waited in vain.',
    ),
    paragraph(
      'A 5xx says nothing about your request: it may have been right, and it may have been carried out before the answer was lost. So repeat a GET freely, a POST only when you can find out whether the first one went through.',
    ),
    paragraph('This server can be put under maintenance. Do it, ask, wait for as long as it says, and take it off again.'),
  ],
  steps: [
    step('bug', 'Run into a bug', '500, and nothing of the inside is told.', get('/strict/bug')),
    step('unknown', 'Use a method that nobody knows', '501.', { method: 'BREW', path: '/' }),
    step('junk', 'Ask a gateway whose server babbles', '502, and `Via` names the gateway.', get('/strict/gateway/junk')),
    step('asleep', 'Ask one whose server sleeps', '504.', get('/strict/gateway/asleep')),
    step('closed', 'Put the server under maintenance', 'From now on everything is 503.', maintenance(true)),
    step('later', 'Ask for a book', '503 with `Retry-After`.', get(page)),
    step('open', 'Take it off again', 'Open.', maintenance(false)),
    step('again', 'Ask once more', '200: the same request, and now it works.', get(page)),
  ],
  scene: null,
  probes: [
    {
      id: 'bug',
      claim: 'You met a bug that said nothing of the inside',
      check: wants({
        method: 'GET',
        path: '/strict/bug',
        status: 500,
        also: (seen) => (/at .*\.(ts|js):\d+/.test(seen.text ?? '') ? 'It showed its inside.' : null),
      }),
    },
    {
      id: 'behind',
      claim: 'Two gateways blamed the one behind them',
      check: (seen) => {
        const statuses = new Set(seen.flatMap(({ exchange }) => (exchange.phase === 'finished' ? exchange.head.status : [])));
        const missing = [502, 504].filter((code) => !statuses.has(code));
        return missing.length === 0
          ? null
          : `Not met yet: ${missing.join(' and ')}. Ask /strict/gateway/junk and /strict/gateway/asleep.`;
      },
    },
    {
      id: 'came-back',
      claim: 'The same request failed with 503 and worked later',
      check: wantsInOrder(
        [
          { method: 'GET', path: page, status: 503 },
          { method: 'GET', path: page, status: 200 },
        ],
        ([closed]) => (closed && field(closed, 'Retry-After') !== null ? null : 'That 503 does not say when to come back.'),
      ),
    },
    {
      id: 'unknown',
      claim: 'A method from a joke was 501',
      check: wants({ method: 'BREW', path: /./, named: 'anything', status: 501 }),
    },
  ],
  slip: {
    says: 'Having any status returned for the asking in place of earning it: nothing has happened, and the server says so.',
    asks: [get('/status/500'), get('/status/503'), get('/strict/gateway/unknown'), { method: 'POST', path: '/teapot' }],
  },
  takeaway: '503 and 504 may pass, 500 will not, and after any of them a POST may have been done.',
  after: [maintenance(false)],
};
