import { expect, test } from 'vitest';
import { eachRequest } from '#shared/interop/imported';
import { readImport } from './read-import.ts';

async function read(document: object | string) {
  const reading = await readImport([{ name: 'api', text: typeof document === 'string' ? document : JSON.stringify(document) }]);
  if (!reading.ok) throw new Error(JSON.stringify(reading.failure));
  const { imported, notes } = reading.value;
  return { imported, notes, requests: [...eachRequest(imported.items)].map(({ request }) => request) };
}

const info = { title: 'Shop', version: '1', description: 'Sells' };
const withPaths = (paths: object, rest: object = {}) => ({
  openapi: '3.1.0',
  info,
  servers: [{ url: 'https://a.test' }],
  paths,
  ...rest,
});

test('tags are folders, servers environments, security credentials, descriptions notes', async () => {
  const { imported, requests } = await read(
    withPaths(
      {
        '/orders': {
          get: { tags: ['Orders', 'read'], summary: 'List orders', description: 'All of them', deprecated: true },
          post: { tags: ['Orders'], operationId: 'createOrder', security: [] },
        },
        '/ping': { get: { security: [{ key: [] }] } },
      },
      {
        tags: [{ name: 'Orders', description: 'What was bought' }, { name: 'Empty' }],
        servers: [
          {
            url: 'https://{region}.a.test/v1/',
            description: 'Live',
            variables: { region: { default: 'eu', enum: ['eu', 'us'] } },
          },
          { url: 'http://localhost:8080' },
        ],
        security: [{ bearer: [] }],
        components: {
          securitySchemes: { bearer: { type: 'http', scheme: 'bearer' }, key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
        },
      },
    ),
  );
  expect(imported).toMatchObject({
    name: 'Shop',
    defaults: {
      docs: 'Sells',
      auth: { kind: 'bearer', token: '{{bearer}}' },
      variables: [
        { name: 'baseUrl', value: 'https://{{region}}.a.test/v1' },
        { name: 'region', value: 'eu' },
      ],
    },
    items: [
      {
        kind: 'folder',
        name: 'Orders',
        defaults: { docs: 'What was bought' },
        items: [{ name: 'List orders' }, { name: 'createOrder' }],
      },
      { kind: 'request', name: 'GET /ping' },
    ],
    environments: [
      {
        name: 'Live',
        variables: [{ name: 'baseUrl' }, { name: 'region' }, { name: 'bearer', secret: true }, { name: 'key', secret: true }],
      },
      { name: 'localhost:8080' },
    ],
  });
  expect(requests.map(({ draft }) => draft.auth)).toMatchObject([
    { kind: 'inherit' },
    { kind: 'none' },
    { kind: 'apiKey', name: 'X-Key', value: '{{key}}' },
  ]);
  expect(requests[0]!.draft).toMatchObject({ docs: '**Deprecated.**\n\nAll of them', tags: ['Orders', 'read'] });
});

test('parameters come with their examples and what they say; what may be left out is switched off', async () => {
  const { requests } = await read(
    withPaths(
      {
        '/a/{id}/report.{format}': {
          parameters: [{ $ref: '#/components/parameters/id' }],
          get: {
            parameters: [
              { name: 'format', in: 'path', required: true, schema: { type: 'string', default: 'csv' } },
              { name: 'q', in: 'query', required: true, example: 'a b&c' },
              { name: 'tags', in: 'query', schema: { type: 'array', items: { type: 'string' } }, example: ['x', 'y'] },
              { name: 'ids', in: 'query', explode: false, required: true, example: [1, 2] },
              { name: 'filter', in: 'query', style: 'deepObject', required: true, example: { from: 1, to: 2 } },
              { name: 'sort', in: 'query', description: 'Order', schema: { type: 'string', enum: ['up', 'down'] } },
              { name: 'X-Trace', in: 'header', required: true, schema: { type: 'string', examples: ['t1'] } },
              { name: 'Accept', in: 'header', required: true, example: 'x' },
              { name: 'session', in: 'cookie', required: true, example: 's' },
            ],
          },
        },
      },
      { components: { parameters: { id: { name: 'id', in: 'path', required: true, example: 7 } } } },
    ),
  );
  expect(requests[0]!.draft).toMatchObject({
    url: '{{baseUrl}}/a/:id/report.{{format}}?q=a%20b%26c&ids=1,2&filter[from]=1&filter[to]=2',
    path: [{ name: 'id', value: '7' }],
    variables: [{ name: 'format', value: 'csv' }],
    query: [
      { name: 'q', enabled: true },
      { name: 'tags', value: 'x', enabled: false },
      { name: 'tags', value: 'y', enabled: false },
      { name: 'ids', value: '1,2' },
      { name: 'filter[from]' },
      { name: 'filter[to]' },
      { name: 'sort', value: 'up', enabled: false, description: 'Order One of up, down.' },
    ],
    headers: [
      { name: 'X-Trace', value: 't1' },
      { name: 'Cookie', value: 'session=s' },
    ],
  });
});

const person = {
  type: 'object',
  properties: {
    id: { type: 'integer', readOnly: true },
    name: { type: 'string' },
    boss: { $ref: '#/components/schemas/Person' },
  },
};

test.each([
  [{ 'application/json': { example: { a: 1 } } }, { kind: 'json', text: '{\n  "a": 1\n}' }],
  [{ 'application/json': { examples: { one: { value: [1] }, two: { value: [2] } } } }, { kind: 'json', text: '[\n  1\n]' }],
  [{ 'application/json': { examples: { one: { $ref: '#/components/examples/kept' } } } }, { kind: 'json', text: '"kept"' }],
  [{ 'application/json': { schema: { $ref: '#/components/schemas/Flat' } } }, { kind: 'json', text: '{\n  "name": "string"\n}' }],
  [
    { 'application/x-www-form-urlencoded': { schema: { type: 'object', properties: { a: { type: 'string', example: 'x' } } } } },
    { kind: 'form', rows: [{ name: 'a', value: 'x' }] },
  ],
  [
    {
      'multipart/form-data': {
        schema: { type: 'object', properties: { f: { type: 'string', format: 'binary' }, t: { type: 'string', example: 'x' } } },
      },
    },
    {
      kind: 'multipart',
      parts: [
        { name: 'f', kind: 'file', path: '' },
        { name: 't', kind: 'text', value: 'x' },
      ],
    },
  ],
  [{ 'application/xml': { example: '<a/>' } }, { kind: 'text', text: '<a/>', mediaType: 'application/xml' }],
  [{ 'text/plain': { example: 'hi' } }, { kind: 'text', text: 'hi', mediaType: 'text/plain' }],
  [{ 'application/octet-stream': {} }, { kind: 'file', path: '' }],
])('the body %j', async (content, body) => {
  const components = {
    schemas: {
      Person: person,
      Flat: { type: 'object', properties: { id: { type: 'integer', readOnly: true }, name: { type: 'string' } } },
    },
    examples: { kept: { value: 'kept' } },
  };
  const { requests } = await read(withPaths({ '/a': { post: { requestBody: { content } } } }, { components }));
  expect(requests[0]!.draft.body).toMatchObject(body);
});

test('Swagger 2.0 says the same in other words', async () => {
  const { imported, requests } = await read(`swagger: "2.0"
info: {title: Old, version: "1"}
host: a.test
basePath: /v1
schemes: [https]
securityDefinitions: {key: {type: apiKey, in: query, name: api_key}}
security: [{key: []}]
paths:
  /pets/{id}:
    put:
      consumes: [application/json]
      parameters:
        - {in: path, name: id, type: integer, required: true}
        - {in: body, name: pet, schema: {type: object, example: {name: Rex}}}
    post:
      consumes: [application/x-www-form-urlencoded]
      parameters:
        - {in: path, name: id, type: integer, required: true}
        - {in: formData, name: status, type: string, default: new}
`);
  expect(imported.environments[0]!.variables[0]).toMatchObject({ name: 'baseUrl', value: 'https://a.test/v1' });
  expect(imported.defaults.auth).toMatchObject({ kind: 'apiKey', name: 'api_key', placement: 'query' });
  expect(requests.map(({ draft }) => [draft.method, draft.body])).toMatchObject([
    ['PUT', { kind: 'json', text: '{\n  "name": "Rex"\n}' }],
    ['POST', { kind: 'form', rows: [{ name: 'status' }] }],
  ]);
});

test('OpenAPI 3.2: other methods, tags in tags, names of servers', async () => {
  const { imported, requests } = await read({
    openapi: '3.2.0',
    info,
    servers: [{ url: 'https://a.test', name: 'live' }],
    tags: [{ name: 'all' }, { name: 'part', parent: 'all' }],
    paths: { '/a': { query: { tags: ['part'] }, additionalOperations: { COPY: { tags: ['all'] } } } },
  });
  expect(imported.environments[0]!.name).toBe('live');
  expect(imported.items).toMatchObject([
    { name: 'all', items: [{ name: 'part', items: [{ name: 'QUERY /a' }] }, { name: 'COPY /a' }] },
  ]);
  expect(requests.map(({ draft }) => draft.method)).toEqual(['QUERY', 'COPY']);
});

test('schemas that hold themselves, and references that lead nowhere or away, end at once; nothing is fetched', async () => {
  const began = performance.now();
  const { requests, notes } = await read(
    withPaths(
      {
        '/self': {
          post: { requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Person' } } } } },
        },
        '/ring': { post: { requestBody: { $ref: '#/components/requestBodies/a' } } },
        '/file': { post: { requestBody: { $ref: 'file:///etc/passwd' }, parameters: [{ $ref: '../../secret.yaml#/x' }] } },
        '/http': { $ref: 'http://127.0.0.1:1/path.yaml' },
        '/gone': { get: { parameters: [{ $ref: '#/components/parameters/none' }] } },
        '/odd': { get: { parameters: [{ $ref: '#/%E0%A4%A' }, null, 7] } },
      },
      {
        components: {
          schemas: { Person: person },
          requestBodies: { a: { $ref: '#/components/requestBodies/b' }, b: { $ref: '#/components/requestBodies/a' } },
        },
      },
    ),
  );
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(requests).toHaveLength(5);
  const elsewhere = notes.losses.filter(({ what }) => what === 'a part that stands in another file').map(({ item }) => item);
  expect(elsewhere.toSorted()).toEqual(['../../secret.yaml#/x', 'file:///etc/passwd', 'http://127.0.0.1:1/path.yaml']);
});

test('schemas that hold each other widely have a sample all the same', async () => {
  const names = Array.from({ length: 12 }, (_, index) => `S${index}`);
  const properties = Object.fromEntries(names.map((name) => [name, { $ref: `#/components/schemas/${name}` }]));
  const schemas = Object.fromEntries(names.map((name) => [name, { type: 'object', properties }]));
  const { requests } = await read(
    withPaths(
      { '/a': { post: { requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/S0' } } } } } } },
      { components: { schemas } },
    ),
  );
  expect(requests).toHaveLength(1);
}, 20_000);

test('credentials in the address of a server go nowhere, and that is told', async () => {
  const reading = await readImport([
    {
      name: 'api.json',
      text: JSON.stringify({
        openapi: '3.1.0',
        info: { title: 'A' },
        servers: [{ url: 'https://ada:sesame@a.test/v1?key=sesame' }],
        paths: { '/x': { get: { responses: { 200: { description: '', content: { 'application/json': { example: null } } } } } } },
      }),
    },
  ]);
  if (!reading.ok) throw new Error(JSON.stringify(reading.failure));
  const { imported, notes } = reading.value;
  expect(JSON.stringify([imported, notes.losses])).not.toContain('sesame');
  expect(imported.defaults.variables).toMatchObject([{ name: 'baseUrl', value: 'https://a.test/v1' }]);
  expect(imported.environments).toMatchObject([{ name: 'a.test/v1' }]);
  expect(notes.losses.map(({ what }) => what)).toEqual([
    'the credentials and the query in the address of the server https://a.test/v1',
  ]);
});
