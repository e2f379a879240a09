import type { Lesson } from '../lesson';
import { wants, wantsInOrder } from '../probing';
import { bodyAt, field } from '../seen';
import { get, list, paragraph, sendJson, step } from '../writing';

const shared = '/cache/s-maxage/';
const own = '/cache/private/';
const through = { door: 'balancer' } as const;

export const howLongItKeeps: Lesson = {
  id: 'how-long-it-keeps',
  track: 'policies',
  title: 'Fresh, stale, private: how long an answer keeps',
  minutes: 6,
  text: [
    paragraph(
      '`Cache-Control` is a label with a date on it. While the answer is younger than `max-age` it is [[fresh]] and may be used unseen. After that it is [[stale]], and what may be done then is written on the label as well.',
    ),
    list(
      '`max-age=60` – good for a minute, in any cache. `s-maxage` is the same for shared ones only.',
      '`private` – in the caller’s own cache, not in one that many share.',
      '`no-cache` – keep it, and ask each time. `no-store` – do not keep it.',
      '`must-revalidate` – once stale, never without asking. `stale-while-revalidate` – once more, while a new one is fetched.',
    ),
    paragraph(
      'The balancer here is a shared cache. What you ask for is good for ten seconds in your own cache and for two minutes in a shared one. The clock of this server can be moved on, so two minutes pass at once.',
    ),
  ],
  steps: [
    step('first', 'Ask for something good for two minutes', 'MISS or HIT: look at `Age`.', get(shared, through)),
    step('fresh', 'Ask again at once', 'HIT: still fresh.', get(shared, through)),
    step('wait', 'Let two minutes pass', 'By the server’s clock.', sendJson('POST', '/practice/clock', { advance: 125 })),
    step('stale', 'Ask once more', 'No HIT: it was stale and had to be asked about.', get(shared, through)),
    step('private-1', 'Ask for something private', 'Kept in no shared cache.', get(own, through)),
    step('private-2', 'Ask for it again', 'Made anew.', get(own, through)),
  ],
  scene: 'cache-freshness',
  probes: [
    {
      id: 'fresh-then-stale',
      claim: 'The same answer was fresh, and then it was not',
      check: wantsInOrder(
        [
          {
            method: 'GET',
            path: shared,
            status: 200,
            also: (seen) => (field(seen, 'X-Cache') === 'HIT' ? null : 'No copy has answered yet: ask twice, at the balancer.'),
          },
          { method: 'POST', path: '/practice/clock', status: 200 },
          { method: 'GET', path: shared, status: 200 },
        ],
        ([, , later]) =>
          later && field(later, 'X-Cache') !== 'HIT' ? null : 'It is still fresh: move the clock on by two minutes.',
      ),
    },
    {
      id: 'private',
      claim: 'What is private was in no shared cache',
      check: wantsInOrder(
        [
          {
            method: 'GET',
            path: own,
            status: 200,
            also: (seen) => (field(seen, 'X-Cache') === null ? 'Ask at the balancer: it is the shared cache.' : null),
          },
          { method: 'GET', path: own, status: 200 },
        ],
        ([one, two]) => (one && two && bodyAt(one, 'made') !== bodyAt(two, 'made') ? null : 'Both are the same copy.'),
      ),
    },
    {
      id: 'label',
      claim: 'You read the label',
      check: wants({
        method: 'GET',
        path: shared,
        status: 200,
        also: (seen) =>
          field(seen, 'Cache-Control')?.includes('s-maxage') && field(seen, 'Via') !== null
            ? null
            : 'Ask at the balancer and read Cache-Control.',
      }),
    },
  ],
  slip: {
    says: 'Asking the server itself: without a cache in between nothing is ever stale.',
    asks: [get(shared), get(shared), get(own), get(own)],
  },
  takeaway: 'Say how long it keeps, who may keep it, and what to do when it is past its date.',
};
