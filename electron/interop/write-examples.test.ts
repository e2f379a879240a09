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
    expect((await back('openapi', found))[0]?.body).toEqual(found.body);
    expect(exported('openapi', picture).losses).toEqual([
      { item: 'One', what: 'the body of its example “Picture”', why: 'OpenAPI holds text alone' },
    ]);
  });

  test('as OpenCollection, bytes are kept', async () => {
    expect(await back('opencollection', found, picture)).toEqual([found, picture]);
  });
});

test('OpenAPI has one value of a header for a status: another is told', async () => {
  const paged = (name: string, page: string): Example => ({ ...found, name, headers: [...found.headers, ['X-Page', page]] });
  const { losses } = exported('openapi', paged('First', '1'), paged('Second', '2'));
  expect(losses.map(({ what }) => what)).toEqual(['the header X-Page of its example “Second”']);
  const examples = await back('openapi', paged('First', '1'), paged('Second', '2'));
  expect(examples.map(({ name, headers }) => [name, headers.at(-1)])).toEqual([
    ['First', ['X-Page', '1']],
    ['Second', ['X-Page', '1']],
  ]);
});

test('an answer of no status that there is, is any answer of a description', async () => {
  const odd = (status: number | null) => createExample(`As ${status}`, { status, body: { type: 'text', data: 'so' } });
  expect((await back('openapi', odd(null), odd(99_999), odd(404))).map(({ name, status }) => [name, status])).toEqual([
    ['As 404', 404],
    ['As null', null],
    ['As 99999', null],
  ]);
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
