import { headerValue } from '../../http/header-list';
import type { Lesson, SeenExchange } from '../lesson';
import { wants, wantsInOrder } from '../probing';
import { field, pathOf, statusOf } from '../seen';

const path = '/throttle/anon/';

/** Requests left in the short window, as RateLimit has them; null where it does not say. */
function left({ exchange }: SeenExchange): number | null {
  const value = exchange.phase === 'finished' ? headerValue(exchange.head.headers, 'RateLimit') : null;
  const found = /"anon-burst";r=(\d+)/.exec(value ?? '')?.[1];
  return found === undefined ? null : Number(found);
}

const burst = (id: string, label: string, says: string) => ({ id, label, says, ask: { method: 'GET', path } });

export const throttleBurst: Lesson = {
  id: 'throttle-burst',
  track: 'policies',
  title: 'Throttling: a burst, watched to its end',
  minutes: 5,
  text: [
    {
      kind: 'paragraph',
      text: 'A [[throttle]] lets so many requests through in a window of time and refuses the rest with `429 Too Many Requests`. Strangers may ask here five times a minute and a hundred times a day, and each answer tells what is left of both.',
    },
    {
      kind: 'paragraph',
      text: 'Read `RateLimit` as `"anon-burst";r=4;t=60`: four left, for sixty seconds more. When nothing is left, `Retry-After` says how long to wait. A client that reads it never has to guess, and one that hammers on only stays refused.',
    },
    {
      kind: 'note',
      claim: 'Throttling protects an API from attackers',
      text: 'It shares out what there is among those who behave. Strangers are counted by address, and whoever has many addresses, or may write X-Forwarded-For, has many counts.',
      source: 'Django REST framework, Throttling: “not a security measure”',
    },
  ],
  steps: [
    burst('one', 'Ask once', 'r=4: four are left of five.'),
    burst('two', 'Ask again', 'One fewer in both windows.'),
    burst('three', 'And again', 'The day goes down as well as the minute.'),
    burst('four', 'And again', 'One left.'),
    burst('five', 'Take the last one', 'r=0, and still 200: the last one was yours.'),
    burst('six', 'One too many', '429, and `Retry-After` in seconds.'),
    {
      id: 'wait',
      label: 'Let a minute pass on the server’s clock',
      says: 'The practice server keeps its own time, so nobody has to wait for real.',
      ask: { method: 'POST', path: '/practice/clock', headers: { 'Content-Type': 'application/json' }, body: '{"advance":61}' },
    },
    burst('after', 'Ask after the wait', '200 again. The day has not begun anew; only the minute has.'),
  ],
  scene: 'throttle-burst',
  probes: [
    {
      id: 'counted',
      claim: 'You watched the count go down',
      check: wantsInOrder(
        [
          { method: 'GET', path, status: 200 },
          { method: 'GET', path, status: 200 },
        ],
        ([first, second]) => {
          const [before, after] = [first, second].map((seen) => (seen ? left(seen) : null));
          if (before == null || after == null) return 'These answers have no RateLimit: ask as nobody, without a token.';
          return after < before ? null : 'Nothing was used up between the two.';
        },
      ),
    },
    {
      id: 'refused',
      claim: 'The burst ended in 429 with a time to wait',
      check: wants({
        method: 'GET',
        path,
        status: 429,
        also: (seen) => (/^\d+$/.test(field(seen, 'Retry-After') ?? '') ? null : 'That 429 does not say how long to wait.'),
      }),
    },
    {
      id: 'waited',
      claim: 'After the wait the door was open again',
      check: (seen) => {
        const refused = seen.findIndex((each) => pathOf(each) === path && statusOf(each) === 429);
        if (refused < 0) return 'First ask until 429 comes.';
        const later = seen.slice(refused + 1).filter((each) => pathOf(each) === path);
        if (later.length === 0) return 'Wait, or move the clock on, and ask once more.';
        return later.some((each) => statusOf(each) === 200) ? null : 'It was too early: wait as long as Retry-After says.';
      },
    },
  ],
  slip: {
    says: 'Asking as alice. This rate is for strangers, so whoever signs in is not counted and never refused.',
    asks: Array.from({ length: 7 }, () => ({ method: 'GET', path, as: 'alice' as const })),
  },
  takeaway: 'Read what is left before it is gone, and wait exactly as long as Retry-After says.',
};
