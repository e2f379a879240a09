import { expect, test } from 'vitest';
import { eachRequest, type ImportedFolder } from '#shared/interop/imported';
import type { RequestDraft } from '#shared/model/request-draft';
import { readImport, type ImportReading } from './read-import.ts';

const schema = (version: string) => `https://schema.getpostman.com/json/collection/v${version}/collection.json`;

/** A collection as Postman's own documents describe the format, in version 2.1 where nothing else is said. */
const collection = (item: readonly unknown[], rest: object = {}, version = '2.1.0') =>
  JSON.stringify({ info: { name: 'Shop', _postman_id: 'a', schema: schema(version) }, item, ...rest });

async function read(...texts: readonly string[]): Promise<ImportReading> {
  const reading = await readImport(texts.map((text) => ({ name: 'file.json', text })));
  if (!reading.ok) throw new Error(JSON.stringify(reading.failure));
  return reading.value;
}

async function readOne(request: unknown, rest: object = {}): Promise<RequestDraft> {
  const { imported } = await read(collection([{ name: 'One', request, ...rest }]));
  return [...eachRequest(imported.items)][0]!.request.draft;
}

const plain = (rows: readonly { name: string; value: string; enabled: boolean; description: string }[]) =>
  rows.map(({ name, value, enabled, description }) => ({ name, value, enabled, description }));

test('an address comes with its rows: those that are off, those without a value, and the path', async () => {
  const draft = await readOne({
    method: 'GET',
    url: {
      raw: '{{host}}/users/:id/posts?page=2&flag',
      host: ['{{host}}'],
      path: ['users', ':id', 'posts'],
      query: [
        { key: 'page', value: '2', description: 'which page' },
        { key: 'limit', value: '10', disabled: true },
        { key: 'flag', value: null },
      ],
      variable: [{ key: 'id', value: '7', description: { content: 'of the user', type: 'text/plain' } }],
    },
  });
  expect(draft.url).toBe('{{host}}/users/:id/posts?page=2&flag');
  expect(plain(draft.query)).toEqual([
    { name: 'page', value: '2', enabled: true, description: 'which page' },
    { name: 'limit', value: '10', enabled: false, description: '' },
    { name: 'flag', value: '', enabled: true, description: '' },
  ]);
  expect(plain(draft.path)).toEqual([{ name: 'id', value: '7', enabled: true, description: 'of the user' }]);
});

test.each([
  [
    { mode: 'raw', raw: '{"a":1.0}', options: { raw: { language: 'json' } } },
    { kind: 'json', text: '{"a":1.0}' },
  ],
  [
    { mode: 'raw', raw: '<a/>', options: { raw: { language: 'xml' } } },
    { kind: 'text', text: '<a/>', mediaType: 'application/xml' },
  ],
  [
    { mode: 'raw', raw: 'hello' },
    { kind: 'text', text: 'hello', mediaType: 'text/plain' },
  ],
  [
    {
      mode: 'urlencoded',
      urlencoded: [
        { key: 'a', value: 'b c' },
        { key: 'd', value: 'e', disabled: true },
      ],
    },
    {
      kind: 'form',
      rows: [
        expect.objectContaining({ name: 'a', value: 'b c', enabled: true }),
        expect.objectContaining({ name: 'd', enabled: false }),
      ],
    },
  ],
  [
    {
      mode: 'formdata',
      formdata: [
        { key: 'f', type: 'file', src: ['/a.txt', '/b.txt'] },
        { key: 't', type: 'text', value: 'x', contentType: 'text/csv' },
      ],
    },
    {
      kind: 'multipart',
      parts: [
        expect.objectContaining({ name: 'f', kind: 'file', path: '/a.txt' }),
        expect.objectContaining({ name: 'f', kind: 'file', path: '/b.txt' }),
        expect.objectContaining({ name: 't', kind: 'text', value: 'x', mediaType: 'text/csv' }),
      ],
    },
  ],
  [
    { mode: 'file', file: { src: '/data.bin' } },
    { kind: 'file', path: '/data.bin', mediaType: '' },
  ],
  [
    { mode: 'graphql', graphql: { query: '{ a }', variables: '{"x": 1}' } },
    { kind: 'graphql', query: '{ a }', variables: '{"x": 1}', operationName: '' },
  ],
  [
    { mode: 'graphql', graphql: { query: 'query A { a } query B { b }', variables: { x: 1 }, operationName: 'B' } },
    { kind: 'graphql', query: 'query A { a } query B { b }', variables: '{"x":1}', operationName: 'B' },
  ],
  [
    { mode: 'raw', raw: '{"query":"{ a }"}', options: { raw: { language: 'json' } } },
    { kind: 'json', text: '{"query":"{ a }"}' },
  ],
  [{ mode: 'raw', raw: 'x', disabled: true }, { kind: 'none' }],
])('the body %j', async (body, wanted) => {
  expect((await readOne({ method: 'POST', url: 'http://a.test', body })).body).toEqual(wanted);
});

const auths: readonly (readonly [string, object, object])[] = [
  ['basic', { username: 'u', password: 'p' }, { kind: 'basic', username: 'u', password: 'p' }],
  ['bearer', { token: 't' }, { kind: 'bearer', token: 't' }],
  ['apikey', { key: 'K', value: 'v', in: 'query' }, { kind: 'apiKey', name: 'K', value: 'v', placement: 'query' }],
  ['digest', { username: 'u', password: 'p' }, { kind: 'digest', username: 'u', password: 'p' }],
  ['ntlm', { username: 'u', password: 'p', domain: 'd' }, { kind: 'ntlm', domain: 'd' }],
  ['awsv4', { accessKey: 'a', secretKey: 's', region: 'r', service: 'e' }, { kind: 'awsSigV4', accessKeyId: 'a', region: 'r' }],
  [
    'oauth1',
    { consumerKey: 'c', signatureMethod: 'HMAC-SHA256' },
    { kind: 'oauth1', consumerKey: 'c', signatureMethod: 'HMAC-SHA256' },
  ],
  [
    'oauth2',
    { grant_type: 'client_credentials', accessTokenUrl: 'https://a.test/token', clientId: 'c', addTokenTo: 'queryParams' },
    { kind: 'oauth2', grant: 'clientCredentials', tokenUrl: 'https://a.test/token', placement: 'query' },
  ],
  ['oauth2', { accessToken: 'abc' }, { kind: 'bearer', token: 'abc' }],
];

test.each(auths)('the credentials %s, as both versions write them', async (type, fields, wanted) => {
  const asList = Object.entries(fields).map(([key, value]) => ({ key, value: value as unknown, type: 'string' }));
  expect((await readOne({ url: 'http://a.test', auth: { type, [type]: asList } })).auth).toMatchObject(wanted);
  const older = await read(
    collection([{ name: 'One', request: { url: 'http://a.test', auth: { type, [type]: fields } } }], {}, '2.0.0'),
  );
  expect([...eachRequest(older.imported.items)][0]!.request.draft.auth).toMatchObject(wanted);
});

test('folders keep their order, credentials, variables and scripts; nothing is run', async () => {
  const { imported, notes } = await read(
    collection(
      [
        {
          name: 'Orders',
          description: 'All of them',
          auth: { type: 'noauth' },
          event: [{ listen: 'prerequest', script: { exec: ['pm.globals.set("a", 1);', 'x()'] } }],
          item: [{ name: 'List', request: 'http://a.test/orders' }],
        },
        {
          name: 'Ping',
          request: { url: 'http://a.test/ping' },
          event: [{ listen: 'test', script: { exec: 'pm.test("ok")' } }],
          response: [{ name: 'ok' }],
        },
      ],
      { variable: [{ key: 'host', value: 'a.test' }], auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{t}}' }] } },
    ),
  );
  expect(imported.defaults).toMatchObject({
    auth: { kind: 'bearer', token: '{{t}}' },
    variables: [{ name: 'host', value: 'a.test' }],
  });
  const [orders, ping] = imported.items;
  expect(orders).toMatchObject({
    kind: 'folder',
    defaults: { auth: { kind: 'none' }, docs: 'All of them', scripts: { before: 'pm.globals.set("a", 1);\nx()' } },
  });
  expect((orders as ImportedFolder).items).toMatchObject([
    { name: 'List', draft: { auth: { kind: 'inherit' }, url: 'http://a.test/orders' } },
  ]);
  expect(ping).toMatchObject({ draft: { scripts: { tests: 'pm.test("ok")' } }, examples: [{ name: 'ok' }] });
  expect(notes.losses).toEqual([]);
});

test('a switched-off certificate check and a file are asked for', async () => {
  const { notes } = await read(
    collection([
      {
        name: 'Odd',
        request: { url: 'https://a.test', body: { mode: 'file', file: { src: '/etc/passwd' } } },
        protocolProfileBehavior: { strictSSL: false },
      },
    ]),
  );
  expect(notes.asks.map(({ kind, item }) => [kind, item])).toEqual([
    ['tls', 'Odd'],
    ['files', 'Odd'],
  ]);
});

test('environments and globals come along, and globals hold behind the others', async () => {
  const environment = {
    id: '1',
    name: 'Local',
    values: [
      { key: 'host', value: 'x', enabled: true },
      { key: 'key', value: 's', type: 'secret' },
    ],
    _postman_variable_scope: 'environment',
  };
  const globals = {
    id: '2',
    name: 'My globals',
    values: [{ key: 'g', value: '1', enabled: false }],
    _postman_variable_scope: 'globals',
  };
  const { imported } = await read(
    collection([{ name: 'A', request: 'http://a.test' }]),
    JSON.stringify(environment),
    JSON.stringify(globals),
  );
  expect(imported.name).toBe('Shop');
  expect(imported.environments).toMatchObject([
    {
      name: 'Local',
      extends: 'Globals',
      variables: [
        { name: 'host', secret: false },
        { name: 'key', secret: true },
      ],
    },
    { name: 'Globals', extends: '', variables: [{ name: 'g', enabled: false }] },
  ]);
});

test('as Postman’s API wraps it, it is the same', async () => {
  const { imported } = await read(
    JSON.stringify({ collection: JSON.parse(collection([{ name: 'A', request: 'http://a.test' }])) as unknown }),
  );
  expect(imported).toMatchObject({ name: 'Shop', items: [{ name: 'A' }] });
});
