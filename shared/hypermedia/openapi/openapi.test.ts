import { describe, expect, test } from 'vitest';
import type { FormField } from '../forms/form-field';
import { parseJson } from '../parse-json';
import { readPage } from '../read-page';
import { findPath, matchTemplate } from './find-path';
import { openApiVersion } from './openapi-document';

const document = (root: unknown, url = 'http://petstore.test/openapi.json') => ({
  url,
  root: parseJson(JSON.stringify(root)) ?? null,
});
const page = (root: unknown, url: string, body: unknown = {}) =>
  readPage(
    { method: 'GET', url, status: 200, headers: [['Content-Type', 'application/json']], body: JSON.stringify(body) },
    { openApi: document(root) },
  );

/** What a field says, without what it leaves open. */
const said = (field: FormField): object =>
  Object.fromEntries(
    Object.entries(field).flatMap(([name, value]): [string, unknown][] => {
      if (
        ['place', 'label'].includes(name) ||
        value === null ||
        value === false ||
        value === '' ||
        (Array.isArray(value) && value.length === 0)
      )
        return [];
      if (name === 'fields') return [[name, (value as FormField[]).map(said)]];
      if (name === 'item') return [[name, said(value as FormField)]];
      if (name === 'choices') return [[name, (value as { label: string }[]).map(({ label }) => label)]];
      if (name === 'default')
        return [[name, (value as { text?: string; value?: unknown }).text ?? (value as { value?: unknown }).value]];
      return [[name, value]];
    }),
  );

/** The pet store as OpenAPI 2.0 documents it (petstore.swagger.io), cut to what is tried here. */
const petstore2 = {
  swagger: '2.0',
  info: { title: 'Swagger Petstore', version: '1.0.7' },
  host: 'petstore.swagger.io',
  basePath: '/v2',
  consumes: ['application/xml', 'application/json'],
  paths: {
    '/pet': {
      post: {
        summary: 'Add a new pet to the store',
        consumes: ['application/json', 'application/xml'],
        parameters: [{ in: 'body', name: 'body', required: true, schema: { $ref: '#/definitions/Pet' } }],
      },
    },
    '/pet/findByStatus': {
      get: {
        parameters: [
          {
            name: 'status',
            in: 'query',
            required: true,
            type: 'array',
            items: { type: 'string', enum: ['available', 'pending', 'sold'], default: 'available' },
            collectionFormat: 'multi',
          },
        ],
        produces: ['application/json', 'application/xml'],
      },
    },
    '/pet/{petId}': {
      get: { summary: 'Find pet by ID' },
      post: {
        summary: 'Updates a pet in the store with form data',
        consumes: ['application/x-www-form-urlencoded'],
        parameters: [
          { name: 'petId', in: 'path', required: true, type: 'integer', format: 'int64' },
          { name: 'name', in: 'formData', description: 'Updated name of the pet', required: false, type: 'string' },
        ],
      },
      delete: { summary: 'Deletes a pet' },
    },
    '/pet/{petId}/uploadImage': {
      post: {
        summary: 'uploads an image',
        consumes: ['multipart/form-data'],
        parameters: [
          { name: 'additionalMetadata', in: 'formData', type: 'string' },
          { name: 'file', in: 'formData', type: 'file' },
        ],
      },
    },
  },
  definitions: {
    Category: { type: 'object', properties: { id: { type: 'integer', format: 'int64' }, name: { type: 'string' } } },
    Pet: {
      type: 'object',
      required: ['name', 'photoUrls'],
      properties: {
        id: { type: 'integer', format: 'int64' },
        category: { $ref: '#/definitions/Category' },
        name: { type: 'string', example: 'doggie' },
        photoUrls: { type: 'array', items: { type: 'string' } },
        status: { type: 'string', description: 'pet status in the store', enum: ['available', 'pending', 'sold'] },
      },
    },
  },
};

describe('OpenAPI 2.0, by the pet store', () => {
  test('a body by reference', () => {
    const [form] = page(petstore2, 'http://localhost:8080/v2/pet').forms;
    expect(form).toMatchObject({
      method: 'POST',
      title: 'Add a new pet to the store',
      source: 'OpenAPI',
      contentTypes: ['application/json', 'application/xml'],
    });
    expect(form?.fields.map(said)).toEqual(
      [
        { name: 'id', type: 'integer', format: 'int64' },
        {
          name: 'category',
          type: 'object',
          fields: [
            { name: 'id', type: 'integer', format: 'int64' },
            { name: 'name', type: 'text' },
          ],
        },
        { name: 'name', type: 'text', required: true, placeholder: 'doggie' },
        { name: 'photoUrls', type: 'list', required: true, item: { type: 'text' } },
        { name: 'status', type: 'choice', help: 'pet status in the store', choices: ['available', 'pending', 'sold'] },
      ].map((one) => expect.objectContaining(one)),
    );
  });

  test('form data, and what can be done one step below', () => {
    const read = page(petstore2, 'http://petstore.swagger.io/v2/pet/7', { id: 7, name: 'doggie' });
    expect(read.methods.map(({ method, source }) => [method, source])).toEqual([
      ['GET', 'OpenAPI'],
      ['POST', 'OpenAPI'],
      ['DELETE', 'OpenAPI'],
    ]);
    expect(read.actions).toEqual([
      {
        name: 'uploadImage',
        title: 'uploads an image',
        method: 'POST',
        url: 'http://petstore.swagger.io/v2/pet/7/uploadImage',
        source: 'OpenAPI',
        formId: read.forms[1]?.id,
      },
    ]);
    expect(
      read.forms.map(({ title, contentTypes, fields }) => [title, contentTypes, fields.map(({ name, type }) => [name, type])]),
    ).toEqual([
      ['Updates a pet in the store with form data', ['application/x-www-form-urlencoded'], [['name', 'text']]],
      [
        'uploads an image',
        ['multipart/form-data'],
        [
          ['additionalMetadata', 'text'],
          ['file', 'file'],
        ],
      ],
    ]);
  });

  test('parameters of a list narrow it, and what it comes as is known', () => {
    const read = page(petstore2, 'http://petstore.swagger.io/v2/pet/findByStatus?status=sold', [{ id: 1 }]);
    expect(read.filters?.fields).toMatchObject([
      { name: 'status', type: 'choice', required: true, values: ['sold'], source: 'OpenAPI' },
    ]);
    expect(read.formats.map(({ mediaType, current }) => [mediaType, current])).toEqual([
      ['application/json', true],
      ['application/xml', false],
    ]);
  });
});

/** Parts of the examples that come with OpenAPI 3.0 and 3.1 (petstore-expanded, tictactoe, webhook), in one document. */
const version3 = (openapi: string) => ({
  openapi,
  servers: [{ url: 'https://{region}.example.com/api/v1', variables: { region: { default: 'eu' } } }],
  paths: {
    '/pets': {
      get: {
        parameters: [
          {
            name: 'tags',
            in: 'query',
            description: 'tags to filter by',
            style: 'form',
            schema: { type: 'array', items: { type: 'string' } },
          },
          { $ref: '#/components/parameters/limit' },
          { name: 'sort', in: 'query', schema: { type: 'string', enum: ['name', '-name'] } },
          { name: 'q', in: 'query', schema: { type: 'string' } },
        ],
        responses: { '200': { content: { 'application/json': {}, 'text/csv': {} } } },
      },
      post: {
        requestBody: { $ref: '#/components/requestBodies/NewPet' },
        parameters: [
          { name: 'X-Trace', in: 'header', schema: { type: 'string' } },
          { name: 'dry', in: 'query', schema: { type: 'boolean', default: false } },
        ],
      },
    },
    '/pets/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
      put: { requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } } } },
      patch: {
        requestBody: {
          content: {
            'application/json-patch+json': {},
            'application/merge-patch+json': { schema: { $ref: '#/components/schemas/NewPet' } },
          },
        },
      },
    },
    '/pets/mine': { get: {} },
    '/board/{row}/{column}': {
      put: { requestBody: { content: { 'application/json': { schema: { type: 'string', enum: ['.', 'X', 'O'] } } } } },
    },
  },
  components: {
    parameters: { limit: { name: 'limit', in: 'query', schema: { type: 'integer', format: 'int32' } } },
    requestBodies: {
      NewPet: { content: { 'text/plain': {}, 'application/json': { schema: { $ref: '#/components/schemas/NewPet' } } } },
    },
    schemas: {
      Pet: {
        allOf: [
          { $ref: '#/components/schemas/NewPet' },
          { type: 'object', required: ['id'], properties: { id: { type: 'integer', format: 'int64', readOnly: true } } },
        ],
      },
      NewPet: {
        type: 'object',
        required: ['name'],
        properties: {
          name: { type: 'string', minLength: 1, maxLength: 80, pattern: '^\\S' },
          tag: openapi.startsWith('3.0') ? { type: 'string', nullable: true } : { type: ['string', 'null'] },
          weight: openapi.startsWith('3.0')
            ? { type: 'number', minimum: 0, exclusiveMinimum: true }
            : { type: 'number', exclusiveMinimum: 0 },
          age: openapi.startsWith('3.0')
            ? { type: 'integer', minimum: 0, exclusiveMinimum: true, maximum: 30 }
            : { type: 'integer', exclusiveMinimum: 0, maximum: 30 },
          born: { type: 'string', format: 'date' },
          parent: { $ref: '#/components/schemas/NewPet' },
          owner: { oneOf: [{ $ref: '#/components/schemas/Person' }, { $ref: '#/components/schemas/Company' }] },
          kind: {
            oneOf: [
              { const: 'cat', title: 'Cat' },
              { const: 'dog', title: 'Dog' },
            ],
          },
          photo: openapi.startsWith('3.0') ? { type: 'string', format: 'binary' } : { contentMediaType: 'image/png' },
          extra: { type: 'object', additionalProperties: { type: 'integer' } },
          far: { $ref: 'https://elsewhere.example/schemas/far.json' },
          anything: {},
        },
      },
      Person: {
        type: 'object',
        required: ['name', 'born'],
        properties: { name: { type: 'string' }, born: { type: 'string', format: 'date' } },
      },
      Company: { type: 'object', required: ['name'], properties: { name: { type: 'string' }, vat: { type: 'string' } } },
    },
  },
});

describe.each(['3.0.3', '3.1.0', '3.2.0'])('OpenAPI %s', (version) => {
  const root = version3(version);
  const fieldsOf = (read: ReturnType<typeof page>) =>
    Object.fromEntries((read.forms[0]?.fields ?? []).map((field) => [field.name, said(field)]));

  test('a body with everything a schema can say of it', () => {
    const read = page(root, 'http://127.0.0.1:1234/api/v1/pets', []);
    expect(read.forms[0]).toMatchObject({
      contentTypes: ['application/json', 'text/plain'],
      parameters: [
        { name: 'X-Trace', where: 'header' },
        { name: 'dry', where: 'query', type: 'boolean', default: { kind: 'boolean', value: false } },
      ],
    });
    expect(fieldsOf(read)).toMatchObject({
      name: { type: 'text', required: true, minLength: 1, maxLength: 80, pattern: '^\\S' },
      tag: { type: 'text', nullable: true },
      weight: { type: 'number', min: '0' },
      age: { type: 'integer', min: '1', max: '30' },
      born: { type: 'date' },
      owner: { type: 'object', fields: [{ name: 'name', required: true }, { name: 'born', type: 'date' }, { name: 'vat' }] },
      kind: { type: 'choice', choices: ['Cat', 'Dog'] },
      photo: { type: 'file' },
      extra: { type: 'object', item: { type: 'integer' } },
      far: { type: 'json' },
      anything: { type: 'json' },
    });
    expect(read.forms[0]?.fields.find(({ name }) => name === 'born')?.required).toBe(false);
  });

  test('a schema inside itself ends as JSON', () => {
    const parent = page(root, 'http://127.0.0.1:1234/api/v1/pets').forms[0]?.fields.find(({ name }) => name === 'parent');
    expect(parent?.fields.find(({ name }) => name === 'parent')?.type).toBe('json');
  });

  test('joined schemas, read-only members, and a change that asks for nothing', () => {
    const read = page(root, 'https://eu.example.com/api/v1/pets/3', { id: 3, name: 'Tom', colour: 'red' });
    const [put, patch] = read.forms;
    expect(put?.fields.find(({ name }) => name === 'id')).toMatchObject({ readOnly: true, required: true });
    expect(put?.initial.members.map(({ name }) => name)).toEqual(['id', 'name', 'colour']);
    expect(patch).toMatchObject({
      method: 'PATCH',
      scope: 'partial',
      contentTypes: ['application/merge-patch+json', 'application/json-patch+json'],
    });
    expect(patch?.fields.every(({ required }) => !required)).toBe(true);
    expect(patch?.fields.map(({ name }) => name)).toContain('name');
  });

  test('what a list can be asked for', () => {
    const read = page(root, 'https://eu.example.com/api/v1/pets?tags=a&tags=b&limit=2&q=tom&colour=red', [{ name: 'Tom' }]);
    expect(read.filters).toMatchObject({
      fields: [
        { name: 'tags', values: ['a', 'b'], source: 'OpenAPI' },
        { name: 'colour', values: ['red'], source: 'query' },
      ],
      search: { param: 'q', value: 'tom' },
      ordering: { param: 'sort', choices: [{ value: 'name' }, { value: '-name' }], current: null },
    });
    expect(read.formats.map(({ label }) => label)).toEqual(['JSON', 'CSV']);
  });

  test('a body that is no object has no fields, and stays open to be written', () => {
    expect(page(root, 'https://eu.example.com/api/v1/board/1/2', 'X').forms).toMatchObject([
      { method: 'PUT', fields: [], contentTypes: ['application/json'] },
    ]);
  });
});

describe('an answer by default', () => {
  const problem = { content: { 'application/problem+json': {} }, links: { help: { operationId: 'help' } } };
  const read = (responses: object) =>
    page(
      { openapi: '3.0.0', paths: { '/a': { get: { responses } }, '/help': { get: { operationId: 'help' } } } },
      'http://petstore.swagger.io/a',
      {},
    );

  test('is of errors where a success is named, and neither a format nor a way on', () => {
    const { formats, links } = read({ default: problem, '2XX': { content: { 'application/json': {} } } });
    expect(formats.map(({ mediaType }) => mediaType)).toEqual([]);
    expect(links.map(({ label }) => label)).toEqual([]);
  });

  test('is what there is where none is', () => {
    const { formats, links } = read({ default: problem, 404: {} });
    expect(formats.map(({ mediaType }) => mediaType)).toEqual(['application/problem+json', 'application/json']);
    expect(links.map(({ label }) => label)).toEqual(['Help']);
  });
});

describe('the path of an address', () => {
  const found = (url: string, root: unknown = version3('3.1.0')) =>
    findPath(document(root, 'http://here.test/docs/openapi.json'), url)?.template ?? null;

  test.each([
    ['https://eu.example.com/api/v1/pets/mine', '/pets/mine'],
    ['https://eu.example.com/api/v1/pets/7', '/pets/{id}'],
    ['https://eu.example.com/api/v1/pets/', '/pets'],
    ['http://localhost/pets', '/pets'],
    ['http://localhost/api/v1/board/1/2', '/board/{row}/{column}'],
    ['http://localhost/api/v1/board/1', null],
    ['http://localhost/other', null],
    ['no address', null],
  ])('%s is %s', (url, template) => expect(found(url)).toBe(template));

  test('a server may be relative to the document', () => {
    expect(
      found('http://here.test/docs/v2/things', { openapi: '3.0.0', servers: [{ url: 'v2' }], paths: { '/things': {} } }),
    ).toBe('/things');
  });

  test('gaps are filled, decoded, and may have text around them', () => {
    expect(matchTemplate('/a/{b}.json', '/a/x%20y.json')).toEqual(new Map([['b', 'x y']]));
    expect(matchTemplate('/a/{b}.json', '/a/.json')).toBeNull();
    expect(matchTemplate('/a/{b}', '/a/b/c')).toBeNull();
  });
});

test.each([
  ['a newer version than is known', { openapi: '4.0.0', paths: {} }],
  ['no paths', { openapi: '3.1.0', components: {} }],
  ['AsyncAPI', { asyncapi: '2.6.0', channels: {} }],
  ['a resource that mentions it', { openapi: '3.1', paths: [] }],
  ['a list', []],
])('is no OpenAPI document: %s', (_name, root) => expect(openApiVersion(document(root).root)).toBeNull());
