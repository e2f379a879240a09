import type { Endpoint } from '../endpoint.ts';
import { empty, typed, type HeaderPair, type WholeAnswer } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { refuse } from '../frame/refuse.ts';
import { answerRanged } from '../policies/ranges.ts';
import { containersOf, createObject, fits, namesIn, type StoredObject } from './object-store.ts';

const objectType = 'application/cdmi-object';
const containerType = 'application/cdmi-container';
const version: HeaderPair = ['X-CDMI-Specification-Version', '1.1'];
const group = 'Object stores';
const asVersion = { 'X-CDMI-Specification-Version': '1.1' };

const cdmi = (status: number, type: string, value: unknown): WholeAnswer => typed(status, type, JSON.stringify(value), [version]);

const cdmiContainer: Endpoint = {
  path: '/cdmi/{container}/',
  methods: ['GET', 'PUT'],
  group,
  summary: 'A container, as CDMI has it',
  description: `A container with its children as ${containerType}. A name that ends in a slash is a container, one without is an object.`,
  tryIt: [
    {
      method: 'GET',
      path: '/cdmi/library/',
      headers: { Accept: containerType, ...asVersion },
      expect: 200,
      says: 'children and their range',
    },
    {
      method: 'PUT',
      path: '/cdmi/attic/',
      headers: { 'Content-Type': containerType, ...asVersion },
      body: '{"metadata":{}}',
      expect: 201,
      says: 'a new one',
    },
    { method: 'GET', path: '/cdmi/cellar/', expect: 404, says: 'no such container' },
  ],
  handle(ask) {
    const name = ask.params['container'] ?? '';
    const all = containersOf(ask);
    const isNew = ask.method === 'PUT' && !all.has(name);
    if (isNew) all.add(name);
    const container = all.get(name);
    if (!container) return refuse(ask, { status: 404, detail: 'There is no such container.', headers: [version] });
    const children = namesIn(container);
    return cdmi(isNew ? 201 : 200, containerType, {
      objectType: containerType,
      objectName: `${name}/`,
      parentURI: '/cdmi/',
      completionStatus: 'Complete',
      metadata: {},
      childrenrange: children.length === 0 ? '' : `0-${children.length - 1}`,
      children,
    });
  },
};

const path = '/cdmi/library/notes/001.txt';

const cdmiObject: Endpoint = {
  path: '/cdmi/{container}/{object*}',
  methods: ['GET', 'PUT', 'DELETE'],
  group,
  summary: 'An object, as CDMI has it',
  description: `With Accept: ${objectType} an object comes as JSON with its metadata and its value within; with any other Accept it comes as its own bytes. PUT takes both forms by Content-Type.`,
  tryIt: [
    { method: 'GET', path, headers: { Accept: objectType, ...asVersion }, expect: 200, says: 'the value within JSON' },
    { method: 'GET', path, headers: { Accept: 'text/plain' }, expect: 200, says: 'the bytes alone' },
    {
      method: 'PUT',
      path: '/cdmi/library/new.txt',
      headers: { 'Content-Type': objectType, ...asVersion },
      body: '{"mimetype":"text/plain","value":"new"}',
      expect: 201,
      says: 'kept',
    },
    {
      method: 'PUT',
      path: '/cdmi/library/new.txt',
      headers: { 'Content-Type': objectType, ...asVersion },
      body: 'new',
      expect: 400,
      says: 'not JSON',
    },
    { method: 'DELETE', path, expect: 204, says: 'gone' },
  ],
  async handle(ask) {
    const container = containersOf(ask).get(ask.params['container'] ?? '');
    const name = ask.params['rest'] ?? '';
    if (!container) return refuse(ask, { status: 404, detail: 'There is no such container.', headers: [version] });
    if (ask.method === 'PUT') {
      const object = await readObject(ask);
      if ('refused' in object) return object.refused;
      const isNew = !container.has(name);
      container.set(name, object);
      return isNew ? cdmi(201, objectType, describe(name, object)) : empty(204, [version]);
    }
    const found = container.get(name);
    if (!found) return refuse(ask, { status: 404, detail: 'There is no such object.', headers: [version] });
    if (ask.method !== 'DELETE') return shown(ask, name, found);
    container.delete(name);
    return empty(204, [version]);
  },
};

function shown(ask: Ask, name: string, object: StoredObject): WholeAnswer {
  if (!(ask.headers.accept ?? '').includes(objectType))
    return answerRanged(ask, {
      size: object.bytes.length,
      contentType: object.contentType,
      etag: `"${object.md5}"`,
      modified: object.modified,
      read: (from, to) => object.bytes.subarray(from, to),
    });
  return cdmi(200, objectType, {
    ...describe(name, object),
    valuetransferencoding: 'utf-8',
    valuerange: `0-${Math.max(object.bytes.length - 1, 0)}`,
    value: object.bytes.toString('utf8'),
  });
}

function describe(name: string, { contentType, bytes, modified }: StoredObject): Record<string, unknown> {
  return {
    objectType,
    objectName: name,
    mimetype: contentType,
    completionStatus: 'Complete',
    metadata: { cdmi_size: String(bytes.length), cdmi_mtime: modified.toISOString() },
  };
}

async function readObject(ask: Ask): Promise<StoredObject | { readonly refused: WholeAnswer }> {
  const body = await ask.body();
  if (!body.ok) return { refused: refuse(ask, body.refusal) };
  if (!fits(ask, body.value.length))
    return { refused: refuse(ask, { status: 507, detail: 'The store is full.', headers: [version] }) };
  const now = new Date(ask.world.clock.now());
  const type = ask.headers['content-type'] ?? 'application/octet-stream';
  if (type !== objectType) return createObject(body.value, type, now);
  try {
    const { mimetype = 'text/plain', value = '' } = JSON.parse(body.value.toString('utf8')) as {
      mimetype?: string;
      value?: string;
    };
    return createObject(Buffer.from(String(value)), String(mimetype), now);
  } catch {
    return { refused: refuse(ask, { status: 400, detail: `That is not ${objectType}: it is no JSON.`, headers: [version] }) };
  }
}

export const cdmiStore: readonly Endpoint[] = [cdmiContainer, cdmiObject];
