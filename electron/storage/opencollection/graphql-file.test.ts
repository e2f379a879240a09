import { expect, test } from 'vitest';
import { blankBody, type Body } from '#shared/model/body';
import { createDraft } from '#shared/model/request-draft';
import { parseYamlFile } from '../yaml/yaml-file';
import { readRequest } from './read-request';
import { withSide, writeSide } from './side-file';
import { changeRequest, writeNewRequest } from './write-request';

/** As Bruno writes it, with what somebody added by hand. */
const file = `info:
  name: A book
  type: graphql
  seq: 1

graphql:
  method: POST # by its spec
  url: "{{base}}/graphql"
  x-note: keep me
  body:
    query: |-
      query One($id: ID!) {
        book(id: $id) { title }
      }
      query Two { categories { id } }
    variables: '{"id": {{id}}}'
    x-schema: ./schema.graphql

settings:
  encodeUrl: true
`;

function open(text: string, side: string | null = null) {
  const parsed = parseYamlFile(text);
  const saved = parsed.readable ? readRequest(parsed.value, '/collection') : parsed;
  if (!parsed.readable || !saved.readable) throw new Error('cannot be read');
  const draft = withSide(saved.value.draft, side);
  const save = (body: Body) =>
    changeRequest(parsed.value, { ...saved.value, draft }, { name: saved.value.name, draft: { ...draft, body } }, '/collection');
  return { draft, save };
}

const changedLines = (before: string, after: string) =>
  after.split('\n').filter((line, at) => line !== before.split('\n')[at]).length;

test('a request of the type graphql opens with its query and its variables', () => {
  const { draft } = open(file);
  expect([draft.method, draft.url, draft.body]).toEqual([
    'POST',
    '{{base}}/graphql',
    {
      kind: 'graphql',
      query: 'query One($id: ID!) {\n  book(id: $id) { title }\n}\nquery Two { categories { id } }',
      variables: '{"id": {{id}}}',
      operationName: '',
    },
  ]);
});

test('what stands for the query on the way is kept beside the file, and comes back', () => {
  const body = { ...open(file).draft.body, persisted: 'document', documentId: 'x-one' } as Body;
  const { draft } = open(file);
  const side = writeSide({ ...draft, body }, null);
  expect(side.readable && side.value).toContain('persisted: document');
  expect(open(file, side.readable ? side.value : null).draft.body).toEqual(body);
  const whole = writeSide(draft, side.readable ? side.value : null);
  expect(whole.readable && whole.value).toBeNull();
});

test('one without a method is sent with POST, as its author’s tool does, and stays without one', () => {
  const bare = 'info:\n  name: x\n  type: graphql\n\ngraphql:\n  url: http://a.test\n';
  const { draft, save } = open(bare);
  expect([draft.method, draft.body.kind]).toEqual(['POST', 'graphql']);
  expect(save(draft.body)).toBe(bare);
});

test('an edit is the lines that it changed, and what is unknown stays', () => {
  const { draft, save } = open(file);
  if (draft.body.kind !== 'graphql') throw new Error(draft.body.kind);
  expect(save(draft.body)).toBe(file);
  const other = save({ ...draft.body, query: draft.body.query.replace('title', 'price') });
  expect([changedLines(file, other), other]).toEqual([1, file.replace('title', 'price')]);
  expect(save({ ...draft.body, variables: '{"id": 1.50}' })).toBe(file.replace('{{id}}', '1.50'));
  expect(save({ ...draft.body, variables: '' })).toBe(file.replace(/ {4}variables:.*\n/, ''));
});

test('which operation is carried out stands beside the file, since it has no field for it', () => {
  const { draft, save } = open(file);
  const named = { ...draft.body, operationName: 'Two' } as Body;
  expect(save(named)).toBe(file);
  const side = writeSide({ ...draft, body: named }, null);
  if (!side.readable || side.value === null) throw new Error('nothing beside it');
  expect(side.value).toContain('body:\n  operationName: Two\n');
  expect(open(file, side.value).draft.body).toEqual(named);
  expect(writeSide(draft, side.value)).toMatchObject({ value: null });
});

test('of several bodies to choose from, the chosen one is opened and changed', () => {
  const several = `info:
  name: x
  type: graphql

graphql:
  url: http://a.test
  body:
    - title: first
      body:
        query: "{ a }"
    - title: second
      selected: true
      body:
        query: "{ b }"
`;
  const { draft, save } = open(several);
  expect(draft.body).toMatchObject({ query: '{ b }' });
  expect(save({ ...blankBody.graphql, query: '{ c }' })).toBe(several.replace('{ b }', '{ c }'));
});

test('another kind of body makes it a request of another type, and back', () => {
  const { draft, save } = open(file);
  const plain = save({ kind: 'json', text: '{}' });
  expect(plain).toContain('type: http\n');
  expect(plain).not.toContain('graphql:');
  expect(open(plain).draft).toMatchObject({ method: 'POST', url: '{{base}}/graphql', body: { kind: 'json', text: '{}' } });
  const again = open(plain).save(draft.body);
  expect(again).not.toContain('\nhttp:');
  expect(open(again).draft.body).toEqual(draft.body);
});

test('a new request is written as other tools read it', () => {
  const draft = {
    ...createDraft('http://a.test/graphql', 'POST'),
    body: { ...blankBody.graphql, query: '{ a }', variables: '{}' },
  };
  expect(writeNewRequest({ name: 'New', seq: 1, draft }, '/collection')).toBe(
    `info:
  name: New
  type: graphql
  seq: 1

graphql:
  method: POST
  url: http://a.test/graphql
  body:
    query: "{ a }"
    variables: "{}"
`,
  );
});
