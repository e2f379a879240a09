import { createHash } from 'node:crypto';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { basicHeader } from '../library/examples.ts';
import { accountOf } from '../world/people.ts';
import type { Sent, Told } from './peer.test-support.ts';

/** The same thing asked of both, and what of the answers has to agree. */
export interface HttpbinRow {
  readonly name: string;
  readonly theirs: Sent;
  readonly ours: Sent;
  /** What is compared beside the status. */
  readonly sees?: (told: Told) => unknown;
  /** Why they disagree; ours is then what `ours` says it is. */
  readonly differs?: { readonly status?: number; readonly ours: unknown; readonly because: string };
}

const json = (told: Told): Record<string, unknown> => JSON.parse(told.bytes.toString('utf8')) as Record<string, unknown>;
const headers =
  (...names: string[]) =>
  (told: Told): unknown =>
    Object.fromEntries(names.map((name) => [name, told.headers[name]]));
const has =
  (...names: string[]) =>
  (told: Told): unknown =>
    names.filter((name) => told.headers[name] !== undefined);

const codes = ['301', '302', '303', '307', '308'];
const redirects: readonly HttpbinRow[] = [
  ...codes.flatMap((code) =>
    ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'].map((method) => ({
      name: `${method} that is sent on with ${code}`,
      theirs: { method, path: `/redirect-to?url=/anything&status_code=${code}` },
      ours: { method, path: `/redirect/to?url=/anything&status=${code}` },
      sees: headers('location'),
    })),
  ),
  {
    name: 'a relative chain',
    theirs: { path: '/relative-redirect/3' },
    ours: { path: '/redirect/3' },
    sees: ({ headers: { location } }) => location?.replace('/relative-redirect/', '/redirect/'),
  },
  {
    name: 'an absolute chain',
    theirs: { path: '/absolute-redirect/3' },
    ours: { path: '/redirect/3?absolute=1' },
    sees: ({ headers: { location } }) => location?.replace('/absolute-redirect/', '/redirect/').split('?')[0],
  },
];

const plainCodes = [
  200, 201, 202, 203, 400, 402, 403, 404, 406, 409, 410, 411, 412, 413, 414, 417, 422, 423, 428, 429, 431, 451, 500, 501, 502,
  503, 504,
];
const statuses: readonly HttpbinRow[] = [
  ...plainCodes.map((code) => ({
    name: `/status/${code}`,
    theirs: { path: `/status/${code}` },
    ours: { path: `/status/${code}` },
  })),
  ...[301, 302, 303, 307].map((code) => ({
    name: `/status/${code}`,
    theirs: { path: `/status/${code}` },
    ours: { path: `/status/${code}` },
    sees: has('location'),
  })),
  ...[204, 304].map((code) => ({
    name: `/status/${code}`,
    theirs: { path: `/status/${code}` },
    ours: { path: `/status/${code}` },
    sees: ({ bytes }: Told) => bytes.length,
  })),
  ...[
    [401, 'www-authenticate'],
    [407, 'proxy-authenticate'],
  ].map(([code, name]) => ({
    name: `/status/${code}`,
    theirs: { path: `/status/${code}` },
    ours: { path: `/status/${code}` },
    sees: ({ headers: all }: Told) => all[String(name)]?.split(' ')[0],
  })),
  {
    name: '/status/405',
    theirs: { path: '/status/405' },
    ours: { path: '/status/405' },
    sees: has('allow'),
    differs: { ours: ['allow'], because: 'RFC 9110 section 15.5.6: a 405 must have Allow' },
  },
  {
    name: '/status/416',
    theirs: { path: '/status/416' },
    ours: { path: '/status/416' },
    sees: has('content-range'),
    differs: { ours: ['content-range'], because: 'RFC 9110 section 15.5.17: a 416 should have Content-Range' },
  },
  {
    name: '/status/426',
    theirs: { path: '/status/426' },
    ours: { path: '/status/426' },
    sees: has('upgrade'),
    differs: { ours: ['upgrade'], because: 'RFC 9110 section 15.5.22: a 426 must have Upgrade' },
  },
  { name: '/status/418', theirs: { path: '/status/418' }, ours: { path: '/teapot' } },
  { name: 'a code of letters', theirs: { path: '/status/teapot' }, ours: { path: '/status/teapot' } },
];

const challenge = ({ headers: all }: Told): unknown => all['www-authenticate']?.split(' ')[0];
const doors: readonly HttpbinRow[] = [
  ...(
    [
      ['nothing', {}],
      ['a good password', basicHeader('alice')],
      ['a wrong password', basicHeader('alice', 'wrong')],
      ['a wrong name', basicHeader('nobody')],
      ['no base64', { Authorization: 'Basic !!!' }],
      ['another scheme', { Authorization: 'Hand shaken' }],
    ] as const
  ).map(([name, sent]) => ({
    name: `Basic with ${name}`,
    theirs: { path: '/basic-auth/alice/practice', headers: sent },
    ours: { path: '/auth/basic/', headers: sent },
    sees: challenge,
  })),
  ...(
    [
      ['nothing', {}],
      ['a token', { Authorization: `Bearer ${accountOf('alice').token}` }],
      ['another scheme', { Authorization: 'Hand shaken' }],
    ] as const
  ).map(([name, sent]) => ({
    name: `Bearer with ${name}`,
    theirs: { path: '/bearer', headers: sent },
    ours: { path: '/auth/bearer/', headers: sent },
    sees: challenge,
    ...(name === 'another scheme' && {
      differs: {
        status: 401,
        ours: 'Bearer',
        because: 'another scheme is no Bearer (RFC 6750 section 2.1); httpbin looks for any Authorization',
      },
    }),
  })),
];

/** Name, value and attributes of every cookie that is set. */
const setCookies = ({ headers: all }: Told): unknown =>
  (all['set-cookie'] ?? '').split(/, (?=[^;,]+=)/).map((cookie) => {
    const [pair = '', ...rest] = cookie.split(/;\s*/);
    return { pair, path: rest.find((each) => /^path=/i.test(each)), isOver: rest.some((each) => /1970/.test(each)) };
  });
const cookies: readonly HttpbinRow[] = [
  {
    name: 'cookies that were brought',
    theirs: { path: '/cookies', headers: { Cookie: 'colour=blue; size=7' } },
    ours: { path: '/cookies/', headers: { Cookie: 'colour=blue; size=7' } },
    sees: (told) => json(told)['cookies'],
  },
  { name: 'no cookies', theirs: { path: '/cookies' }, ours: { path: '/cookies/' }, sees: (told) => json(told)['cookies'] },
  {
    name: 'cookies set',
    theirs: { path: '/cookies/set?colour=blue&size=7' },
    ours: { path: '/cookies/set?colour=blue&size=7' },
    sees: (told) => [setCookies(told), told.headers['location']?.replace(/\/$/, '')],
  },
  {
    name: 'a cookie taken away',
    theirs: { path: '/cookies/delete?colour' },
    ours: { path: '/cookies/delete?colour' },
    sees: setCookies,
  },
];

/** A range means something in 206 and 416 alone (RFC 9110 section 14.4). */
const parts = ({ status, bytes, headers: all }: Told): unknown => ({
  ...(status !== 416 && { bytes: bytes.length }),
  ...(status !== 200 && { range: all['content-range'] }),
  ...(status < 300 && { accepts: all['accept-ranges'] }),
});
const range = (name: string, value: string, differs?: HttpbinRow['differs']): HttpbinRow => ({
  name: `a range: ${name}`,
  theirs: { path: '/range/1000', headers: { Range: value } },
  ours: { path: '/stream/bytes/1000', headers: { Range: value } },
  sees: parts,
  ...(differs && { differs }),
});
const ranges: readonly HttpbinRow[] = [
  {
    name: 'the whole of something with ranges',
    theirs: { path: '/range/1000' },
    ours: { path: '/stream/bytes/1000' },
    sees: parts,
  },
  range('the first ten', 'bytes=0-9'),
  range('one byte', 'bytes=0-0'),
  range('from the middle', 'bytes=500-'),
  range('the last five', 'bytes=-5'),
  range('up to the last', 'bytes=990-999'),
  range('beyond the end', 'bytes=990-2000', {
    status: 206,
    ours: { bytes: 10, range: 'bytes 990-999/1000', accepts: 'bytes' },
    because: 'RFC 9110 section 14.1.2: a range that goes beyond the end ends there',
  }),
  range('after the end', 'bytes=1000-'),
  range('far after the end', 'bytes=5000-6000'),
  range('more than there is, from the end', 'bytes=-5000', {
    status: 206,
    ours: { bytes: 1000, range: 'bytes 0-999/1000', accepts: 'bytes' },
    because: 'RFC 9110 section 14.1.2: a suffix longer than the whole is the whole, in 206',
  }),
  range('backwards', 'bytes=9-5', {
    status: 200,
    ours: { bytes: 1000, accepts: 'bytes' },
    because: 'RFC 9110 section 14.2: what is no range may be ignored, as ours does, or refused with 416',
  }),
  range('another unit', 'lines=1-2'),
  range('nonsense', 'bytes=a-b'),
  range('two', 'bytes=0-9,20-29', {
    status: 206,
    ours: { bytes: 251, range: undefined, accepts: 'bytes' },
    because: 'RFC 9110 section 14.6: several ranges come as multipart/byteranges; httpbin gives the whole, as it may',
  }),
];

const unpack: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  gzip: gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};
/** Whether what is said of the coding is true. */
const isPacked = ({ headers: all, bytes }: Told): unknown => {
  const coding = all['content-encoding'] ?? '';
  return [coding, JSON.parse(unpack[coding]?.(bytes).toString('utf8') ?? 'null') !== null];
};
const encodings: readonly HttpbinRow[] = [
  ['gzip', 'gzip'],
  ['deflate', 'deflate'],
  ['brotli', 'br'],
].map(([theirs, ours]) => ({
  name: `a body packed with ${theirs}`,
  theirs: { path: `/${theirs}` },
  ours: { path: `/stream/encoding/${ours}` },
  sees: isPacked,
}));

const picture = (accept: string, differs?: HttpbinRow['differs']): HttpbinRow => ({
  name: `a picture as ${accept}`,
  theirs: { path: '/image', headers: { Accept: accept } },
  ours: { path: '/media/picture', headers: { Accept: accept } },
  sees: ({ status, headers: all }) => (status === 200 ? all['content-type'] : undefined),
  ...(differs && { differs }),
});
const pictures: readonly HttpbinRow[] = [
  picture('image/webp'),
  picture('image/svg+xml'),
  picture('image/jpeg'),
  picture('image/png'),
  picture('image/*'),
  picture('application/json'),
];

const conditions: readonly HttpbinRow[] = [
  {
    name: 'fresh for a minute',
    theirs: { path: '/cache/60' },
    ours: { path: '/cache/public/' },
    sees: headers('cache-control'),
  },
  {
    name: 'changed since long ago',
    theirs: { path: '/cache', headers: {} },
    ours: { path: '/media/picture.png', headers: {} },
    sees: has('etag', 'last-modified'),
  },
  {
    name: 'not changed since now',
    theirs: { path: '/cache', headers: { 'If-Modified-Since': new Date().toUTCString() } },
    ours: { path: '/media/picture.png', headers: { 'If-Modified-Since': new Date().toUTCString() } },
    sees: ({ bytes }) => bytes.length,
  },
  ...(
    [
      ['If-None-Match', '"TAG"'],
      ['If-None-Match', 'W/"TAG"'],
      ['If-None-Match', '*'],
      ['If-None-Match', '"other"'],
      ['If-None-Match', '"other", "TAG"'],
      ['If-Match', '"other"'],
      ['If-Match', '*'],
    ] as const
  ).map(([name, value]) => ({
    name: `${name}: ${value}`,
    theirs: { path: '/etag/TAG', headers: { [name]: value } },
    ours: { path: '/cache/notes/strong', headers: { [name]: value.replaceAll('TAG', noteTag()) } },
  })),
];

/** The tag of the note as it is at the beginning. */
function noteTag(): string {
  return createHash('sha1').update('The library closes at five.\n').digest('base64url').slice(0, 12);
}

const echoes: readonly HttpbinRow[] = [
  {
    name: 'a query',
    theirs: { path: '/anything?colour=blue&size=7' },
    ours: { path: '/anything?colour=blue&size=7' },
    sees: (told) => json(told)['args'] ?? Object.fromEntries(json(told)['query'] as [string, string][]),
  },
  {
    name: 'JSON',
    theirs: { path: '/anything', method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"a":[1,null]}' },
    ours: { path: '/anything', method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"a":[1,null]}' },
    sees: (told) => json(told)['json'] ?? (json(told)['body'] as { json: unknown }).json,
  },
  {
    name: 'a form',
    theirs: {
      path: '/post',
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'name=Fido+Lava&a=%C3%A9',
    },
    ours: {
      path: '/anything',
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'name=Fido+Lava&a=%C3%A9',
    },
    sees: (told) => json(told)['form'] ?? Object.fromEntries((json(told)['body'] as { form: [string, string][] }).form),
  },
  {
    name: 'a form of puppies',
    theirs: {
      path: '/post',
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'puppyId=12345&name=Fido+Lava',
    },
    ours: {
      path: '/puppies',
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'puppyId=12345&name=Fido+Lava',
    },
    sees: (told) => /Fido Lava/.test(told.bytes.toString('utf8')),
  },
  ...['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'].map((method) => ({
    name: `${method} of what takes anything`,
    theirs: { path: '/anything', method },
    ours: { path: '/anything', method },
    sees: ({ bytes }: Told) => (method === 'HEAD' ? bytes.length : JSON.parse(bytes.toString('utf8')) && method),
  })),
  {
    name: 'a method that is not there',
    theirs: { path: '/get', method: 'POST' },
    ours: { path: '/whoami', method: 'POST' },
    sees: has('allow'),
  },
  { name: 'a place that is not there', theirs: { path: '/nowhere' }, ours: { path: '/nowhere' } },
  {
    name: 'a hundred bytes',
    theirs: { path: '/bytes/100' },
    ours: { path: '/stream/bytes/100' },
    sees: headers('content-type', 'content-length'),
  },
];

export const httpbinRows: Readonly<Record<string, readonly HttpbinRow[]>> = {
  redirects,
  'status codes': statuses,
  'who is who': doors,
  cookies,
  ranges,
  encodings,
  pictures,
  conditions,
  echoes,
};
