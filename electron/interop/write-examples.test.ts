import { describe, expect, test } from 'vitest';
import { kept, request } from '#shared/interop/writers/exports.test-support';
import type { ExportFormat } from '#shared/interop/writers/export-formats';
import { createExample, type Example } from '#shared/model/example';
import { createDraft } from '#shared/model/request-draft';
import { eachRequest } from '#shared/interop/imported';
import { readImport } from './read-import.ts';
import { writeExport } from './write-export';

const collection = (...examples: readonly Example[]) =>
  kept([{ ...request('One', createDraft('https://a.test/items')), examples }]);

const exported = (format: ExportFormat, ...examples: readonly Example[]) => writeExport(collection(...examples), { format });

async function back(format: ExportFormat, ...examples: readonly Example[]): Promise<readonly Example[]> {
  const read = await readImport(exported(format, ...examples).files.map(({ name, text }) => ({ name, text })));
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return [...eachRequest(read.value.imported.items)].flatMap((one) => one.request.examples ?? []);
}

const found = createExample('Found', {
  status: 200,
  reason: 'OK',
  headers: [['Content-Type', 'application/json']],
  body: { type: 'json', data: '{"id": 12345678901234567890, "price": 1.50}' },
});
const picture = createExample('Picture', {
  status: 200,
  headers: [['Content-Type', 'image/png']],
  body: { type: 'binary', data: 'iVBORw0KGgo=' },
});

test.each([
  ['har', 'an entry of HAR is one request that was sent, with the answer that came'],
  ['curl', 'a command asks, and holds no answer'],
  ['http', 'an .http file holds no answers'],
] as const)('as %s, examples are left out and told', (format, why) => {
  expect(exported(format, found).losses).toContainEqual({ item: 'One', what: 'its example', why });
  expect(exported(format, found, picture).losses).toContainEqual({ item: 'One', what: 'its 2 examples', why });
  expect(exported(format).losses.filter(({ what }) => what.includes('example'))).toEqual([]);
});

describe('numbers are not changed, and what is no text is told', () => {
  test('as Postman', async () => {
    expect((await back('postman', found))[0]).toEqual(found);
    expect(exported('postman', picture).losses).toEqual([
      { item: 'One', what: 'the body of its example “Picture”', why: 'Postman holds text alone' },
    ]);
    expect((await back('postman', picture))[0]).toEqual({ ...picture, body: null });
  });

  test('as OpenAPI', async () => {
    expect(await back('openapi', found, picture)).toEqual([found, picture]);
    expect(exported('openapi', picture).losses).toEqual([]);
  });

  test('as OpenCollection, bytes are kept', async () => {
    expect(await back('opencollection', found, picture)).toEqual([found, picture]);
  });
});

describe('what OpenAPI has no field for stands beside its responses', () => {
  const gone = createExample('Gone', { status: 204, reason: 'No Content', headers: [['X-Left', '3']] });

  test('as an answer without a body', async () => {
    expect(await back('openapi', gone, found)).toEqual([gone, found]);
    expect(exported('openapi', gone, found).losses).toEqual([]);
  });

  test('as headers that differ from one answer of a status to the next', async () => {
    const paged = (name: string, page: string): Example => ({ ...found, name, headers: [...found.headers, ['X-Page', page]] });
    const pages = [paged('Second', '2'), paged('First', '1')];
    expect(await back('openapi', ...pages)).toEqual(pages);
    expect(exported('openapi', ...pages).losses).toEqual([]);
  });

  test('as a status that there is not, and as none', async () => {
    const odd = (status: number | null) => createExample(`As ${status}`, { status, body: { type: 'text', data: 'so' } });
    const all = [odd(null), odd(99_999), odd(404)];
    expect(await back('openapi', ...all)).toEqual(all);
  });

  test('as two of one name, empty bodies, and text under a media type that says something else', async () => {
    const text = (data: string): Example => createExample('Same', { status: 200, body: { type: 'text', data } });
    const odd = { ...text('{}'), name: 'Odd', headers: [['Content-Type', 'application/json']] } satisfies Example;
    const number = createExample('Number', { status: 200, body: { type: 'json', data: '"[]"' } });
    const [one, other, ...rest] = await back('openapi', text('a'), text(''), odd, number);
    expect([one, other, rest]).toEqual([text('a'), { ...text(''), name: 'Same 2' }, [odd, number]]);
  });

  test('as the request that it answers, with what is left out of it and said of it', async () => {
    const row = { id: 'r', name: 'q', value: '{{word}}', enabled: false, description: 'What is looked for' };
    const asked: Example['request'] = {
      method: 'POST',
      url: 'https://a.test/:id',
      query: [row],
      path: [{ ...row, name: 'id', enabled: true }],
      headers: [{ ...row, name: 'X-A', value: ' b ' }],
      body: { kind: 'multipart', parts: [{ ...row, kind: 'file', path: '/a.png', mediaType: 'image/png' }] },
    };
    const forms = { ...found, name: 'Form', request: { ...asked, body: { kind: 'form' as const, rows: [row] } } };
    const examples = await back('openapi', { ...gone, request: asked }, forms);
    const anyId = { ...row, id: expect.any(String) };
    expect(examples[0]).toEqual({
      ...gone,
      request: {
        ...asked,
        query: [anyId],
        path: [{ ...anyId, name: 'id', enabled: true }],
        headers: [{ ...anyId, name: 'X-A', value: ' b ' }],
        body: { kind: 'multipart', parts: [{ ...anyId, kind: 'file', path: '/a.png', mediaType: 'image/png' }] },
      },
    });
    expect(examples[1]?.request?.body).toEqual({ kind: 'form', rows: [anyId] });
    expect(exported('openapi', { ...gone, request: asked }).losses).toEqual([]);
  });

  test('and only that: what the responses say is said there alone', async () => {
    const plain: Example = { ...found, reason: '' };
    expect(JSON.stringify(exported('openapi', plain).files)).not.toContain('x-cairn');
    expect(await back('openapi', plain)).toEqual([plain]);
    const text = exported('openapi', found).files[0]?.text ?? '';
    expect(text.split('12345678901234567890')).toHaveLength(2);
  });

  test('and what others change in the responses counts', async () => {
    const [file] = exported('openapi', gone, found).files;
    const document = JSON.parse(file?.text ?? '') as {
      paths: Record<string, { get: Record<string, unknown> & { responses: Record<string, unknown> } }>;
    };
    const operation = document.paths['/items']?.get;
    if (operation === undefined) throw new Error('there is no operation');
    operation.responses['200'] = {
      description: 'So',
      content: { 'application/json': { examples: { Found: { value: { id: 7 } }, More: { value: [] } } } },
    };
    operation['x-cairn-examples'] = [...(operation['x-cairn-examples'] as unknown[]), { nothing: 1 }];
    const read = await readImport([{ name: 'a.json', text: JSON.stringify(document) }]);
    if (!read.ok) throw new Error(JSON.stringify(read.failure));
    const [only] = [...eachRequest(read.value.imported.items)];
    expect(only?.request.examples?.map(({ name, body }) => [name, body?.data])).toEqual([
      ['Gone', undefined],
      ['Found', '{\n  "id": 7\n}'],
      ['More', '[]'],
    ]);
    expect(read.value.notes.losses).toEqual([
      { item: 'One', what: 'one of its x-cairn-examples', why: 'it does not say what an example says' },
    ]);
  });
});

test.each(['postman', 'openapi', 'opencollection'] as const)(
  'as %s, no secret of an example goes out, and that is told',
  (format) => {
    const secret = createExample('Signed in', {
      request: {
        method: 'GET',
        url: 'https://a.test?api_key=canary-1',
        query: [],
        path: [],
        headers: [],
        body: { kind: 'none' },
      },
      status: 200,
      headers: [['Set-Cookie', 'sid=canary-2; Path=/']],
      body: { type: 'json', data: '{"access_token": "canary-3", "name": "Ada"}' },
    });
    const { files, losses } = exported(format, secret);
    expect(files.map(({ text }) => text).join()).not.toContain('canary');
    expect(files.map(({ text }) => text).join()).toContain('Ada');
    expect(losses.map(({ what }) => what)).toContain('the secrets in its example “Signed in”');
  },
);
