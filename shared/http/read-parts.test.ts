import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeHeader, headerDictionary } from './header-dictionary';
import { hasParts, readParts } from './read-parts';

const at = Date.UTC(2026, 1, 20, 14, 0, 0);
const context = { at, url: 'http://127.0.0.1:7070/library/books/?page=2' };
const told = (name: string, value: string) =>
  readParts(name, value, context).map(({ piece, says, wrong }) => `${wrong ? '! ' : ''}${piece}: ${says}`);

describe('a value taken apart', () => {
  test.each([
    [
      'Cache-Control',
      'private, max-age=60',
      ['private: only the cache of this one user may keep it', 'max-age=60: fresh for 60 s'],
    ],
    [
      'Cache-Control',
      'no-store, max-age=0, x-own=1',
      [
        'no-store: keep no copy, not even for a moment',
        'max-age=0: of no effect: no-store keeps no copy at all',
        'x-own=1: an extension; caches that do not know it pass over it',
      ],
    ],
    ['Vary', 'Accept, Origin', ['Accept: the media types the client can use, best first', 'Origin: the site whose script asks']],
    ['ETag', 'W/"9f-240"', ['W/"9f-240": weak: the same in meaning, not good enough to join ranges']],
    ['If-None-Match', '*', ['*: any version: does it exist at all?']],
    ['Clear-Site-Data', '"cache", "cookies"', ['"cache": stored answers', '"cookies": cookies, and log-ins with them']],
    ['Expires', '0', ['0: no date, which means: stale already']],
    [
      'Warning',
      '110 cache.example "Response is stale"',
      ['110 cache.example "Response is stale": the copy is stale, says cache.example: Response is stale'],
    ],
    [
      'Content-Type',
      'text/html; charset=iso-8859-1',
      ['text/html: HTML', 'charset=iso-8859-1: the letters are written in ISO-8859-1'],
    ],
    [
      'Content-Type',
      'application/json; charset=utf-8',
      ['application/json: JSON', 'charset=utf-8: of no effect: JSON is always UTF-8'],
    ],
    [
      'Content-Disposition',
      `attachment; filename="a.csv"; filename*=UTF-8''na%C3%AFve.csv`,
      [
        'attachment: to be saved as a file',
        'filename="a.csv": the name to save it under: a.csv',
        `filename*=UTF-8''na%C3%AFve.csv: the name in full: naïve.csv`,
      ],
    ],
    ['Content-Encoding', 'gzip', ['gzip: gzip, understood everywhere']],
    ['Content-Range', 'bytes 0-99/1000', ['0-99: 100 bytes, both ends counted', '1000: the whole has 1\u202f000 bytes']],
    ['Range', 'bytes=0-499, -500', ['0-499: 500 bytes, both ends counted', '-500: the last 500 bytes']],
    [
      'Accept',
      'text/html;q=0.5, application/json, image/*;q=0',
      ['application/json: JSON, weight 1', 'text/html;q=0.5: HTML, weight 0.5', 'image/*;q=0: anything of the kind image: never'],
    ],
    ['Accept-Language', 'de-CH, en;q=0.5', ['de-CH: German, as in CH, weight 1', 'en;q=0.5: English, weight 0.5']],
    ['Accept-Patch', 'application/merge-patch+json', ['application/merge-patch+json: changes in JSON (merge patch)']],
    [
      'Prefer',
      'return=minimal, wait=10',
      ['return=minimal: an answer without a body will do', 'wait=10: at most 10 s of waiting, then an answer in any case'],
    ],
    [
      'WWW-Authenticate',
      'Basic realm="a, b", Bearer error="invalid_token"',
      [
        'Basic: user name and password',
        'realm="a, b": what the credential is for',
        'Bearer: a bearer token',
        'error="invalid_token": the token is expired, revoked or malformed',
      ],
    ],
    ['Authorization', 'Bearer abc.def.ghi', ['Bearer: a bearer token', '…: a JSON Web Token, 11 characters']],
    [
      'Authorization',
      'Basic YWxpY2U6c2VjcmV0',
      ['Basic: user name and password', '…: name and password in base64, which anyone can turn back'],
    ],
    ['Cookie', 'sid=secret; theme=', ['sid=…: 6 characters', 'theme=…: empty']],
    [
      'Set-Cookie',
      '__Host-sid=abc; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=3600',
      [
        '__Host-sid=…: name and value; bound to exactly this host',
        'Path=/: sent to paths that begin with /',
        'Secure: sent over https alone',
        'HttpOnly: scripts of the page cannot read it',
        'SameSite=Lax: sent when a link of another site leads here, not with its forms or pictures',
        'Max-Age=3600: kept for 1 h',
      ],
    ],
    ['Authentication-Info', 'nextnonce="47364c"', ['nextnonce="47364c": the nonce for the next request']],
    [
      'Link',
      '</a?page=3>; rel="next", <https://x.example/>; rel=license',
      ['</a?page=3>; rel="next": the next page', '<https://x.example/>; rel=license: under which terms'],
    ],
    ['Location', '/library/books/245/', ['/library/books/245/: relative: http://127.0.0.1:7070/library/books/245/']],
    ['Retry-After', '120', ['120: in 120 s']],
    ['Allow', 'GET, POST', ['GET: read what is there', 'POST: hand something over: create, order, run']],
    ['Server-Timing', 'db;dur=21.4, miss', ['db;dur=21.4: db took 21.4 ms', 'miss: miss']],
    ['RateLimit', '"hour";r=988;t=2210', ['"hour";r=988;t=2210: 988 left under the policy hour, renewed in 37 min']],
    [
      'RateLimit',
      'limit=10, remaining=4, reset=50',
      ['limit=10: 10 in one window', 'remaining=4: 4 left', 'reset=50: a new window in 50 s'],
    ],
    ['RateLimit-Policy', '"hour";q=1000;w=3600', ['"hour";q=1000;w=3600: policy hour: 1\u202f000 requests each 1 h']],
    ['RateLimit-Policy', '10;w=1, 50;w=60', ['10;w=1: 10 requests each 1 s', '50;w=60: 50 requests each 60 s']],
    ['X-RateLimit-Reset', String(at / 1000 + 90), [expect.stringMatching(/^\d+: in 90 s, at /)]],
    ['X-RateLimit-Reset', '90', ['90: in 90 s']],
    [
      'Strict-Transport-Security',
      'max-age=31536000; includeSubDomains',
      ['max-age=31536000: https alone for 1 year after each visit', 'includeSubDomains: hosts below this one too'],
    ],
    [
      'Content-Security-Policy',
      "default-src 'self'; img-src *",
      ["default-src 'self': whatever has no rule of its own: this site", 'img-src *: pictures: anywhere'],
    ],
    [
      'Permissions-Policy',
      'geolocation=(self), camera=()',
      ['geolocation=(self): geolocation: for this site', 'camera=(): camera: nobody'],
    ],
    ['Referrer-Policy', 'no-referrer', ['no-referrer: nothing']],
    [
      'Via',
      '1.1 varnish, HTTP/2 edge (x)',
      ['1.1 varnish: varnish took it in by HTTP/1.1', 'HTTP/2 edge (x): edge took it in by HTTP/2, remarking x'],
    ],
    ['Forwarded', 'for=192.0.2.60;proto=https', ['for=192.0.2.60: asked by 192.0.2.60', 'proto=https: over https']],
    [
      'X-Forwarded-For',
      '203.0.113.7, 10.0.0.2',
      ['203.0.113.7: the client, by its own word', '10.0.0.2: seen by the nearest proxy'],
    ],
    [
      'Access-Control-Allow-Origin',
      'https://shop.example',
      ['https: the scheme', 'shop.example: the host', ': the usual port of the scheme'],
    ],
    ['Origin', 'null', ['null: no site: a local file, a locked frame, or a redirect between sites']],
    ['Sec-Fetch-Site', 'cross-site', ['cross-site: somebody else’s site']],
    ['Alt-Svc', 'h3=":443"; ma=86400', ['h3=":443"; ma=86400: HTTP/3 at this host, port 443, for 1 day']],
    [
      'Connection',
      'keep-alive, X-Hop',
      ['keep-alive: stays open for more requests', 'X-Hop: this field goes no further than the next hop'],
    ],
    ['Keep-Alive', 'timeout=5, max=100', ['timeout=5: closed after 5 s without use', 'max=100: 100 more requests at most']],
    ['Transfer-Encoding', 'gzip, chunked', ['gzip: gzip, understood everywhere', 'chunked: in pieces, each with its size']],
    [
      'traceparent',
      '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
      [
        '00: version 0',
        '4bf92f3577b34da6a3ce929d0e0e4736: the whole trace',
        '00f067aa0ba902b7: the step that calls',
        '01: recorded',
      ],
    ],
    ['Deprecation', '@1735689600', [expect.stringMatching(/^@1735689600: deprecated .* ago, /)]],
    ['Idempotency-Key', '"8e03978e"', ['"8e03978e": a key of 8 characters']],
    [
      'Cache-Status',
      'Origin; hit; ttl=30, Edge; fwd=uri-miss; stored',
      [
        'Origin; hit; ttl=30: Origin: served from store, fresh for another 30 s',
        'Edge; fwd=uri-miss; stored: Edge: passed on: nothing stored for this address, stored the answer',
      ],
    ],
    [
      'Content-Digest',
      'sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:',
      ['sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:: 32 bytes of SHA-256'],
    ],
    [
      'Priority',
      'u=1, i',
      ['u=1: urgency 1: 0 is the most urgent, 7 the least, 3 the usual', 'i: parts are of use before the whole is there'],
    ],
    ['User-Agent', 'curl/8.5.0 (x; y)', ['curl/8.5.0: curl, version 8.5.0', '(x; y): a remark']],
    ['X-Nobody-Knows', 'x', []],
  ])('%s: %s', (name, value, expected) => {
    expect(told(name, value)).toEqual(expected);
  });

  test('the reader’s clock and the distance tell a date', () => {
    expect(told('Last-Modified', 'Fri, 20 Feb 2026 13:58:00 GMT')[0]).toMatch(/: 20 Feb 2026.*, 120 s ago$/);
    expect(told('Date', 'Friday, 20-Feb-26 14:00:00 GMT')[0]).toMatch(/an old form/);
  });
});

describe('what is wrong with a value is said', () => {
  test.each([
    ['Cache-Control', 'max-age', 'the number of seconds is missing'],
    ['Cache-Control', 'max-age=soon', 'has to be a whole number of seconds; caches then take it for stale'],
    ['Cache-Control', 'nocache', 'unknown, so caches pass over it; is no-cache meant?'],
    ['Cache-Control', 'public, private', 'contradicts private, which wins in most caches'],
    ['Cache-Control', 'max-age=1, max-age=2', 'said twice; which of them counts is left to the cache'],
    ['Vary', 'Accept Cookie', 'cannot be the name of a field'],
    ['Vary', '', 'the list is empty'],
    ['ETag', 'abc', 'a tag has to stand in double quotes'],
    ['ETag', 'w/"abc"', 'the W of a weak tag has to be a capital letter'],
    ['If-Range', 'W/"a"', 'a weak tag cannot vouch for ranges; the whole body will come'],
    ['Last-Modified', '2026-02-20T14:00:00Z', 'ISO 8601 is not read here: write it as Fri, 20 Feb 2026 14:00:00 GMT'],
    ['Date', 'Fri, 20 Feb 2026 14:00:00 +0100', 'has to be in GMT and say so'],
    ['Date', 'Mon, 31 Feb 2026 14:00:00 GMT', 'no date as HTTP writes it: Fri, 20 Feb 2026 14:00:00 GMT'],
    ['Clear-Site-Data', 'cookies', 'ignored: the word has to stand in double quotes'],
    ['Content-Type', 'json', 'no media type: it takes two words with a slash between'],
    ['Content-Type', 'multipart/form-data', 'is missing: nobody can tell where a part ends'],
    ['Content-Type', 'text/html; charset=', 'a parameter needs a value'],
    ['Content-Disposition', 'attachment; filename="../etc/passwd"', 'a path: only what follows the last slash is used'],
    ['Content-Disposition', 'attachment; filename*=na%C3%AFve', "has to look like UTF-8''na%C3%AFve.txt"],
    ['Content-Length', '10, 12', 'has to be one whole number: differing lengths are how requests are smuggled'],
    ['Content-Range', 'bytes 9-2/100', 'ends before it begins'],
    ['Content-Range', '0-99/100', 'has to look like bytes 0-99/1000'],
    ['Range', 'bytes=-', 'needs a first or a last position'],
    ['Range', '0-99', 'has to look like bytes=0-499'],
    ['Accept', 'application/json;q=2', 'the weight q runs from 0 to 1, with at most three digits behind the point'],
    ['Accept', 'json', 'cannot be read'],
    ['Accept-Language', 'de_DE', 'cannot be read'],
    ['Transfer-Encoding', 'chunked, gzip', 'has to be the last coding, or the end cannot be found'],
    ['Prefer', 'return=all', 'not one of the values this preference has'],
    ['WWW-Authenticate', '', 'no scheme, such as Basic or Bearer'],
    ['WWW-Authenticate', 'Basic', 'user name and password; the realm is missing, and it is required'],
    ['Authorization', 'abcdef', 'one word alone: scheme and credential are needed, with a space between'],
    ['Authorization', 'Basic alice:secret', 'not base64, which Basic needs'],
    ['Authorization', 'Bearer "abc"', 'the quotes are sent as part of the token'],
    ['Cookie', 'abc', 'a cookie needs a name before the equals sign'],
    ['Set-Cookie', 'a=1; SameSite=None', 'None wants Secure beside it; browsers drop this cookie'],
    [
      'Set-Cookie',
      '__Host-a=1; Secure; Path=/; Domain=x.example',
      '__Host- wants Secure, Path=/ and no Domain; browsers drop this one',
    ],
    ['Set-Cookie', 'a=1; Expires=tomorrow', 'no date as HTTP writes it; the cookie ends with the session'],
    ['Link', 'https://x.example; rel=next', 'the target has to stand in angle brackets'],
    ['Link', '</a>', 'rel is missing: nobody can tell what the link is for'],
    ['Location', 'javascript:alert(1)', 'neither http nor https, so it is not followed'],
    ['Location', '/a b', 'an address holds no spaces; they are written %20'],
    ['Retry-After', 'soon', 'has to be a whole number of seconds or a date'],
    ['Allow', 'get', 'methods are written in capitals, and compared so'],
    ['Server-Timing', 'db;dur=fast', 'dur has to be a number of milliseconds'],
    ['RateLimit', '"hour";t=5', 'r, the number that is left, is missing'],
    ['RateLimit', '"hour;r=5', 'a quotation mark is not closed, at “"hour;r=5”'],
    ['RateLimit-Policy', '"hour";w=60', 'q, the quota, is missing'],
    ['X-RateLimit-Remaining', '-1', 'has to be a whole number, zero or more'],
    ['Strict-Transport-Security', 'includeSubDomains', 'is missing: browsers ignore the whole field'],
    ['Content-Security-Policy', 'script-src self', 'self without quotes is taken for the name of a host'],
    ['Content-Security-Policy', "default-src 'none' *", "'none' does not count beside other sources"],
    ['Content-Security-Policy', 'scripts-src x', 'no rule browsers know'],
    ['Content-Security-Policy', "img-src *; img-src 'self'", 'said before; only the first rule of a name counts'],
    ['Permissions-Policy', 'camera=(', 'a bracket is not closed, at the end'],
    ['Permissions-Policy', "camera 'none'", "something follows that does not belong here, at “ 'none'”"],
    ['Referrer-Policy', 'norferrer', 'no policy browsers know'],
    ['Via', 'varnish', 'needs a protocol version and a name, as in 1.1 proxy.example'],
    ['Forwarded', 'for=[2001:db8::1]', 'an address with a colon has to stand in quotes'],
    ['X-Forwarded-For', '<script>', 'no address: anyone can write into this field'],
    ['Access-Control-Allow-Origin', 'https://a.example, https://b.example', 'only one origin can stand here: the one that asked'],
    ['Access-Control-Allow-Origin', 'https://*.example', 'an asterisk counts only when it stands alone'],
    ['Access-Control-Allow-Origin', 'https://a.example/', 'an origin has no path and no slash at its end'],
    ['Access-Control-Allow-Credentials', 'True', 'only true, in small letters, has a meaning; leave the field away otherwise'],
    ['Sec-Fetch-User', 'true', 'has to be ?1 or ?0'],
    ['Alt-Svc', 'h3=:443', 'has to look like h3=":443"'],
    ['Keep-Alive', 'timeout', 'has to look like timeout=5'],
    ['Expect', '200-maybe', 'nothing but 100-continue is registered; a server may answer 417'],
    ['Host', 'https://x.example/', 'only a host and perhaps a port: no scheme, no path'],
    ['traceparent', '00-00000000000000000000000000000000-00f067aa0ba902b7-01', 'all zeros: no trace, so the field is ignored'],
    ['traceparent', '4bf92f35', 'has to be four groups of 2, 32, 16 and 2 small hex digits'],
    ['Deprecation', 'yes', 'has to be a moment such as @1735689600'],
    ['Idempotency-Key', '""', 'has to be a text in quotes'],
    ['Cache-Status', 'Edge; hit; fwd=miss', 'hit and fwd exclude each other'],
    ['Content-Digest', 'sha-256=abc', 'the checksum has to stand between colons, in base64'],
    ['Content-Digest', 'sha-256=:YWJj:', 'sha-256 has 32 bytes, and these are 3'],
    ['Priority', 'u=9', 'the urgency runs from 0 to 7'],
    ['X-Frame-Options', 'SAME-ORIGIN', 'not one of deny, sameorigin; is sameorigin meant?'],
    ['X-Content-Type-Options', 'no-sniff', 'not one of nosniff; is nosniff meant?'],
    ['NEL', '{oops', 'no JSON'],
  ])('%s: %s', (name, value, problem) => {
    expect(
      readParts(name, value, context)
        .filter((part) => part.wrong)
        .map(({ says }) => says),
    ).toContain(problem);
  });
});

test('no secret stands in the parts', () => {
  const secret = 'hunter2secret';
  const lines: readonly (readonly [string, string])[] = [
    ['Authorization', `Bearer ${secret}`],
    ['Authorization', secret],
    ['Authorization', `Digest username="alice", response="${secret}"`],
    ['Authorization', `AWS4-HMAC-SHA256 Credential=AKID/20260220, Signature=${secret}`],
    ['Proxy-Authorization', `Weird ${secret}`],
    ['Cookie', `sid=${secret}; ${secret}`],
    ['Set-Cookie', `sid=${secret}; Secure`],
    ['Set-Cookie', secret],
  ];
  for (const [name, value] of lines) expect(JSON.stringify(readParts(name, value, context)), value).not.toContain(secret);
});

test('every example of the dictionary is well formed by the reader of its field', () => {
  const objections = headerDictionary.flatMap(({ name, example }) =>
    readParts(name, example, context)
      .filter((part) => part.wrong)
      .map(({ piece, says }) => `${name}: ${piece}: ${says}`),
  );
  expect(objections).toEqual([]);
});

test('the dictionary knows each field that has a reader, and the structured ones have one', () => {
  const names = headerDictionary.map(({ name }) => name);
  expect(names.filter(hasParts).length).toBeGreaterThan(100);
  expect(describeHeader('hasOwnProperty')).toBeUndefined();
  expect([hasParts('constructor'), readParts('__proto__', 'x', context)]).toEqual([false, []]);
});

test('no value makes a reader throw', () => {
  const names = fc.constantFrom(...headerDictionary.map(({ name }) => name));
  const nasty = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.stringMatching(/^[\w ";,=<>%'*/:@?()-]{0,60}$/));
  fc.assert(
    fc.property(names, nasty, (name, value) => {
      for (const { piece, says } of readParts(name, value, context))
        expect([typeof piece, says === '']).toEqual(['string', false]);
    }),
    { numRuns: 2000 },
  );
});
