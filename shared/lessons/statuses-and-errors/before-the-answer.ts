import type { Lesson, SeenExchange } from '../lesson';
import { find } from '../probing';
import { get, list, paragraph, step } from '../writing';

const interims = ({ exchange }: SeenExchange): readonly number[] =>
  exchange.hops.flatMap((hop) => hop.interims.map(({ status }) => status));

const wantsInterim =
  (code: number, wanted: Parameters<typeof find>[0], times = 1) =>
  (seen: readonly SeenExchange[]) =>
    find(
      {
        ...wanted,
        also: (each) => {
          const count = interims(each).filter((status) => status === code).length;
          if (count >= times) return null;
          return count === 0 ? `No ${code} came before the answer.` : `Only ${count} times ${code} came before the answer.`;
        },
      },
      seen,
    ).missing;

export const beforeTheAnswer: Lesson = {
  id: 'before-the-answer',
  track: 'statuses-and-errors',
  title: '1xx: what comes before the answer',
  minutes: 4,
  text: [
    paragraph(
      'Some answers are only half of one: a head with a code from 100 to 199, and then the exchange goes on. Most clients hide them. Here they stand in the summary and in Wire, each with its time.',
    ),
    list(
      '`100 Continue`: go ahead with the body. Who sends something large may ask first, with `Expect: 100-continue`, and spare the bytes when the answer is no.',
      '`101 Switching Protocols`: from here on it is another protocol, such as WebSocket.',
      '`102 Processing`: still at work, do not hang up.',
      '`103 Early Hints`: fetch this picture while I make the page.',
    ),
  ],
  steps: [
    step('continue', 'Ask before you send a body', '100, then the body goes, then the answer.', {
      method: 'PUT',
      path: '/strict/store/x',
      headers: { Expect: '100-continue', 'Content-Type': 'text/plain' },
      body: 'a note',
    }),
    step('processing', 'Start something slow', 'Three times 102, then 200.', { method: 'POST', path: '/strict/rebuild' }),
    step(
      'hints',
      'Ask for a page with a picture',
      '103 with a `Link`, a quarter of a second before the page.',
      get('/strict/page'),
    ),
  ],
  scene: 'cycle',
  probes: [
    {
      id: 'continue',
      claim: 'A body waited for 100 Continue',
      check: wantsInterim(100, {
        method: 'PUT',
        path: /^\/strict\/store\//,
        named: '/strict/store/x with Expect: 100-continue',
        status: [201, 204],
      }),
    },
    {
      id: 'processing',
      claim: 'Slow work said that it was alive',
      check: wantsInterim(102, { method: 'POST', path: '/strict/rebuild', status: 200 }, 2),
    },
    {
      id: 'hints',
      claim: 'A hint came before its page',
      check: wantsInterim(103, { method: 'GET', path: '/strict/page', status: 200 }),
    },
  ],
  slip: {
    says: 'Expecting what nobody can do, which is 417, and sending a body without asking.',
    asks: [
      get('/', { headers: { Expect: 'a-miracle' } }),
      { method: 'PUT', path: '/strict/store/x', headers: { 'Content-Type': 'text/plain' }, body: 'a note' },
      get('/strict/rebuild'),
    ],
  },
  takeaway: 'A 1xx is not the answer: it says that one is coming, or asks you to go ahead.',
};
