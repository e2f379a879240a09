import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Endpoint } from '../endpoint.ts';
import { json, type HeaderPair, type WholeAnswer } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { granted, refused, type Outcome } from '../frame/outcome.ts';
import { refuse } from '../frame/refuse.ts';
import { asAlice } from '../library/examples.ts';
import { pickLanguage } from '../policies/negotiation.ts';
import { remoteBackend, remoteNames } from '../cache-servers/cache-servers.ts';
import { CacheServerAway } from '../cache-servers/remote-backend.ts';
import { backendNamed, backendNames, type CacheBackend } from './cache-backends.ts';

const lifetimeSeconds = 30;
const allNames = [...backendNames, ...remoteNames];
const varies = ['Accept-Language', 'Authorization', 'Cookie'];

interface Kept {
  readonly body: unknown;
  readonly expires: string;
}

/** A page the server itself keeps, as Django's cache_page does. */
export const cachedPage: Endpoint = {
  path: '/cache/page/',
  methods: ['GET'],
  group: 'Caching',
  summary: 'A slow page that the server keeps for itself',
  description: `Takes a fifth of a second to make and is kept for ${lifetimeSeconds} seconds, apart for each address, language, credential and cookie. X-Cache says hit or miss; a hit has the first answer’s Expires, and still says max-age=${lifetimeSeconds}, as Django does. ?backend= chooses where it is kept: ${allNames.join(', ')}; the last two are programs of their own, named with --redis and --memcached, and keep it when this server is started anew.`,
  query: z.object({ backend: z.enum(allNames).optional().describe('memory when left out') }),
  tryIt: [
    ...backendNames.map((name) => ({
      method: 'GET',
      path: `/cache/page/?backend=${name}`,
      expect: 200,
      says: `kept in: ${name}`,
    })),
    ...remoteNames.map((name) => ({
      method: 'GET',
      path: `/cache/page/?backend=${name}`,
      expect: 503,
      says: `no ${name} was named at the start`,
    })),
    { method: 'GET', path: '/cache/page/', headers: asAlice, expect: 200, says: 'alice has a copy of her own' },
    { method: 'GET', path: '/cache/page/?backend=attic', expect: 400, says: 'no such place' },
  ],
  async handle(ask) {
    const backend = backendOf(ask);
    if (!backend.ok) return refuse(ask, backend.refusal);
    try {
      return await keptPage(ask, backend.value);
    } catch (thrown) {
      if (!(thrown instanceof CacheServerAway)) throw thrown;
      return refuse(ask, { status: 503, detail: 'The cache does not answer.', help: `It said: ${thrown.message}` });
    }
  },
};

function backendOf(ask: Ask): Outcome<CacheBackend> {
  const name = ask.query.get('backend') ?? 'memory';
  const local = backendNamed(ask.world, name);
  if (local) return granted(local);
  return remoteBackend(ask.world, name) ?? refused({ status: 400, detail: `The backends are ${allNames.join(', ')}.` });
}

async function keptPage(ask: Ask, backend: CacheBackend): Promise<WholeAnswer> {
  const now = ask.world.clock.now();
  const key = keyOf(ask);
  const kept = await backend.get(key, now);
  if (kept !== undefined) return pageFrom(JSON.parse(kept) as Kept, 'hit');
  await pause(200);
  const page: Kept = { body: makePage(ask, now), expires: new Date(now + lifetimeSeconds * 1000).toUTCString() };
  await backend.set(key, JSON.stringify(page), now + lifetimeSeconds * 1000);
  return pageFrom(page, 'miss');
}

/** What stands in Vary stands in the key, or one caller would read what was made for another. */
function keyOf(ask: Ask): string {
  return JSON.stringify([ask.target, ...varies.map((name) => ask.headers[name.toLowerCase()] ?? '')]);
}

function makePage(ask: Ask, now: number): Record<string, unknown> {
  const language = pickLanguage(ask.headers['accept-language'], ['en', 'de']) ?? 'en';
  return { greeting: language === 'de' ? 'Guten Tag' : 'Good day', made: new Date(now).toISOString(), took: '0.2 s' };
}

function pageFrom({ body, expires }: Kept, found: 'hit' | 'miss'): WholeAnswer {
  const headers: HeaderPair[] = [
    ['Cache-Control', `max-age=${lifetimeSeconds}`],
    ['Expires', expires],
    ['Vary', varies.join(', ')],
    ['X-Cache', found],
  ];
  return json(200, body, headers);
}
