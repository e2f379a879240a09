import type { Lesson, SeenExchange } from '../lesson';
import { wants, wantsInOrder } from '../probing';
import { field, rowsAt, sentField, valueAt } from '../seen';
import { code, get, list, paragraph, step } from '../writing';

const user = '/throttle/user/';
const scoped = '/throttle/scoped/';

const dayLeft = (seen: SeenExchange | undefined): number | null => {
  const found = /"(?:anon|user)";r=(\d+)/.exec(seen ? (field(seen, 'RateLimit') ?? '') : '')?.[1];
  return found === undefined ? null : Number(found);
};

export const threeThrottles: Lesson = {
  id: 'three-throttles',
  track: 'policies',
  title: 'By address, by user, by purpose: three throttles',
  minutes: 6,
  text: [
    list(
      '`AnonRateThrottle` counts strangers, by address.',
      '`UserRateThrottle` counts each user, wherever they come from.',
      '`ScopedRateThrottle` counts one purpose, such as uploads, apart from everything else.',
    ),
    code(
      'Set for all, and for one view',
      "REST_FRAMEWORK = {\n    'DEFAULT_THROTTLE_CLASSES': ['rest_framework.throttling.AnonRateThrottle', 'rest_framework.throttling.UserRateThrottle'],\n    'DEFAULT_THROTTLE_RATES': {'anon': '100/day', 'user': '1000/day', 'uploads': '2/min'},\n}\n\nclass Uploads(APIView):\n    throttle_scope = 'uploads'",
    ),
    paragraph(
      'A hundred a day for strangers and a thousand for users are real here, beside short windows that you can watch. Whether rates are set for all or for one view, `/throttle/config` lists what holds.',
    ),
  ],
  steps: [
    step('config', 'Read the rates', 'Three groups, each with requests and seconds.', get('/throttle/config')),
    step('alice', 'Ask as alice', 'Of her thousand, one is gone.', get(user, { as: 'alice' })),
    step('bert', 'Ask as bert', 'He has a thousand of his own.', get(user, { as: 'bert' })),
    step('scope-1', 'Use up one purpose', 'Two a minute: one left.', get(scoped, { as: 'alice' })),
    step('scope-2', 'and again', 'None left.', get(scoped, { as: 'alice' })),
    step('scope-3', 'once too often', '429, for this purpose alone.', get(scoped, { as: 'alice' })),
    step('still', 'Ask elsewhere as alice', '200: the other rate is untouched.', get(user, { as: 'alice' })),
  ],
  scene: 'throttle-burst',
  probes: [
    {
      id: 'rates',
      claim: 'You found a hundred a day for strangers and a thousand for users',
      check: wants({
        method: 'GET',
        path: '/throttle/config',
        status: 200,
        also: (seen) => {
          const perDay = ['anon', 'user'].map((who) => rowsAt(seen, who).find((rate) => valueAt(rate, 'seconds') === 86_400));
          return perDay.map((rate) => valueAt(rate, 'requests')).join() === '100,1000'
            ? null
            : 'The rates of this server are others.';
        },
      }),
    },
    {
      id: 'own-count',
      claim: 'What bert asked did not count for alice',
      check: wantsInOrder(
        [
          { method: 'GET', path: user, status: 200 },
          { method: 'GET', path: user, status: 200 },
          { method: 'GET', path: user, status: 200 },
        ],
        ([before, between, after]) => {
          const [one, other, again] = [before, between, after].map((seen) => (seen ? sentField(seen, 'Authorization') : null));
          if (one === null || other === null || one !== again || one === other)
            return 'Ask as one user, as another, and as the first again.';
          return dayLeft(before) !== null && dayLeft(after) === Number(dayLeft(before)) - 1
            ? null
            : 'More than one of the first user’s is gone: ask the three right after one another.';
        },
      ),
    },
    {
      id: 'purpose',
      claim: 'One purpose was used up while another went on',
      check: wantsInOrder([
        { method: 'GET', path: scoped, status: 429 },
        { method: 'GET', path: user, status: 200 },
      ]),
    },
  ],
  slip: {
    says: 'Asking three times as the same user at one place: there is only one count to be seen.',
    asks: [get(user, { as: 'alice' }), get(user, { as: 'alice' }), get(scoped, { as: 'alice' }), get('/throttle/configuration')],
  },
  takeaway: 'Who is counted, for what, in which window: three questions to ask of any rate.',
};
