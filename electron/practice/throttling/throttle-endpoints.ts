import { viewEndpoint } from '../drf/view-endpoint.ts';
import type { Handler } from '../drf/view.ts';
import type { Endpoint } from '../endpoint.ts';
import { prettyJson, withHeaders } from '../frame/answer.ts';
import { granted } from '../frame/outcome.ts';
import { refuse } from '../frame/refuse.ts';
import { asAlice } from '../library/examples.ts';
import { anyAuthenticator } from '../policies/authentication.ts';
import { allowAny } from '../policies/permissions.ts';
import { pageNumber } from '../pagination/styles/page-number.ts';
import { allThrottles, throttle, type Throttle } from '../policies/throttling.ts';

const words: Readonly<Record<keyof typeof allThrottles, readonly [summary: string, description: string]>> = {
  anon: [
    'A rate for strangers',
    'Five a minute and a hundred a day for callers without a credential, told apart by address or by the whole of X-Forwarded-For, which anybody can write. Whoever signs in is left alone.',
  ],
  user: ['A rate for everybody', 'Five a minute and a thousand a day for each user, and for each address without one.'],
  scoped: [
    'A rate for one purpose',
    'Two a minute for this purpose alone, whatever else you do. HEAD, OPTIONS and pages count as well.',
  ],
};

const say: Handler = (_ask, person) => granted({ status: 200, value: { hello: person?.username ?? 'stranger' } });

const doors = (Object.keys(allThrottles) as (keyof typeof allThrottles)[]).map((name) => {
  const [summary, description] = words[name];
  return viewEndpoint(
    {
      authenticators: anyAuthenticator,
      permission: allowAny,
      throttles: [allThrottles[name]],
      handlers: { GET: say, POST: say },
    },
    { path: `/throttle/${name}/`, group: 'Throttling' },
    {
      name: summary,
      summary,
      description: `${description} RateLimit says what is left; when nothing is, the answer is 429 with Retry-After. POST /practice/clock makes the window pass.`,
      tryIt: [
        { method: 'GET', path: `/throttle/${name}/`, expect: 200, says: 'one; see RateLimit' },
        { method: 'GET', path: `/throttle/${name}/`, headers: asAlice, expect: 200, says: 'as alice' },
      ],
    },
  );
});

const config: Endpoint = {
  path: '/throttle/config',
  methods: ['GET'],
  group: 'Throttling',
  summary: 'The rates',
  description: 'Every rate with the number of requests and the seconds of its window.',
  tryIt: [{ method: 'GET', path: '/throttle/config', expect: 200, says: 'all of them' }],
  handle: () => prettyJson(200, Object.fromEntries(Object.entries(allThrottles).map(([name, { rates }]) => [name, rates]))),
};

/** A rate that somebody can wait for. */
const pagesThrottle: Throttle = {
  rates: [{ name: 'pages', requests: 5, seconds: 2 }],
  identify: (ask) => ask.raw.socket.remoteAddress ?? '',
};

const pages: Endpoint = {
  path: '/throttle/pages/',
  methods: ['GET'],
  group: 'Throttling',
  summary: 'A long list at a rate',
  description:
    'The 240 books of /pagination/page-number/, five pages in two seconds for each address: whoever fetches them all is sent away now and then with 429, and comes back when Retry-After says so.',
  tryIt: [
    { method: 'GET', path: '/throttle/pages/', expect: 200, says: 'the first page; see RateLimit' },
    { method: 'GET', path: '/throttle/pages/?page=12', expect: 200, says: 'the last' },
  ],
  async handle(ask) {
    const counted = throttle(ask, [pagesThrottle], null);
    return counted.ok ? withHeaders(await pageNumber.answer(ask), counted.value) : refuse(ask, counted.refusal);
  },
};

export const throttling: readonly Endpoint[] = [...doors, pages, config];
