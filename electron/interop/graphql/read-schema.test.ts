import { buildSchema, getIntrospectionQuery, graphqlSync, introspectionFromSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import { whyNoSchema } from '#shared/graphql/schema-words';
import { readSchema } from './read-schema.ts';
import { readSchemaAside } from './read-schema-aside.ts';

const text = `
"A thing."
type Thing { id: ID! size(unit: String = "cm"): Float @deprecated(reason: "Weigh it.") }
type Query { thing(id: ID!): Thing }
`;
const schema = buildSchema(text);
const answer = (value: unknown): string => JSON.stringify(value);
const bytes = (value: string): Uint8Array => new TextEncoder().encode(value);

describe('a schema', () => {
  const read = readSchema(text);

  test('is the same from its own language and from introspection, with descriptions and deprecations', () => {
    expect(read).toMatchObject({ kind: 'schema', types: 2, remarks: [] });
    expect(read.kind === 'schema' && read.text).toContain('@deprecated(reason: "Weigh it.")');
    expect(readSchema(answer({ data: introspectionFromSchema(schema) }))).toEqual(read);
    expect(readSchema(answer(introspectionFromSchema(schema)))).toEqual(read);
  });

  test('is read from what an older server answers', () => {
    const question = getIntrospectionQuery({ specifiedByUrl: false, directiveIsRepeatable: false, schemaDescription: false });
    expect(readSchema(answer(graphqlSync({ schema, source: question })))).toMatchObject({ kind: 'schema', types: 2 });
  });

  test('that breaks a rule can be used all the same, and the rule is named', () => {
    const odd = introspectionFromSchema(schema) as unknown as { __schema: { types: { name: string; fields: unknown[] }[] } };
    for (const type of odd.__schema.types) if (type.name === 'Thing') type.fields = [];
    expect(readSchema(answer(odd))).toMatchObject({ kind: 'schema', remarks: ['Type Thing must define one or more fields.'] });
  });

  test('has names that objects have themselves', () => {
    const read = readSchema(
      'type Query { constructor: constructor hasOwnProperty: Int toString: String } type constructor { valueOf: Int }',
    );
    expect(read).toMatchObject({ kind: 'schema', types: 2 });
  });
});

describe('what is no schema is told apart', () => {
  test.each([
    ['', { kind: 'other', looks: 'nothing' }],
    ['  \n', { kind: 'other', looks: 'nothing' }],
    ['<!doctype html><title>x</title>', { kind: 'other', looks: 'page' }],
    ['{"hello":"world"}', { kind: 'other', looks: 'json' }],
    ['{"data":{"__typename":"Query"}}', { kind: 'other', looks: 'json' }],
    ['Our types and enums are good: type it in.', { kind: 'other', looks: 'text' }],
    ['type Query { a: Missing }', { kind: 'broken', says: 'Unknown type "Missing".' }],
    ['type Query {\n  a: ', { kind: 'broken', says: 'line 2: Syntax Error: Expected Name, found <EOF>.' }],
    [
      answer({
        errors: [{ message: 'GraphQL introspection has been disabled, but the requested query contained the field "__schema".' }],
      }),
      { kind: 'withheld' },
    ],
    [answer({ errors: [{ message: 'GraphQL introspection is not allowed by Apollo Server' }] }), { kind: 'withheld' }],
    [answer({ errors: [{ message: 'Cannot query field "__schema" on type "Query".' }] }), { kind: 'withheld' }],
    [answer({ errors: [{ message: 'Unknown argument "includeDeprecated" on field "__Field.args".' }] }), { kind: 'older' }],
    [answer({ errors: [{ message: 'Cannot query field "isRepeatable" on type "__Directive".' }] }), { kind: 'older' }],
    [answer({ errors: [{ message: 'Log in first.' }] }), { kind: 'refused', says: 'Log in first.' }],
    [answer({ errors: ['odd'] }), { kind: 'refused', says: 'odd' }],
    [answer({ data: { __schema: {} } }), { kind: 'broken' }],
    [answer({ data: { __schema: { types: [{}], queryType: { name: 'Q' }, directives: [] } } }), { kind: 'broken' }],
  ])('%s', (source, reading) => {
    const read = readSchema(source);
    expect(read).toMatchObject(reading);
    expect(read.kind === 'schema' ? '' : whyNoSchema(read, { kind: 'server', status: 200 })).toMatch(/^[A-Z].*[.?”]$/);
  });
});

describe('a hostile schema', () => {
  const typeOf = (depth: number): unknown =>
    depth === 0 ? { kind: 'SCALAR', name: 'String' } : { kind: 'LIST', ofType: typeOf(depth - 1) };
  const withField = (name: string, type: unknown) => ({
    __schema: {
      queryType: { name: 'Query' },
      directives: [],
      types: [
        { kind: 'SCALAR', name: 'String' },
        { kind: 'OBJECT', name: 'Query', interfaces: [], fields: [{ name, args: [], type, isDeprecated: false }] },
      ],
    },
  });

  test('with a name that would write something else into its text is none', () => {
    expect(readSchema(answer(withField('a: Int } type Evil { b', typeOf(0))))).toMatchObject({ kind: 'broken' });
    expect(readSchema(answer(withField('__proto__', typeOf(0)))).kind).toBe('schema');
  });

  test('of lists within lists ends, and so does one of braces', async () => {
    expect((await readSchemaAside(bytes(answer(withField('a', typeOf(500)))))).kind).toMatch(/broken|schema/);
    const deep = `{"data":{"__schema":${'['.repeat(200_000)}${']'.repeat(200_000)}}}`;
    expect((await readSchemaAside(bytes(deep))).kind).toBe('broken');
    expect((await readSchemaAside(bytes(`type Query { a: ${'['.repeat(200_000)}`))).kind).toBe('broken');
  });

  test('that takes too long is given up', async () => {
    const many = Array.from({ length: 60_000 }, (_, at) => `type T${at} { a: T${(at * 7) % 60_000} b(x: Int): [T${at}!]! }`).join(
      '\n',
    );
    const read = await readSchemaAside(bytes(`type Query { t: T0 }\n${many}`), { ms: 1, heapMiB: 2_048 });
    expect(read).toEqual({ kind: 'tooMuch', says: 'reading it took more than 0.001 seconds' });
  });

  test('of as many types as fit into what is read stays within its thread', async () => {
    const row = (at: number) => `{"kind":"SCALAR","name":"T${at}"}`;
    const many = Array.from({ length: 400_000 }, (_, at) => row(at)).join(',');
    const read = await readSchemaAside(bytes(`{"__schema":{"queryType":{"name":"T0"},"directives":[],"types":[${many}]}}`));
    expect(['broken', 'schema', 'tooLarge', 'tooMuch']).toContain(read.kind);
    expect(readSchema(Array.from({ length: 400_000 }, (_, at) => `scalar T${at}`).join(' '))).toMatchObject({
      kind: 'broken',
      says: expect.stringContaining('600000 tokens'),
    });
  });

  test('larger than is read, or than is shown, is too large', () => {
    expect(readSchema(`type Query { a: Int } # ${'x'.repeat(17 * 1024 * 1024)}`)).toEqual({ kind: 'tooLarge' });
    expect(readSchema(`"""${'x'.repeat(7 * 1024 * 1024)}"""\ntype Query { a: Int }`)).toEqual({ kind: 'tooLarge' });
  });
});
