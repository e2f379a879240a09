import type { Endpoint } from '../endpoint.ts';
import { empty, prettyJson, type HeaderPair, type WholeAnswer } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { refuse } from '../frame/refuse.ts';
import { cookiesOf } from '../policies/sessions.ts';

const home = '/cookies/';
const back = (cookies: readonly string[]): WholeAnswer =>
  empty(302, [['Location', home], ...cookies.map((cookie): HeaderPair => ['Set-Cookie', cookie])]);

const shown: Endpoint = {
  path: home,
  methods: ['GET'],
  group: 'Echo',
  summary: 'The cookies you brought',
  description: 'The cookies of the request by name; the first of a name counts. The server keeps none of them.',
  tryIt: [{ method: 'GET', path: home, headers: { Cookie: 'colour=blue; size=7' }, expect: 200, says: 'two of them' }],
  handle: (ask) =>
    prettyJson(200, { cookies: Object.fromEntries(cookiesOf(ask)) }, [
      ['Vary', 'Cookie'],
      ['Cache-Control', 'no-store'],
    ]),
};

/** RFC 6265 section 4.1.1: what may stand in a name, and in a value. */
const name = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const value = /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*$/;

function changing(
  path: string,
  about: Pick<Endpoint, 'summary' | 'description' | 'tryIt'>,
  cookie: (name: string, value: string) => string,
): Endpoint {
  return {
    path,
    methods: ['GET'],
    group: 'Echo',
    ...about,
    handle(ask) {
      const bad = badPair(ask);
      return bad === undefined
        ? back([...ask.query].map(([each, text]) => cookie(each, text)))
        : refuse(ask, { status: 400, detail: `"${bad}" cannot be a cookie: RFC 6265 section 4.1.1 says what may stand in one.` });
    },
  };
}

const badPair = ({ query }: Ask): string | undefined =>
  [...query].find(([each, text]) => !name.test(each) || !value.test(text))?.join('=');

const set = changing(
  '/cookies/set',
  {
    summary: 'Cookies of your choice',
    description: 'Sets a cookie for each parameter and sends you on to /cookies/, where you see whether they came along.',
    tryIt: [
      { method: 'GET', path: '/cookies/set?colour=blue&size=7', expect: 302, says: 'two cookies' },
      { method: 'GET', path: '/cookies/set?colour=light%20blue', expect: 400, says: 'a space cannot stand there' },
    ],
  },
  (each, text) => `${each}=${text}; Path=/`,
);

const remove = changing(
  '/cookies/delete',
  {
    summary: 'Cookies taken away',
    description: 'Takes the cookies that are named as parameters away again, which means setting them with a time that is past.',
    tryIt: [{ method: 'GET', path: '/cookies/delete?colour', expect: 302, says: 'one is gone' }],
  },
  (each) => `${each}=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/`,
);

/** One of each kind, so that a client can show what it makes of them. */
const every: readonly string[] = [
  'plain=1',
  'for-a-minute=1; Max-Age=60; Path=/',
  'for-an-hour-and-yet-over=1; Max-Age=0; Expires=Fri, 01 Jan 2100 00:00:00 GMT; Path=/',
  'no-script=1; Path=/; HttpOnly',
  'encrypted-only=1; Path=/; Secure',
  'same-site=1; Path=/; SameSite=Strict',
  'any-site=1; Path=/; SameSite=None; Secure',
  'any-site-in-the-open=1; Path=/; SameSite=None',
  'elsewhere=1; Path=/; Domain=elsewhere.example',
  'below=1; Path=/cookies/kinds',
  '__Host-good=1; Path=/; Secure',
  '__Host-bad=1; Path=/cookies; Secure',
  '__Secure-bad=1; Path=/',
  'twice=first; Path=/',
  'twice=second; Path=/',
  'quoted="a b"; Path=/',
  'empty=; Path=/',
];

const kinds: Endpoint = {
  path: '/cookies/kinds',
  methods: ['GET'],
  group: 'Echo',
  summary: 'A cookie of every kind',
  description:
    'Sets seventeen cookies with every attribute there is, some of them to be refused: a name with __Host- and a path, SameSite=None in the open, a domain that is somebody else’s, an end in the past.',
  tryIt: [{ method: 'GET', path: '/cookies/kinds', expect: 200, says: 'see which of them your client keeps' }],
  handle: () =>
    prettyJson(
      200,
      { sent: every },
      every.map((cookie): HeaderPair => ['Set-Cookie', cookie]),
    ),
};

export const cookies: readonly Endpoint[] = [shown, set, remove, kinds];
