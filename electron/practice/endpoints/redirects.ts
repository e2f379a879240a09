import { z } from 'zod';
import type { Endpoint } from '../endpoint.ts';
import { json, withHeaders, type WholeAnswer } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { isLoopbackHost } from '../frame/loopback-host.ts';
import { refuse } from '../frame/refuse.ts';

const methods: Endpoint['methods'] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const codes = [301, 302, 303, 307, 308] as const;
const longest = 50;

const statusQuery = z.object({ status: z.enum(codes.map(String)).optional().describe('302 when left out') });

export const redirectTimes: Endpoint = {
  path: '/redirect/{n}',
  methods,
  group: 'Redirects',
  summary: 'A chain of redirects',
  description: `Redirects n times, up to ${longest}, and ends at /anything, which shows what was left of the request. Locations are relative; ?absolute=1 makes them whole, and ?status= picks the code.`,
  query: statusQuery.extend({ absolute: z.string().optional().describe('1 for absolute locations') }),
  tryIt: [
    { method: 'GET', path: '/redirect/3', expect: 302, says: 'the first of three hops' },
    { method: 'GET', path: '/redirect/0', expect: 302, says: 'the last hop, to /anything' },
    { method: 'POST', path: '/redirect/1?status=303', expect: 303, says: 'a POST that becomes a GET' },
    { method: 'POST', path: '/redirect/1?status=308&absolute=1', expect: 308, says: 'a POST that stays one' },
    { method: 'GET', path: '/redirect/51', expect: 400, says: 'too many' },
  ],
  handle(ask) {
    const times = Number(ask.params['n']);
    const code = readCode(ask);
    if (!Number.isInteger(times) || times < 0 || times > longest || code === null) return badRedirect(ask);
    const next = times <= 1 ? '/anything' : `/redirect/${times - 1}${keptQuery(ask)}`;
    return redirected(code, ask.query.get('absolute') === '1' ? ask.origin + next : next);
  },
};

export const redirectTo: Endpoint = {
  path: '/redirect/to',
  methods,
  group: 'Redirects',
  summary: 'A redirect to an address of your choice',
  description:
    'Redirects to ?url=, with ?status= as the code. Only paths and addresses of this machine are taken, so that the server cannot be used to send people elsewhere; nothing is fetched.',
  query: statusQuery.extend({ url: z.string().describe('a path, or http://127.0.0.1 and localhost addresses') }),
  tryIt: [
    { method: 'GET', path: '/redirect/to?url=/library/books/1/', expect: 302, says: 'a path' },
    { method: 'POST', path: '/redirect/to?url=/anything&status=307', expect: 307, says: 'method and body are to be sent again' },
    {
      method: 'GET',
      path: '/redirect/to?url=http://localhost/anything&status=301',
      expect: 301,
      says: 'another origin: credentials should not go along',
    },
    { method: 'GET', path: '/redirect/to?url=https://elsewhere.example/', expect: 400, says: 'not this machine' },
  ],
  handle(ask) {
    const url = ask.query.get('url');
    const code = readCode(ask);
    if (url === null || code === null) return badRedirect(ask);
    if (!staysHere(url)) return refuse(ask, { status: 400, detail: 'The url is neither a path nor an address of this machine.' });
    return redirected(code, url);
  },
};

export const redirectLoop: Endpoint = {
  path: '/redirect/loop',
  methods,
  group: 'Redirects',
  summary: 'A redirect without an end',
  description: 'Redirects to itself. A client has to give up by counting, or by noticing that it has been here before.',
  tryIt: [{ method: 'GET', path: '/redirect/loop', expect: 302, says: 'the Location is this address' }],
  handle: () => redirected(302, '/redirect/loop'),
};

function redirected(code: number, location: string): WholeAnswer {
  return withHeaders(json(code, { detail: `Go to ${location}`, location }), [['Location', encodeURI(decodeURISafely(location))]]);
}

/** A Location holds ASCII only, and what is already encoded stays so. */
function decodeURISafely(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}

function readCode(ask: Ask): number | null {
  const given = Number(ask.query.get('status') ?? 302);
  return codes.find((code) => code === given) ?? null;
}

function badRedirect(ask: Ask): WholeAnswer {
  return refuse(ask, {
    status: 400,
    detail: `A redirect takes a count up to ${longest} or a url, and a status of ${codes.join(', ')}.`,
  });
}

function keptQuery(ask: Ask): string {
  const text = ask.query.toString();
  return text === '' ? '' : `?${text}`;
}

/** Paths that are not another host in disguise, and loopback addresses. */
function staysHere(url: string): boolean {
  if (/[\s\\]|[^\P{Cc}]/u.test(url)) return false;
  if (!/^[a-z][a-z0-9+.-]*:/i.test(url)) return !url.startsWith('//');
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username } = new URL(url);
  return (protocol === 'http:' || protocol === 'https:') && username === '' && isLoopbackHost(hostname);
}
