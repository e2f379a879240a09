import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readChallenges } from './challenge';
import { headerDictionary } from './header-dictionary';
import { readLinks } from './link-header';
import { formatBytes, formatCount, formatSeconds, formatSpan, joinWords } from './quantities';
import { readHeader } from './read-header';

const at = Date.UTC(2026, 1, 20, 14, 0, 0);
const context = { at, url: 'http://127.0.0.1:7070/library/books/?page=2' };
const words = (name: string, value: string) =>
  readHeader(name, value, context)
    .map((part) => part.text)
    .join('');

describe('a value in words', () => {
  test.each([
    ['Cache-Control', 'private, max-age=60', 'private · fresh for 60 s'],
    ['Cache-Control', 'max-age=0, no-cache, No-Store', 'stale at once · ask before each use · keep no copy'],
    ['Cache-Control', 'max-age=soon, x-own=1', 'max-age=soon · x-own=1'],
    ['Content-Type', 'application/json', 'JSON, UTF-8'],
    ['Content-Type', 'application/vnd.acme+json; charset=latin1', 'JSON (vnd.acme+json), LATIN1'],
    ['Content-Type', 'image/png', 'an image, png'],
    ['Content-Type', 'nonsense', ''],
    ['Content-Length', '8412', '8.4 kB'],
    ['Content-Length', '0', 'no body'],
    ['Content-Length', '-1', ''],
    ['Content-Encoding', 'gzip, br', 'packed with gzip, then Brotli'],
    ['ETag', 'W/"9f-240-2"', 'weak validator: the same in meaning, not in every byte'],
    ['ETag', 'abc', 'not in quotes, so not a proper validator'],
    ['If-None-Match', '"a", W/"b"', 'one of 2 versions'],
    ['Retry-After', '60', 'in 60 s'],
    ['Retry-After', 'soon', ''],
    ['RateLimit', '"hour";r=988;t=2210', '988 left, renews in 37 min'],
    ['RateLimit', 'limit=10, remaining=4, reset=50', '4 left, renews in 50 s'],
    ['X-RateLimit-Reset', String(at / 1000 + 90), 'in 90 s'],
    ['X-RateLimit-Reset', '90', 'in 90 s'],
    ['Server-Timing', 'db;dur=21.0, app;dur=9.3;desc="the app, whole"', 'db 21.0 ms, the app, whole 9.3 ms'],
    [
      'Set-Cookie',
      'sid=abc; Max-Age=3600; HttpOnly; Secure; SameSite=Lax',
      'sid kept for 1 h, https only, hidden from scripts, same site (lax)',
    ],
    ['Set-Cookie', 'sid=; Expires=Thu, 01 Jan 1970 00:00:00 GMT', 'sid is removed'],
    ['Vary', 'Accept, Authorization', 'differs by Accept and Authorization'],
    ['Vary', '*', 'by things outside the request: never reused'],
    ['Allow', 'GET, HEAD, OPTIONS', 'reading only'],
    ['Allow', 'GET, POST', 'reading, and POST'],
    ['Age', '120', '120 s in a cache'],
    ['Expires', '0', 'no date: counts as stale already'],
    ['WWW-Authenticate', 'Bearer realm="api", error="invalid_token"', 'wants a bearer token for “api”; invalid_token'],
    [
      'WWW-Authenticate',
      'Basic realm="a, b", Digest qop="auth", nonce="x"',
      'wants user name and password for “a, b” or a password that is not sent itself (Digest)',
    ],
    ['Strict-Transport-Security', 'max-age=31536000; includeSubDomains', 'https only for 1 year, subdomains too'],
    [
      'Accept',
      'text/html, application/json;q=0.9, */*;q=0.5, image/gif;q=0',
      'text/html, then application/json, then anything, not image/gif',
    ],
    ['Accept-Encoding', 'gzip, br', 'gzip or br'],
    ['Content-Disposition', `attachment; filename="a.txt"; filename*=UTF-8''na%C3%AFve.txt`, 'to be saved as naïve.txt'],
    ['Content-Range', 'bytes */1000', 'nothing; the whole has 1\u202f000 bytes'],
    ['Via', '1.1 varnish, HTTP/2 edge (x)', 'through varnish, then edge'],
    ['Authorization', 'Bearer abcdef', 'a bearer token, 6 characters'],
    ['Cookie', 'a=1; b=secret', '2 cookies: a, b'],
    ['X-Nobody-Knows', 'x', ''],
  ])('%s: %s', (name, value, expected) => {
    expect(words(name, value)).toBe(expected);
  });

  test('a date is told by the clock of the reader and by its distance', () => {
    expect(words('Last-Modified', 'Fri, 20 Feb 2026 13:58:00 GMT')).toMatch(/2026.*, 120 s ago$/);
    expect(words('Sunset', 'Sun, 22 Feb 2026 14:00:00 GMT')).toMatch(/, in 2 days$/);
  });

  test('links can be followed, odd schemes cannot', () => {
    expect(readHeader('Link', '<?page=3>; rel="next last", <javascript:alert(1)>; rel=prev', context)).toEqual([
      { text: 'next', href: 'http://127.0.0.1:7070/library/books/?page=3' },
      { text: ', ' },
      { text: 'last', href: 'http://127.0.0.1:7070/library/books/?page=3' },
      { text: ', ' },
      { text: 'prev' },
    ]);
    expect(readHeader('Location', 'javascript:alert(1)', context)).toEqual([{ text: 'not a web address' }]);
  });

  test('no value makes a reader throw', () => {
    const names = fc.constantFrom(...headerDictionary.map((entry) => entry.name));
    const nasty = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.stringMatching(/^[\w ";,=<>%'*/-]{0,60}$/));
    fc.assert(
      fc.property(names, nasty, (name, value) => {
        expect(Array.isArray(readHeader(name, value, context))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

test('challenges keep their parameters apart although all share one list', () => {
  expect(readChallenges('Newauth realm="apps", type=1, title="Login to \\"apps\\"", Basic realm="simple", Negotiate')).toEqual([
    {
      scheme: 'Newauth',
      params: new Map([
        ['realm', 'apps'],
        ['type', '1'],
        ['title', 'Login to "apps"'],
      ]),
    },
    { scheme: 'Basic', params: new Map([['realm', 'simple']]) },
    { scheme: 'Negotiate', params: new Map() },
  ]);
});

test('a Link line that cannot be read gives no links, and the others still count', () => {
  expect(readLinks(['<unclosed; rel=next', '</a>; rel="Prev"; title="x, y"'])).toEqual([
    { uri: '/a', rel: 'prev', title: 'x, y', type: null, anchor: null, isEmpty: false },
  ]);
});

test('quantities are written for people', () => {
  expect([0, 54, 999, 1000, 999_949, 999_950, 103_400_000, 4e15].map(formatBytes)).toEqual([
    '0 B',
    '54 B',
    '999 B',
    '1.0 kB',
    '999.9 kB',
    '1.0 MB',
    '103.4 MB',
    '4000.0 TB',
  ]);
  expect([0.42, 3.4, 12.2, 999.6, 6412, 45_000, 300_000].map(formatSpan)).toEqual([
    '0.4 ms',
    '3 ms',
    '12 ms',
    '1.00 s',
    '6.41 s',
    '45.0 s',
    '5.0 min',
  ]);
  expect([1, 60, 121, 3600, 86_400, 31_536_000].map(formatSeconds)).toEqual(['1 s', '60 s', '2 min', '1 h', '1 day', '1 year']);
  expect([formatCount(12004318), formatCount(240)]).toEqual(['12\u202f004\u202f318', '240']);
  expect([joinWords([]), joinWords(['a']), joinWords(['a', 'b', 'c'])]).toEqual(['', 'a', 'a, b and c']);
});
