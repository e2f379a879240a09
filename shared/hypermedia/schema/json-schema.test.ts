import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson } from '../parse-json';
import { readPage } from '../read-page';

const read = (schema: unknown, body: unknown, url = 'http://a.test/things/1') =>
  readPage(
    { method: 'GET', url, status: 200, headers: [], body: JSON.stringify(body) },
    { schemas: [{ url: 'http://a.test/schema.json', root: parseJson(JSON.stringify(schema)) ?? null }] },
  );
const fieldsOf = (schema: unknown, body: unknown = { a: 1 }) =>
  read(schema, body).forms.find(({ method }) => method === 'PUT')?.fields ?? [];

describe('published schemas', () => {
  test('the product of json-schema.org’s first steps (2020-12)', () => {
    const fields = fieldsOf({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: 'https://example.com/product.schema.json',
      title: 'Product',
      type: 'object',
      properties: {
        productId: { description: 'The unique identifier for a product', type: 'integer' },
        productName: { description: 'Name of the product', type: 'string' },
        price: { type: 'number', exclusiveMinimum: 0 },
        tags: { type: 'array', items: { type: 'string' }, minItems: 1, uniqueItems: true },
        dimensions: {
          type: 'object',
          properties: { length: { type: 'number' }, width: { type: 'number' } },
          required: ['length', 'width'],
        },
        warehouseLocation: { $ref: 'https://example.com/geographical-location.schema.json' },
      },
      required: ['productId', 'productName', 'price'],
    });
    expect(fields).toMatchObject([
      { name: 'productId', type: 'integer', required: true, help: 'The unique identifier for a product' },
      { name: 'productName', type: 'text', required: true },
      { name: 'price', type: 'number', min: '0' },
      { name: 'tags', type: 'list', minLength: 1, isUnique: true, item: { type: 'text' } },
      {
        name: 'dimensions',
        type: 'object',
        fields: [
          { name: 'length', required: true },
          { name: 'width', required: true },
        ],
      },
      { name: 'warehouseLocation', type: 'json' },
    ]);
  });

  test('the tree of the specification, a circle through an anchor and an id', () => {
    const fields = fieldsOf({
      $id: 'https://example.com/tree',
      $anchor: 'node',
      type: 'object',
      properties: { data: true, children: { type: 'array', items: { $ref: '#/$defs/node' } } },
      $defs: {
        node: { $anchor: 'n', type: 'object', properties: { left: { $ref: '#n' }, self: { $ref: 'https://example.com/tree' } } },
      },
    });
    expect(fields).toMatchObject([
      { name: 'data', type: 'json' },
      {
        name: 'children',
        type: 'list',
        item: {
          type: 'object',
          fields: [
            { name: 'left', type: 'object' },
            { name: 'self', type: 'object' },
          ],
        },
      },
    ]);
  });

  test('definitions of draft 7, with what stands beside a reference', () => {
    const fields = fieldsOf({
      $schema: 'http://json-schema.org/draft-07/schema#',
      definitions: {
        address: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
        positive: { type: 'integer', minimum: 1 },
      },
      type: 'object',
      properties: {
        billing: { $ref: '#/definitions/address', title: 'Billing address' },
        count: { allOf: [{ $ref: '#/definitions/positive' }, { maximum: 10 }] },
        state: { enum: ['on', 'off', null], default: 'off' },
        mail: { type: 'string', format: 'email', readOnly: true },
        either: { type: ['string', 'integer'] },
        pair: { type: 'array', items: [{ type: 'string' }] },
      },
    });
    expect(fields).toMatchObject([
      { name: 'billing', label: 'Billing address', type: 'object', fields: [{ name: 'city', required: true }] },
      { name: 'count', type: 'integer', min: '1', max: '10' },
      {
        name: 'state',
        type: 'choice',
        nullable: true,
        choices: [{ label: 'on' }, { label: 'off' }],
        default: { kind: 'text', text: 'off' },
      },
      { name: 'mail', type: 'email', readOnly: true },
      { name: 'either', type: 'json' },
      { name: 'pair', type: 'json' },
    ]);
  });
});

describe('the schema of a list', () => {
  const item = { type: 'object', properties: { name: { type: 'string' } } };
  test.each([
    ['of a bare list', { type: 'array', items: item }, [{ name: 'x' }]],
    [
      'of an envelope',
      { type: 'object', properties: { items: { type: 'array', items: item } } },
      { items: [{ name: 'x' }], total: 1 },
    ],
    ['of its members', item, [{ name: 'x' }]],
  ])('%s makes a form for a new member', (_name, schema, body) => {
    const form = read(schema, body).forms.find(({ source }) => source === 'JSON Schema');
    expect(form).toMatchObject({ method: 'POST', fields: [{ name: 'name', type: 'text' }] });
  });
});

test.each([
  ['true', true],
  ['a text', 'schema'],
  ['no properties', { type: 'object' }],
  ['a circle of nothing but references', { $ref: '#' }],
  ['a definition that is not there', { $ref: '#/$defs/none' }],
])('makes no form of its own: %s', (_name, schema) => {
  expect(read(schema, { a: 1 }).forms.every(({ source }) => source === 'GET')).toBe(true);
});

test('a field that is deprecated says so before all else', () => {
  const properties = {
    old: { type: 'string', deprecated: true, description: 'Use new.' },
    new: { type: 'string', deprecated: false },
  };
  expect(fieldsOf({ type: 'object', properties }).map(({ help }) => help)).toEqual(['Deprecated. Use new.', '']);
});

test('what tells kinds of an object apart can be any of them, also where it is said once more beside them', () => {
  const kind = (name: string, more: object) => ({
    type: 'object',
    required: ['kind'],
    properties: { kind: { const: name }, ...more },
  });
  const payment = {
    oneOf: [{ $ref: '#/$defs/card' }, kind('iban', { iban: { type: 'string' }, state: { enum: ['open', 'paid'] } })],
    discriminator: { propertyName: 'kind' },
  };
  const $defs = { card: kind('card', { number: { type: 'string' }, state: { enum: ['open', 'void'] } }) };
  const choices = (schema: object) =>
    fieldsOf({ type: 'object', $defs, properties: { payment: schema } })[0]?.fields.map(({ name, choices: some, required }) => [
      name,
      some?.map(({ label }) => label) ?? null,
      required,
    ]);
  const found = [
    ['kind', ['card', 'iban'], true],
    ['number', null, false],
    ['state', ['open', 'void', 'paid'], false],
    ['iban', null, false],
  ];
  expect(choices(payment)).toEqual(found);
  expect(choices({ ...payment, type: 'object', properties: { kind: { type: 'string' } } })).toEqual(found);
});

test('no schema takes long or makes the page throw', () => {
  const keyword = fc.constantFrom(
    '$ref',
    'allOf',
    'oneOf',
    'anyOf',
    'properties',
    'items',
    'type',
    'enum',
    'const',
    'required',
    '$defs',
    'additionalProperties',
    'minimum',
    'pattern',
    'a',
    'b',
  );
  const { schema } = fc.letrec<{ schema: unknown }>((tie) => ({
    schema: fc.oneof(
      { maxDepth: 6 },
      fc.constantFrom(true, null, 1, '#', '#/$defs/a', '#/properties/a', 'object', 'string', 'a'),
      fc.array(tie('schema'), { maxLength: 4 }),
      fc.dictionary(keyword, tie('schema'), { maxKeys: 6 }),
    ),
  }));
  fc.assert(
    fc.property(schema, (root) => {
      const before = performance.now();
      read(root, { a: 1 });
      return performance.now() - before < 1_000;
    }),
    { numRuns: 500 },
  );
});

test('schemas that refer to each other in every member stay within bounds', () => {
  const names = Array.from({ length: 40 }, (_, at) => `s${at}`);
  const properties = Object.fromEntries(names.map((name) => [name, { allOf: [{ $ref: `#/$defs/${name}` }] }]));
  const schema = {
    type: 'object',
    properties,
    $defs: Object.fromEntries(
      names.map((name) => [name, { type: 'object', properties: { ...properties, [`own_${name}`]: { type: 'string' } } }]),
    ),
  };
  const before = performance.now();
  expect(fieldsOf(schema)).toHaveLength(40);
  expect(performance.now() - before).toBeLessThan(2_000);
});
