import type { Lesson } from '../lesson';
import { wants, wantsInOrder } from '../probing';
import { bodyAt, field } from '../seen';
import { get, list, paragraph, step } from '../writing';

const kept = '/cache/max-age/';
const never = '/cache/no-store/';
const twice = { door: 'balancer' } as const;

export const markedCacheable: Lesson = {
  id: 'marked-cacheable',
  track: 'rest-constraints',
  title: 'Cacheable: the fastest request is the one that is not made',
  minutes: 5,
  text: [
    paragraph(
      'Every answer says whether it may be kept. `Cache-Control: max-age=60` means: for a minute anybody may use this copy in place of asking again. `no-store` means: keep it nowhere. So a [[cache]] between you and the server can answer in its place, and the server is spared.',
    ),
    list(
      '`X-Cache: MISS` – the balancer had no copy and asked a replica.',
      '`X-Cache: HIT` – it had one. `Age` says for how many seconds.',
      'The body counts how often it was made. From a copy it comes with the old number.',
    ),
    paragraph('Compare the times of the first and the second in Time: what was not made did not take any.'),
  ],
  steps: [
    step('miss', 'Ask for something that may be kept', 'MISS: it had to be made.', get(kept, twice)),
    step('hit', 'Ask again', 'HIT, with `Age`, and the same number in `made`.', get(kept, twice)),
    step('never-1', 'Ask for something that may not', 'MISS, naturally.', get(never, twice)),
    step('never-2', 'Ask for that again', 'MISS again: it was made anew.', get(never, twice)),
  ],
  scene: 'cache-freshness',
  probes: [
    {
      id: 'hit',
      claim: 'The second answer came from a copy',
      check: wantsInOrder(
        [
          { method: 'GET', path: kept, status: 200 },
          { method: 'GET', path: kept, status: 200 },
        ],
        ([made, copy]) => {
          if (!copy || field(copy, 'X-Cache') === null) return 'No cache has said anything: ask at the balancer.';
          if (field(copy, 'X-Cache') !== 'HIT') return 'The second was made anew. Ask again within a minute.';
          return made && bodyAt(made, 'made') === bodyAt(copy, 'made') ? null : 'A copy should have the number of the original.';
        },
      ),
    },
    {
      id: 'age',
      claim: 'and told its age',
      check: wants({
        method: 'GET',
        path: kept,
        status: 200,
        also: (seen) => (/^\d+$/.test(field(seen, 'Age') ?? '') ? null : 'That answer has no Age: it is not a copy.'),
      }),
    },
    {
      id: 'never',
      claim: 'What must not be kept was made twice',
      check: wantsInOrder(
        [
          { method: 'GET', path: never, status: 200 },
          { method: 'GET', path: never, status: 200 },
        ],
        ([one, two]) => {
          if (!one || !two || field(two, 'X-Cache') === null) return 'Ask for it twice, at the balancer.';
          return field(two, 'X-Cache') === 'MISS' ? null : 'It came from a copy, which no-store forbids.';
        },
      ),
    },
  ],
  slip: {
    says: 'Going around the cache: straight to the server, where every answer is made for you.',
    asks: [get(kept), get(kept), get(never), get(never)],
  },
  takeaway: 'An answer that says how long it is good for spares everybody the next request.',
};
