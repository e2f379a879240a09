import { z } from 'zod';
import type { Endpoint } from '../endpoint.ts';
import { empty, typed, type HeaderPair, type WholeAnswer } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { granted, refused, type Outcome } from '../frame/outcome.ts';
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
  async handle(ask) {
    const name = ask.params['container'] ?? '';
    const all = containersOf(ask);
    const isNew = !all.has(name);
    if (ask.method === 'PUT') {
      const said = await readCdmi(ask, containerType);
      if (!said.ok) return refuse(ask, said.refusal);
      all.add(name, said.value.metadata ?? all.metadata(name));
    }
    const container = all.get(name);
    if (!container) return refuse(ask, { status: 404, detail: 'There is no such container.', headers: [version] });
    if (ask.method === 'PUT' && !isNew) return empty(204, [version]);
    const children = namesIn(container);
    return cdmi(ask.method === 'PUT' ? 201 : 200, containerType, {
      objectType: containerType,
      objectName: `${name}/`,
      parentURI: '/cdmi/',
      completionStatus: 'Complete',
      metadata: all.metadata(name),
      childrenrange: children.length === 0 ? '' : `0-${children.length - 1}`,
      children,
    });
  },
};

/** What CDMI says about a container or an object in the body of a PUT. */
const cdmiBody = z.object({
  mimetype: z.string().optional(),
  metadata: z.record(z.string(), z.coerce.string()).optional(),
  value: z.string().optional(),
  valuetransferencoding: z.enum(['utf-8', 'base64']).optional(),
});
type CdmiBody = z.infer<typeof cdmiBody>;

/** An empty body says nothing, which is enough for a container. */
async function readCdmi(ask: Ask, type: string): Promise<Outcome<CdmiBody>> {
  const body = await ask.body();
  if (!body.ok || body.value.length === 0) return body.ok ? granted({}) : body;
  const read = cdmiBody.safeParse(jsonOrNothing(body.value.toString('utf8')));
  if (read.success) return granted(read.data);
  return refused({ status: 400, detail: `That is not ${type}: ${z.prettifyError(read.error)}`, headers: [version] });
}

function jsonOrNothing(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

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
      if (!object.ok) return refuse(ask, object.refusal);
      const isNew = !container.has(name);
      container.set(name, object.value);
      return isNew ? cdmi(201, objectType, describe(name, object.value)) : empty(204, [version]);
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
    ...valueOf(object.bytes),
    valuerange: `0-${Math.max(object.bytes.length - 1, 0)}`,
  });
}

/** Text as it is where the bytes are UTF-8, and base64 where they are not. */
function valueOf(bytes: Buffer): Record<string, string> {
  const text = bytes.toString('utf8');
  return Buffer.from(text).equals(bytes)
    ? { valuetransferencoding: 'utf-8', value: text }
    : { valuetransferencoding: 'base64', value: bytes.toString('base64') };
}

function describe(name: string, { contentType, bytes, modified, metadata }: StoredObject): Record<string, unknown> {
  return {
    objectType,
    objectName: name,
    mimetype: contentType,
    completionStatus: 'Complete',
    metadata: { ...metadata, cdmi_size: String(bytes.length), cdmi_mtime: modified.toISOString() },
  };
}

async function readObject(ask: Ask): Promise<Outcome<StoredObject>> {
  const now = new Date(ask.world.clock.now());
  const type = ask.headers['content-type'] ?? 'application/octet-stream';
  const made = type === objectType ? await readWrapped(ask, now) : await readBare(ask, type, now);
  if (!made.ok || fits(ask, made.value.bytes.length)) return made;
  return refused({ status: 507, detail: 'The store is full.', headers: [version] });
}

async function readBare(ask: Ask, type: string, now: Date): Promise<Outcome<StoredObject>> {
  const body = await ask.body();
  return body.ok ? granted(createObject(body.value, type, now)) : body;
}

async function readWrapped(ask: Ask, now: Date): Promise<Outcome<StoredObject>> {
  const said = await readCdmi(ask, objectType);
  if (!said.ok) return said;
  const { mimetype = 'text/plain', metadata = {}, value = '', valuetransferencoding = 'utf-8' } = said.value;
  const encoding = valuetransferencoding === 'base64' ? 'base64' : 'utf8';
  return granted(createObject(Buffer.from(value, encoding), mimetype, now, metadata));
}

export const cdmiStore: readonly Endpoint[] = [cdmiContainer, cdmiObject];
