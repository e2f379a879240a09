import { z } from 'zod';
import type { Endpoint } from '../endpoint.ts';
import { json, type HeaderPair, type WholeAnswer } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { granted, type Outcome } from '../frame/outcome.ts';
import { refuse } from '../frame/refuse.ts';
import { asAlice } from '../library/examples.ts';
import { anyAuthenticator, authenticate } from '../policies/authentication.ts';
import { pickLanguage } from '../policies/negotiation.ts';
import { backendNamed } from './cache-backends.ts';

const lifetimeSeconds = 60;
const modes = ['app', 'view'] as const;
const varyModes: Readonly<Record<string, string | null>> = {
  language: 'Accept-Language',
  cookie: 'Cookie',
  authorization: 'Authorization',
  nothing: null,
};
const varyNames = Object.keys(varyModes);

/** A greeting with everything in it that a cache could mix up between callers. */
function makeGreeting(ask: Ask): Outcome<unknown> {
  const person = authenticate(ask, anyAuthenticator);
  if (!person.ok) return person;
  const language = pickLanguage(ask.headers['accept-language'], ['en', 'de', 'fr']) ?? 'en';
  const hello = { en: 'Good day', de: 'Guten Tag', fr: 'Bonjour' }[language] ?? 'Good day';
  const greeting = `${hello}, ${person.value?.name ?? 'stranger'}.`;
  return granted({ greeting, made: new Date(ask.world.clock.now()).toISOString() });
}

/** The answer kept under a key, or made and kept; X-Cache-Key shows what it is kept under. */
async function keptUnder(ask: Ask, key: string, make: () => Outcome<unknown>): Promise<WholeAnswer> {
  const backend = backendNamed(ask.world, 'memory');
  const now = ask.world.clock.now();
  const about = (found: string): HeaderPair[] => [
    ['Cache-Control', `max-age=${lifetimeSeconds}`],
    ['X-Cache', found],
    ['X-Cache-Key', encodeURIComponent(key)],
  ];
  const kept = await backend?.get(key, now);
  if (kept !== undefined) return json(200, JSON.parse(kept), about('hit'));
  const made = make();
  if (!made.ok) return refuse(ask, made.refusal);
  await backend?.set(key, JSON.stringify(made.value), now + lifetimeSeconds * 1000);
  return json(200, made.value, about('miss'));
}

const cacheMode: Endpoint = {
  path: '/cache/mode/{mode}/{page}',
  methods: ['GET'],
  group: 'Caching',
  summary: 'Everything kept, or one view kept',
  description:
    'app keeps every page below it, as a middleware around a whole application does; view keeps the page called slow and makes all others anew, as a decorator on one view does. X-Cache says hit or miss.',
  params: z.object({ mode: z.enum(modes), page: z.string() }),
  tryIt: [
    { method: 'GET', path: '/cache/mode/app/anything', expect: 200, says: 'any page is kept' },
    { method: 'GET', path: '/cache/mode/view/slow', expect: 200, says: 'this one is' },
    { method: 'GET', path: '/cache/mode/view/other', expect: 200, says: 'this one is not' },
    { method: 'GET', path: '/cache/mode/none/slow', expect: 404, says: 'no such mode' },
  ],
  handle(ask) {
    const { mode, page = '' } = ask.params;
    if (!modes.some((each) => each === mode))
      return refuse(ask, { status: 404, detail: `The modes are ${modes.join(' and ')}.` });
    const made = { page, made: new Date(ask.world.clock.now()).toISOString() };
    if (mode === 'view' && page !== 'slow') return json(200, made, neverKept);
    return keptUnder(ask, `mode ${ask.target}`, () => granted(made));
  },
};

const neverKept: readonly HeaderPair[] = [
  ['Cache-Control', 'no-cache'],
  ['X-Cache', 'bypass'],
];

const cacheVary: Endpoint = {
  path: '/cache/kept/{by}',
  methods: ['GET'],
  group: 'Caching',
  summary: 'A copy for each language, cookie or credential',
  description: `A greeting in your language and with your name, kept apart by ${varyNames.join(', ')}. What stands in Vary is part of the key; by nothing the first caller’s answer is given to all, name and language and all, which is the fault that Vary is there to prevent.`,
  params: z.object({ by: z.enum(['language', 'cookie', 'authorization', 'nothing']) }),
  tryIt: [
    { method: 'GET', path: '/cache/kept/language', headers: { 'Accept-Language': 'de' }, expect: 200, says: 'German has a copy' },
    { method: 'GET', path: '/cache/kept/authorization', headers: asAlice, expect: 200, says: 'alice has a copy' },
    { method: 'GET', path: '/cache/kept/cookie', headers: { Cookie: 'theme=dark' }, expect: 200, says: 'this cookie has a copy' },
    { method: 'GET', path: '/cache/kept/nothing', headers: asAlice, expect: 200, says: 'the next caller is greeted as alice' },
    { method: 'GET', path: '/cache/kept/moon', expect: 404, says: 'nothing is kept apart by that' },
  ],
  async handle(ask) {
    const by = ask.params['by'] ?? '';
    if (!Object.hasOwn(varyModes, by)) return refuse(ask, { status: 404, detail: `It may vary by ${varyNames.join(', ')}.` });
    const header = varyModes[by] ?? null;
    const value = header === null ? '' : (ask.headers[header.toLowerCase()] ?? '');
    const answer = await keptUnder(ask, JSON.stringify(['vary', by, value]), () => makeGreeting(ask));
    return header === null ? answer : { ...answer, headers: [...answer.headers, ['Vary', header]] };
  },
};

export const cacheModes: readonly Endpoint[] = [cacheMode, cacheVary];
