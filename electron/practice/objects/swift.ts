import { onlyWith } from '../security-schemes.ts';
import type { Endpoint } from '../endpoint.ts';
import { empty, json, text, type HeaderPair, type WholeAnswer } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { refuse } from '../frame/refuse.ts';
import { wholeNumber } from '../pagination/paged-rows.ts';
import { answerRanged } from '../policies/ranges.ts';
import { accountOf, accounts } from '../world/people.ts';
import { bytesIn, containersOf, createObject, fits, listNames, metadataFrom, type Container } from './object-store.ts';

const group = 'Object stores';
const asAlice = { 'X-Auth-Token': accountOf('alice').token };

/** Swift knows people by a token in a header of its own; there is no challenge. */
function guarded(handle: (ask: Ask) => WholeAnswer | Promise<WholeAnswer>): Endpoint['handle'] {
  return (ask) => {
    const account = accounts.find(({ token }) => token === ask.headers['x-auth-token']);
    if (!account)
      return refuse(ask, {
        status: 401,
        detail: 'X-Auth-Token is missing or nobody’s.',
        help: '/swift/auth/v1.0 gives one.',
        headers: [['WWW-Authenticate', 'Swift realm="practice"']],
      });
    ask.identity = account.username;
    return handle(ask);
  };
}

const login: Endpoint = {
  path: '/swift/auth/v1.0',
  methods: ['GET'],
  group,
  summary: 'A token for Swift',
  description: 'Takes a name in X-Auth-User and a password in X-Auth-Key, and gives X-Auth-Token and X-Storage-Url.',
  tryIt: [
    {
      method: 'GET',
      path: '/swift/auth/v1.0',
      headers: { 'X-Auth-User': 'alice', 'X-Auth-Key': 'practice' },
      expect: 204,
      says: 'see the headers',
    },
    { method: 'GET', path: '/swift/auth/v1.0', expect: 401, says: 'nobody said who' },
  ],
  handle(ask) {
    const account = accounts.find(
      ({ username, password }) => username === ask.headers['x-auth-user'] && password === ask.headers['x-auth-key'],
    );
    if (!account)
      return refuse(ask, {
        status: 401,
        detail: 'The name or the key is wrong.',
        headers: [['WWW-Authenticate', 'Swift realm="practice"']],
      });
    return empty(204, [
      ['X-Auth-Token', account.token],
      ['X-Storage-Url', `${ask.origin}/swift/v1`],
    ]);
  },
};

const accountEndpoint: Endpoint = {
  path: '/swift/v1',
  access: onlyWith('swift'),
  methods: ['GET'],
  group,
  summary: 'Containers, as Swift has them',
  description:
    'The names of the containers, a line each, or as JSON with ?format=json. HEAD tells how many there are, and how many objects and bytes.',
  tryIt: [
    { method: 'GET', path: '/swift/v1', headers: asAlice, expect: 200, says: 'a line each' },
    { method: 'HEAD', path: '/swift/v1', headers: asAlice, expect: 200, says: 'counts in headers' },
    { method: 'GET', path: '/swift/v1', expect: 401, says: 'a token is needed' },
  ],
  handle: guarded((ask) => {
    const all = containersOf(ask).entries();
    const counts: HeaderPair[] = [
      ['X-Account-Container-Count', String(all.length)],
      ['X-Account-Object-Count', String(all.reduce((sum, [, container]) => sum + container.size, 0))],
      ['X-Account-Bytes-Used', String(all.reduce((sum, [, container]) => sum + bytesIn(container), 0))],
    ];
    if (ask.query.get('format') === 'json')
      return json(
        200,
        all.map(([name, container]) => ({ name, count: container.size, bytes: bytesIn(container) })),
        counts,
      );
    return text(200, all.map(([name]) => `${name}\n`).join(''), counts);
  }),
};

const containerEndpoint: Endpoint = {
  path: '/swift/v1/{container}',
  access: onlyWith('swift'),
  methods: ['GET', 'PUT', 'DELETE'],
  group,
  summary: 'One container and what it holds',
  description:
    'GET lists names after ?marker=, up to ?limit=, with ?prefix=: the client makes the next marker from the last name. PUT makes a container (201, or 202 when it is there), DELETE removes an empty one.',
  tryIt: [
    { method: 'GET', path: '/swift/v1/library?limit=10', headers: asAlice, expect: 200, says: 'ten names' },
    {
      method: 'GET',
      path: '/swift/v1/library?limit=10&marker=notes/010.txt',
      headers: asAlice,
      expect: 200,
      says: 'the next ten',
    },
    { method: 'PUT', path: '/swift/v1/attic', headers: asAlice, expect: 201, says: 'a new container' },
    { method: 'DELETE', path: '/swift/v1/library', headers: asAlice, expect: 409, says: 'not empty' },
  ],
  handle: guarded((ask) => {
    const name = ask.params['container'] ?? '';
    const container = containersOf(ask).get(name);
    if (ask.method === 'PUT') return makeContainer(ask, name);
    if (!container) return refuse(ask, { status: 404, detail: 'There is no such container.' });
    if (ask.method !== 'DELETE') return listContainer(ask, container);
    if (container.size > 0) return refuse(ask, { status: 409, detail: 'The container is not empty.' });
    containersOf(ask).delete(name);
    return empty(204);
  }),
};

function makeContainer(ask: Ask, name: string): WholeAnswer {
  const all = containersOf(ask);
  if (all.has(name)) return empty(202);
  all.add(name);
  return empty(201);
}

function listContainer(ask: Ask, container: Container): WholeAnswer {
  const limit = wholeNumber(ask.query.get('limit'), { fallback: 10_000, min: 1, max: 10_000 });
  const { names } = listNames(container, { prefix: ask.query.get('prefix') ?? '', after: ask.query.get('marker') ?? '', limit });
  const counts: HeaderPair[] = [
    ['X-Container-Object-Count', String(container.size)],
    ['X-Container-Bytes-Used', String(bytesIn(container))],
  ];
  if (names.length === 0) return empty(204, counts);
  if (ask.query.get('format') !== 'json') return text(200, names.map((name) => `${name}\n`).join(''), counts);
  return json(
    200,
    names.map((name) => ({
      name,
      bytes: container.get(name)?.bytes.length,
      hash: container.get(name)?.md5,
      content_type: container.get(name)?.contentType,
    })),
    counts,
  );
}

const objectEndpoint: Endpoint = {
  path: '/swift/v1/{container}/{object*}',
  access: onlyWith('swift'),
  methods: ['GET', 'PUT', 'DELETE'],
  group,
  summary: 'One object, as Swift has it',
  description:
    'PUT keeps an object with its X-Object-Meta- headers and answers 201 with the MD5 as ETag; a wrong ETag sent along is 422. HEAD tells everything but the bytes. DELETE of what is not there is 404, unlike S3.',
  tryIt: [
    { method: 'HEAD', path: '/swift/v1/library/notes/001.txt', headers: asAlice, expect: 200, says: 'everything but the bytes' },
    {
      method: 'PUT',
      path: '/swift/v1/library/new.txt',
      headers: { ...asAlice, 'X-Object-Meta-Shelf': '3' },
      body: 'new',
      expect: 201,
      says: 'kept',
    },
    {
      method: 'PUT',
      path: '/swift/v1/library/new.txt',
      headers: { ...asAlice, ETag: '0'.repeat(32) },
      body: 'new',
      expect: 422,
      says: 'not the bytes you meant',
    },
    { method: 'DELETE', path: '/swift/v1/library/none.txt', headers: asAlice, expect: 404, says: 'nothing to remove' },
  ],
  handle: guarded(async (ask) => {
    const container = containersOf(ask).get(ask.params['container'] ?? '');
    const name = ask.params['rest'] ?? '';
    if (!container) return refuse(ask, { status: 404, detail: 'There is no such container.' });
    if (ask.method === 'PUT') return putObject(ask, container, name);
    const object = container.get(name);
    if (!object) return refuse(ask, { status: 404, detail: 'There is no such object.' });
    if (ask.method === 'DELETE') {
      container.delete(name);
      return empty(204);
    }
    const { bytes, contentType, md5, modified, metadata } = object;
    const said = Object.entries(metadata).map(([key, value]): HeaderPair => [`X-Object-Meta-${key}`, value]);
    return answerRanged(
      ask,
      { size: bytes.length, contentType, etag: `"${md5}"`, modified, read: (from, to) => bytes.subarray(from, to) },
      said,
    );
  }),
};

async function putObject(ask: Ask, container: Container, name: string): Promise<WholeAnswer> {
  const body = await ask.body();
  if (!body.ok) return refuse(ask, body.refusal);
  if (!fits(ask, body.value.length)) return refuse(ask, { status: 507, detail: 'The store is full.' });
  const object = createObject(
    body.value,
    ask.headers['content-type'] ?? 'application/octet-stream',
    new Date(ask.world.clock.now()),
    metadataFrom(ask, 'x-object-meta-'),
  );
  const meant = ask.headers['etag'];
  if (typeof meant === 'string' && meant.replaceAll('"', '') !== object.md5)
    return refuse(ask, { status: 422, detail: `The MD5 of what arrived is ${object.md5}.` });
  container.set(name, object);
  return empty(201, [['ETag', `"${object.md5}"`]]);
}

export const swift: readonly Endpoint[] = [login, accountEndpoint, containerEndpoint, objectEndpoint];
