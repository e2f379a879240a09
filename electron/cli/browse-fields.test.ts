import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPracticeServer, type PracticeServer } from '../practice/server';
import { runCairn } from './environment.test-support';

type Kind = 'text' | 'boolean' | 'number' | 'object' | 'any';
/** What stands at a place: a kind of value, perhaps with null, a list of such, or members. */
type Promised = Kind | `${Kind}?` | readonly [Promised] | { readonly [name: string]: Promised } | { readonly orNull: Promised };

const field: Record<string, Promised> = {
  name: 'text',
  label: 'text',
  type: 'text',
  required: 'boolean',
  readOnly: 'boolean',
  choices: { orNull: [{ value: 'any', label: 'text' }] },
  min: 'any',
  max: 'any',
  minLength: 'number?',
  maxLength: 'number?',
  pattern: 'text?',
  default: 'any',
};
// What lies in a field is made of fields.
field['fields'] = [field];
field['item'] = { orNull: field };

/** The page as `cairn browse --json` promises it. */
const page: Promised = {
  kind: 'text',
  title: 'text',
  description: 'text',
  breadcrumbs: [{ label: 'text', url: 'text' }],
  methods: [{ method: 'text', allowed: 'boolean', source: 'text' }],
  links: [{ rel: 'text', pointer: 'text', url: 'text', templated: 'boolean' }],
  table: { orNull: { columns: ['text'], rows: ['any'] } },
  paging: {
    orNull: {
      style: 'text',
      first: 'text?',
      previous: 'text?',
      next: 'text?',
      last: 'text?',
      count: 'number?',
      pageSize: 'number?',
    },
  },
  forms: [{ method: 'text', url: 'text', contentTypes: ['text'], fields: [field] }],
};

const kindOf = (value: unknown): Kind => {
  if (typeof value === 'string') return 'text';
  return typeof value === 'boolean' || typeof value === 'number' ? (typeof value as Kind) : 'object';
};

/** Every place where a value is not as promised. */
function broken(value: unknown, promised: Promised, at: string): string[] {
  if (value === undefined) return [`${at} is missing`];
  if (typeof promised === 'string') {
    const isFine =
      promised === 'any' || (promised.endsWith('?') && value === null) || kindOf(value) === promised.replace('?', '');
    return isFine ? [] : [`${at} is ${JSON.stringify(value)}, no ${promised}`];
  }
  if (Array.isArray(promised)) {
    const [one] = promised as readonly [Promised];
    return Array.isArray(value) ? value.flatMap((item, index) => broken(item, one, `${at}/${index}`)) : [`${at} is no list`];
  }
  if ('orNull' in promised) return value === null ? [] : broken(value, promised.orNull as Promised, at);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${at} is no object`];
  const members = promised as { readonly [name: string]: Promised };
  return Object.entries(members).flatMap(([name, inner]) =>
    broken((value as Record<string, unknown>)[name], inner, `${at}/${name}`),
  );
}

let practice: PracticeServer;
let described: Server;
beforeAll(async () => {
  practice = await startPracticeServer();
  described = createServer(answer);
  await new Promise<void>((resolve) => described.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await new Promise((resolve) => described.close(resolve));
  await practice.stop();
});

const browse = async (url: string, ...flags: string[]): Promise<unknown> =>
  JSON.parse((await runCairn(['browse', url, '--json', ...flags])).out);

describe('every field of cairn browse --json is there, and is what it is said to be, at', () => {
  const alice = ['-u', 'alice:practice'];
  test.each([
    ['/', []],
    ['/library/', []],
    ['/library/books/?page=2', alice],
    ['/library/books/1/', alice],
    ['/library/books/999999/', []],
    ['/pagination/hal/', []],
    ['/pagination/siren/', []],
    ['/pagination/json-api/', []],
    ['/pagination/hydra/', []],
    ['/pagination/collection-json/', []],
    ['/pagination/odata/', []],
    ['/pagination/fhir/', []],
    ['/pagination/atom/', []],
    ['/pagination/s3-xml/', []],
    ['/pagination/oai-pmh/?verb=ListRecords&metadataPrefix=oai_dc', []],
    ['/pagination/content-range/', []],
    ['/pagination/next-range/', []],
    ['/pagination/continuation-header/', []],
    ['/pagination/none/', []],
    ['/status/204', []],
    ['/status/500', []],
    ['/html', []],
  ])('%s', async (path, flags) => {
    expect(broken(await browse(practice.url + path, ...flags), page, '')).toEqual([]);
  });
});

/** One order with a schema that says all there is to say of a field. */
const schema = {
  type: 'object',
  required: ['code', 'lines'],
  properties: {
    id: { type: 'integer', readOnly: true },
    code: { type: 'string', title: 'Order code', minLength: 3, maxLength: 8, pattern: '^[A-Z]+$' },
    amount: { type: 'number', minimum: 0.5, maximum: 99.99, default: 1.1 },
    size: { type: 'string', enum: ['s', 'm', 'l'], default: 'm' },
    address: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
    lines: { type: 'array', items: { type: 'object', properties: { book: { type: 'integer' } }, required: ['book'] } },
    tags: { type: 'array', items: { type: 'string', maxLength: 30 } },
  },
};

function answer({ url, method }: { url?: string | undefined; method?: string | undefined }, response: ServerResponse): void {
  const body =
    url === '/schema' ? schema : { id: 7, code: 'ABC', amount: 2.5, size: 'm', address: { city: 'Ulm' }, lines: [], tags: [] };
  response.setHeader('Content-Type', url === '/schema' ? 'application/schema+json' : 'application/json');
  response.setHeader('Allow', 'GET, PUT, PATCH');
  response.setHeader('Link', '</schema>; rel="describedby"');
  response.end(method === 'OPTIONS' ? undefined : JSON.stringify(body));
}

test('fields say whatever is known of them, what lies inside them as well', async () => {
  const url = `http://127.0.0.1:${(described.address() as AddressInfo).port}/orders/7`;
  const found = (await browse(url)) as { forms: { method: string; url: string; fields: Record<string, unknown>[] }[] };
  expect(broken(found, page, '')).toEqual([]);
  const put = found.forms.find(({ method }) => method === 'PUT');
  const fields = new Map(put?.fields.map((one) => [one['name'], one]));
  expect(put?.url).toBe(url);
  expect([...fields.keys()]).toEqual(['id', 'code', 'amount', 'size', 'address', 'lines', 'tags']);
  expect(fields.get('id')).toMatchObject({ type: 'integer', readOnly: true, required: false });
  expect(fields.get('code')).toMatchObject({
    label: 'Order code',
    type: 'text',
    required: true,
    readOnly: false,
    choices: null,
    minLength: 3,
    maxLength: 8,
    pattern: '^[A-Z]+$',
    default: null,
    fields: [],
    item: null,
  });
  expect(fields.get('amount')).toMatchObject({ type: 'number', min: 0.5, max: 99.99, default: 1.1 });
  expect(fields.get('size')).toMatchObject({
    type: 'choice',
    default: 'm',
    choices: [
      { value: 's', label: expect.any(String) as unknown },
      { value: 'm', label: expect.any(String) as unknown },
      { value: 'l', label: expect.any(String) as unknown },
    ],
  });
  expect(fields.get('address')).toMatchObject({ type: 'object', fields: [{ name: 'city', type: 'text', required: true }] });
  expect(fields.get('lines')).toMatchObject({
    type: 'list',
    required: true,
    item: { type: 'object', fields: [{ name: 'book', type: 'integer', required: true }] },
  });
  expect(fields.get('tags')).toMatchObject({ type: 'list', item: { type: 'text', maxLength: 30 } });
});

test('a next page that has no address says how it is asked for', async () => {
  expect(await browse(`${practice.url}/pagination/content-range/`)).toMatchObject({
    paging: {
      style: 'content-range',
      next: null,
      count: 240,
      requests: { next: { kind: 'header', name: 'Range', value: 'items=20-39' } },
    },
  });
});
