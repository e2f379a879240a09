import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { graphqlText } from '#shared/graphql/graphql-text';
import { createExample, type Example } from '#shared/model/example';
import { readWritten } from '../../interop/bruno-written.test-support';
import { parseYamlFile, type YamlFile } from '../yaml/yaml-file';
import { readExamples } from './example-fields';
import { rawTypes } from './read-body';
import { readRequest } from './read-request';
import { anyDraft, anyExamples } from './request-file.test-support';
import { changeRequest, writeNewRequest } from './write-request';

const root = '/collection';

function fileOf(text: string): YamlFile {
  const file = parseYamlFile(text);
  if (!file.readable) throw new Error(`${file.trouble.reason}\n${text}`);
  return file.value;
}

const examplesIn = (text: string): Example[] => readExamples(fileOf(text), root);

function resaved(text: string, method?: string): string {
  const file = fileOf(text);
  const saved = readRequest(file, root);
  if (!saved.readable) throw new Error(saved.trouble.reason);
  const { name, draft } = saved.value;
  return changeRequest(file, saved.value, { name, draft: { ...draft, method: method ?? draft.method } }, root);
}

function withPlainBody({ request, ...example }: Example): Example {
  if (request?.body.kind !== 'graphql') return { ...example, request };
  return { ...example, request: { ...request, body: { kind: 'json', text: graphqlText(request.body) } } };
}

/** Ids say nothing. GraphQL stands in an example as it goes out. OpenCollection knows three media types of text in a request; an example says any other in its head. */
const meaning = (example: Example): unknown =>
  JSON.parse(JSON.stringify(withPlainBody(example)), (key, value: unknown) => {
    if (key === 'id') return undefined;
    const isBody = key === 'body' && typeof value === 'object' && value !== null && 'mediaType' in value;
    if (!isBody || !('text' in value) || rawTypes.some(({ mediaType }) => mediaType === value.mediaType)) return value;
    return { ...value, mediaType: 'text/plain' };
  });

describe('the examples of a request file', () => {
  const written = readWritten().get('with an example.yml') ?? '';

  test('are read as Bruno writes them', () => {
    const [found] = examplesIn(written);
    expect(found).toMatchObject({
      name: 'Found',
      description: 'as it was in May',
      status: 200,
      reason: 'OK',
      headers: [['content-type', 'application/json']],
      body: { type: 'json', data: '{"id":"a1"}' },
    });
    expect(found?.request).toMatchObject({ method: 'GET', url: '{{base}}/things/:id?page=2&q=a%20b' });
    expect(found?.request?.path.map(({ name, value }) => `${name}=${value}`)).toEqual(['id=a1']);
    expect(found?.request?.query.map(({ name, enabled }) => [name, enabled])).toEqual([
      ['page', true],
      ['q', true],
      ['dry', false],
    ]);
  });

  test('stay byte for byte when the request around them is saved', () => {
    expect(resaved(written)).toBe(written);
    const before = written.slice(written.indexOf('\nexamples:'));
    expect(resaved(written, 'PURGE').endsWith(before)).toBe(true);
  });

  test('come back as they were written, whatever is in them', () => {
    fc.assert(
      fc.property(anyDraft, anyExamples, (draft, examples) => {
        const text = writeNewRequest({ name: 'a', seq: 1, draft, examples }, root);
        const back = examplesIn(text);
        expect(back.map(meaning)).toEqual(examples.map(meaning));
        expect(resaved(text)).toBe(text);
      }),
      { numRuns: process.env['CAIRN_PROOF'] === 'whole' ? 2_000 : 150 },
    );
  });

  test.each([
    ['examples: none of them', []],
    ['examples:\n  - just words\n  - name: One', [createExample('One')]],
    ['examples:\n  - name: One\n    response:\n      status: "201"', [createExample('One', { status: 201 })]],
    ['examples:\n  - name: One\n    response:\n      status: soon', [createExample('One')]],
    [
      'examples:\n  - response:\n      body:\n        type: pigeon\n        data: coo',
      [createExample('', { body: { type: 'text', data: 'coo' } })],
    ],
    ['examples:\n  - name: [a]\n    response: nothing', [createExample('')]],
  ] as const)('make no request unreadable by what is wrong in them: %j', (section, expected) => {
    const text = `info:\n  name: a\n  type: http\n\nhttp:\n  method: GET\n  url: http://a.test\n\n${section}\n`;
    expect(examplesIn(text)).toEqual(expected);
    expect(readRequest(fileOf(text), root).readable).toBe(true);
    expect(resaved(text)).toBe(text);
  });
});
