import { z } from 'zod';
import type { Endpoint } from '../endpoint.ts';
import { empty, json, type Answer, type HeaderPair } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { granted, refused, type Outcome } from '../frame/outcome.ts';
import { readJson } from '../frame/read-json.ts';
import { refuse } from '../frame/refuse.ts';
import { aliceSendsJson, asAlice, asBert, jsonType } from '../library/examples.ts';
import { anyAuthenticator, authenticate, unauthenticated } from '../policies/authentication.ts';
import { graceSeconds, issueKey, keysOf, revokeKey, rotateKey, type IssuedKey } from '../policies/issued-keys.ts';

const asked = z.strictObject({ name: z.string().min(1).max(100).describe('what the key is for') });
const private_: readonly HeaderPair[] = [['Cache-Control', 'no-store']];

const keyList: Endpoint = {
  path: '/auth/keys/',
  methods: ['GET', 'POST'],
  group: 'Authentication',
  summary: 'API keys, and getting one',
  description:
    'Your keys: what each is for, the beginning of it, and when it was last used. POST {"name": …} issues one and shows it this once; only a digest of it is kept. It opens /auth/api-key/ and the library as the fixed keys do.',
  describes: { POST: { body: asked } },
  tryIt: [
    { method: 'GET', path: '/auth/keys/', headers: asAlice, expect: 200, says: 'none yet' },
    { method: 'GET', path: '/auth/keys/', expect: 401, says: 'whose keys?' },
    {
      method: 'POST',
      path: '/auth/keys/',
      headers: aliceSendsJson,
      body: '{"name":"shop window"}',
      expect: 201,
      says: 'a key, shown once',
    },
    { method: 'POST', path: '/auth/keys/', headers: aliceSendsJson, body: '{}', expect: 400, says: 'what for?' },
    { method: 'POST', path: '/auth/keys/', headers: jsonType, body: '{"name":"x"}', expect: 401, says: 'not for strangers' },
  ],
  async handle(ask) {
    const owner = ownerOf(ask);
    if (!owner.ok) return refuse(ask, owner.refusal);
    if (ask.method !== 'POST') {
      const mine = keysOf(ask.world).filter((each) => each.owner === owner.value);
      return json(200, { keys: mine.map((each) => shown(ask, each)) }, private_);
    }
    const wish = await readJson(ask, asked);
    if (!wish.ok) return refuse(ask, wish.refusal);
    const made = issueKey(ask.world, owner.value, wish.value.name);
    if (!made) return refuse(ask, { status: 409, detail: 'You have as many keys as one may have.' });
    return json(201, { ...shown(ask, made.issued), key: made.key }, [['Location', addressOf(ask, made.issued)], ...private_]);
  },
};

/** An address below one key; the request to try is the one that finds none, as keys have no fixed numbers. */
function keyEndpoint(
  rest: string,
  about: Pick<Endpoint, 'methods' | 'summary' | 'description'>,
  answer: (ask: Ask, key: IssuedKey) => Answer,
): Endpoint {
  const method = about.methods[0] ?? 'GET';
  const path = `/auth/keys/99/${rest}`;
  return {
    path: `/auth/keys/{id}/${rest}`,
    group: 'Authentication',
    ...about,
    tryIt: [
      { method, path, headers: asBert, expect: 404, says: 'bert has no such key' },
      { method, path, expect: 401, says: 'whose key?' },
    ],
    handle(ask) {
      const owner = ownerOf(ask);
      if (!owner.ok) return refuse(ask, owner.refusal);
      const key = keysOf(ask.world).find((each) => each.id === Number(ask.params['id']) && each.owner === owner.value);
      return key ? answer(ask, key) : refuse(ask, { status: 404, detail: 'You have no such key.' });
    },
  };
}

const keyInstance = keyEndpoint(
  '',
  {
    methods: ['GET', 'DELETE'],
    summary: 'One API key',
    description:
      'What a key is for and how it is. DELETE revokes it at once and for good; it stays in the list, so that its uses can still be read.',
  },
  (ask, key) => {
    if (ask.method !== 'DELETE') return json(200, shown(ask, key), private_);
    revokeKey(ask.world, key);
    return empty(204);
  },
);

const keyRotation = keyEndpoint(
  'rotate/',
  {
    methods: ['POST'],
    summary: 'A key exchanged for another',
    description: `Gives a new key for the same purpose, shown this once. The old one opens for ${graceSeconds} seconds more by the server’s clock, so that nothing breaks while the new one is put in place.`,
  },
  (ask, key) => {
    if (key.revoked !== null) return refuse(ask, { status: 409, detail: 'The key was revoked. Ask for a new one.' });
    const rotated = rotateKey(ask.world, key);
    const words = { key: rotated.key, ...shown(ask, rotated.issued), old_key_opens_for_seconds: graceSeconds };
    return json(200, words, private_);
  },
);

const keyUses = keyEndpoint(
  'usage/',
  {
    methods: ['GET'],
    summary: 'What a key was used for',
    description:
      'The latest hundred requests that came with the key, and whether it was accepted: this is where a stolen key shows.',
  },
  (_ask, key) => json(200, { uses: key.uses }, private_),
);

export const issuedKeys: readonly Endpoint[] = [keyList, keyInstance, keyRotation, keyUses];

function ownerOf(ask: Ask): Outcome<string> {
  const person = authenticate(ask, anyAuthenticator);
  if (!person.ok) return person;
  return person.value ? granted(person.value.username) : refused(unauthenticated(anyAuthenticator));
}

function shown(ask: Ask, { name, prefix, created, revoked, uses, ...key }: IssuedKey): Record<string, unknown> {
  const url = addressOf(ask, key);
  return { url, name, prefix, created, revoked, last_used: uses.at(-1)?.at ?? null, uses: uses.length, usage: `${url}usage/` };
}

const addressOf = (ask: Ask, { id }: Pick<IssuedKey, 'id'>): string => `${ask.origin}/auth/keys/${id}/`;
