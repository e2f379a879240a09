import { describe, expect, test, vi } from 'vitest';
import { eachRequest } from '#shared/interop/imported';
import type { Loss } from '#shared/interop/import-notes';
import { createExample, largestExampleBody, type Example } from '#shared/model/example';
import { keepSecrets } from './keep-secrets';
import { readImport, type ImportReading } from './read-import';

async function read(value: unknown, name = 'file.json'): Promise<ImportReading> {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const reading = await readImport([{ name, text }]);
  if (!reading.ok) throw new Error(JSON.stringify(reading.failure));
  return reading.value;
}

const examplesIn = ({ imported }: ImportReading): Example[] =>
  [...eachRequest(imported.items)].flatMap(({ request }) => request.examples ?? []);

const lossesIn = ({ notes }: ImportReading): string[] => notes.losses.map(({ what, why }: Loss) => `${what}: ${why}`);

const schema = (version: string) => `https://schema.getpostman.com/json/collection/v${version}/collection.json`;
const postman = (response: readonly unknown[], version = '2.1.0') => ({
  info: { name: 'Shop', schema: schema(version) },
  item: [{ name: 'One', request: { method: 'GET', url: 'http://a.test/1' }, response }],
});

describe('Postman', () => {
  test('saved answers are examples, with the request that they answer', async () => {
    const response = {
      name: 'Found',
      originalRequest: {
        method: 'POST',
        header: [{ key: 'Accept', value: 'application/json' }],
        url: { raw: 'http://a.test/:id?q=1', query: [{ key: 'q', value: '1' }], variable: [{ key: 'id', value: '7' }] },
        body: { mode: 'raw', raw: '{"a":1.0}', options: { raw: { language: 'json' } } },
      },
      status: 'OK',
      code: 200,
      _postman_previewlanguage: 'json',
      header: [{ key: 'Content-Type', value: 'application/json; charset=utf-8' }],
      cookie: [],
      body: '{"id": 12345678901234567890}',
    };
    const [found] = examplesIn(await read(postman([response])));
    expect(found).toMatchObject({
      name: 'Found',
      request: {
        method: 'POST',
        url: 'http://a.test/:id?q=1',
        path: [{ name: 'id', value: '7' }],
        body: { kind: 'json', text: '{"a":1.0}' },
      },
      status: 200,
      reason: 'OK',
      headers: [['Content-Type', 'application/json; charset=utf-8']],
      body: { type: 'json', data: '{"id": 12345678901234567890}' },
    });
  });

  test('2.0 writes headers as lines and requests as addresses', async () => {
    const response = { name: 'Old', originalRequest: 'http://a.test/old', code: 404, header: 'X-A: 1\nX-B: 2', body: 'gone' };
    expect(examplesIn(await read(postman([response], '2.0.0')))).toMatchObject([
      {
        request: { url: 'http://a.test/old' },
        headers: [
          ['X-A', '1'],
          ['X-B', '2'],
        ],
        body: { type: 'text', data: 'gone' },
      },
    ]);
  });

  test('one without a status, a body or a name is one all the same; two of one name are told apart', async () => {
    const found = examplesIn(
      await read(postman([{}, { code: 204, status: 'No Content', body: null }, { name: ' a\nb ' }, { name: 'a b' }])),
    );
    expect(found.map(({ name, status, body }) => [name, status, body])).toEqual([
      ['Example', null, null],
      ['204 No Content', 204, null],
      ['a b', null, null],
      ['a b 2', null, null],
    ]);
  });

  test('one that is too large is left out whole and told, and those around it stay', async () => {
    const huge = { name: 'Huge', code: 200, body: 'x'.repeat(largestExampleBody + 1) };
    const reading = await read(postman([{ name: 'Small', code: 200, body: 'x' }, huge, { name: 'Last' }]));
    expect(examplesIn(reading).map(({ name }) => name)).toEqual(['Small', 'Last']);
    expect(lossesIn(reading)).toEqual(['its example “Huge”: it is larger than 1 MiB: keep it as a file']);
  });

  test('a request has so many of them that its file is read at once', async () => {
    const many = Array.from({ length: 6 }, (_, at) => ({ name: `n${at}`, body: 'x'.repeat(largestExampleBody) }));
    const heavy = await read(postman(many));
    expect(examplesIn(heavy).map(({ name }) => name)).toEqual(['n0', 'n1', 'n2', 'n3']);
    expect(lossesIn(heavy)).toHaveLength(2);
    const countless = await read(postman(Array.from({ length: 203 }, (_, at) => ({ name: `n${at}` }))));
    expect(examplesIn(countless)).toHaveLength(200);
    expect(lossesIn(countless)).toEqual(['3 of its examples: a request has 200 at most']);
  });
});

describe('OpenAPI', () => {
  const document = (responses: unknown, rest: object = {}) => ({
    openapi: '3.1.0',
    info: { title: 'A' },
    servers: [{ url: 'http://a.test' }],
    paths: { '/x': { get: { summary: 'X', responses } } },
    ...rest,
  });

  test('examples of answers by status and media type, by name or alone, also where they are referred to', async () => {
    const reading = await read(
      document(
        {
          200: {
            description: 'Fine',
            headers: { 'X-Page': { schema: { type: 'integer' }, example: 2 }, 'X-None': { schema: { type: 'string' } } },
            content: {
              'application/json': {
                examples: { many: { summary: 'A few', value: [1, 2] }, kept: { $ref: '#/components/examples/one' } },
              },
              'text/csv': { example: 'a,b' },
            },
          },
          404: { $ref: '#/components/responses/gone' },
          '5XX': { description: 'Broken', content: { 'application/problem+json': { example: { title: 'Oh' } } } },
          default: { description: 'Else', content: { 'text/plain': { schema: { type: 'string', example: 'hm' } } } },
        },
        {
          components: {
            examples: { one: { value: { id: 1 } } },
            responses: { gone: { description: 'Gone', content: { 'text/html': { example: '<p>no</p>' } } } },
          },
        },
      ),
    );
    expect(
      examplesIn(reading).map(({ name, status, headers, body }) => [name, status, headers[0]?.[1], body?.type, body?.data]),
    ).toEqual([
      ['many', 200, 'application/json', 'json', '[\n  1,\n  2\n]'],
      ['kept', 200, 'application/json', 'json', '{\n  "id": 1\n}'],
      ['200 Fine', 200, 'text/csv', 'text', 'a,b'],
      ['404 Gone', 404, 'text/html', 'html', '<p>no</p>'],
      ['5XX Broken', null, 'application/problem+json', 'json', '{\n  "title": "Oh"\n}'],
      ['Else', null, 'text/plain', 'text', 'hm'],
    ]);
    expect(examplesIn(reading)[0]?.headers).toContainEqual(['X-Page', '2']);
    expect(examplesIn(reading)[0]?.description).toBe('A few');
  });

  test('what is only described is no example, and what stands elsewhere is not fetched', async () => {
    const reading = await read(
      document({
        200: {
          description: 'Fine',
          content: { 'application/json': { schema: { type: 'object', properties: { a: { type: 'string' } } } } },
        },
        201: {
          description: 'Made',
          content: { 'image/png': { examples: { far: { externalValue: 'http://127.0.0.1:9/x.png' } } } },
        },
        204: { description: 'Nothing' },
      }),
    );
    expect(examplesIn(reading)).toEqual([]);
    expect(lossesIn(reading)).toEqual(['the example far: an import reads no other file or address']);
  });

  test('Swagger 2.0 has them by media type', async () => {
    const swagger = {
      swagger: '2.0',
      info: { title: 'Old' },
      host: 'a.test',
      paths: {
        '/x': {
          get: {
            produces: ['application/json'],
            responses: { 200: { description: 'Fine', examples: { 'application/json': { a: 1 } } } },
          },
        },
      },
    };
    expect(examplesIn(await read(swagger))).toMatchObject([{ status: 200, body: { type: 'json', data: '{\n  "a": 1\n}' } }]);
  });

  test('one large example that every operation refers to is not written ten thousand times', async () => {
    const get = { responses: { 200: { $ref: '#/components/responses/big' } } };
    const paths = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`/p${at}`, { get }]));
    const big = { description: '', content: { 'text/plain': { example: 'x'.repeat(largestExampleBody) } } };
    const reading = await read(document({}, { paths, components: { responses: { big } } }));
    expect(examplesIn(reading)).toHaveLength(32);
    expect(new Set(lossesIn(reading).map((line) => line.split(': ')[1]))).toEqual(
      new Set(['the examples of an import are 32 MiB at most']),
    );
  });
});

describe('HAR', () => {
  const har = (response: unknown, rest: object = {}) => ({
    log: { version: '1.2', entries: [{ request: { method: 'GET', url: 'http://a.test/1', headers: [] }, response, ...rest }] },
  });

  test('the answer of an entry is the example of its request; its time is told as lost', async () => {
    const content = { mimeType: 'application/json', text: '{"a":1.0}' };
    const headers = [
      { name: ':status', value: '200' },
      { name: 'Content-Type', value: 'application/json' },
    ];
    const reading = await read(har({ status: 200, statusText: 'OK', headers, content }, { time: 12 }));
    expect(examplesIn(reading)).toMatchObject([
      {
        name: '200 OK',
        request: { method: 'GET', url: 'http://a.test/1' },
        headers: [['Content-Type', 'application/json']],
        body: { type: 'json', data: '{"a":1.0}' },
      },
    ]);
    expect(lossesIn(reading)).toEqual(['how long its answers took: an example of an answer has no time']);
  });

  test('bytes are kept as such, and text that was written as bytes is text', async () => {
    const binary = { mimeType: 'image/png', encoding: 'base64', text: 'iVBORw0KGgo=' };
    expect(examplesIn(await read(har({ status: 200, content: binary })))[0]?.body).toEqual({
      type: 'binary',
      data: 'iVBORw0KGgo=',
    });
    const text = { mimeType: 'text/html', encoding: 'base64', text: btoa('<p>hi</p>') };
    expect(examplesIn(await read(har({ status: 200, content: text })))[0]?.body).toEqual({ type: 'html', data: '<p>hi</p>' });
    const wrong = { mimeType: 'text/plain', encoding: 'base64', text: '%%%' };
    expect(examplesIn(await read(har({ status: 200, content: wrong })))[0]?.body).toEqual({ type: 'text', data: '%%%' });
  });

  test.each([[{ status: 0 }], [{ status: -1 }], [{}], [undefined], ['none'], [{ status: 'soon' }]])(
    'where no answer came there is no example: %j',
    async (response) => expect(examplesIn(await read(har(response)))).toEqual([]),
  );
});

describe('Bruno', () => {
  const bru = (example: string) =>
    `meta {\n  name: a\n  type: http\n  seq: 1\n}\n\nget {\n  url: http://a.test\n  body: none\n  auth: none\n}\n\n${example}`;

  test('the blocks of a .bru file', async () => {
    const block = [
      'example {',
      '  name: Found',
      '  description: as it was',
      '',
      '  request: {',
      '    url: http://a.test/a?b=1',
      '    method: post',
      '    mode: json',
      '    headers: {',
      '      Accept: application/json',
      '    }',
      '',
      '    body:json: {',
      '      {"a": 1}',
      '    }',
      '  }',
      '',
      '  response: {',
      '    headers: {',
      '      Content-Type: application/json',
      '    }',
      '',
      '    status: {',
      '      code: 201',
      '      text: Created',
      '    }',
      '',
      '    body: {',
      '      type: json',
      "      content: '''",
      '        {',
      '          "id": 1',
      '        }',
      "      '''",
      '    }',
      '  }',
      '}',
    ].join('\n');
    expect(examplesIn(await read(bru(block), 'a.bru'))).toMatchObject([
      {
        name: 'Found',
        description: 'as it was',
        request: { method: 'POST', url: 'http://a.test/a?b=1', body: { kind: 'json', text: '{"a": 1}' } },
        status: 201,
        reason: 'Created',
        headers: [['Content-Type', 'application/json']],
        body: { type: 'json', data: '{\n  "id": 1\n}' },
      },
    ]);
  });

  test('a block that cannot be read is told, and prints nothing', async () => {
    const printed = [vi.spyOn(console, 'log'), vi.spyOn(console, 'error')];
    const reading = await read(bru('example {\n  nonsense\n}\n\nexample {\n  name: Second\n}'), 'a.bru');
    expect(examplesIn(reading)).toEqual([createExample('Second')]);
    expect(lossesIn(reading)).toEqual(['an example: it cannot be read: Line 1, col 1:']);
    expect(printed.flatMap((spy) => spy.mock.calls)).toEqual([]);
    printed.forEach((spy) => spy.mockRestore());
  });
});

test('no secret of an answer reaches a file or the vault: names stand in its place, and that is told', async () => {
  const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl';
  const reading = await read(
    postman([
      {
        name: 'Signed in',
        originalRequest: {
          method: 'POST',
          url: 'http://bob:hunter2canary@a.test/login?api_key=canary-1',
          header: [{ key: 'Authorization', value: 'Bearer canary-2' }],
          body: { mode: 'raw', raw: '{"password": "canary-3"}', options: { raw: { language: 'json' } } },
        },
        code: 200,
        header: [
          { key: 'Content-Type', value: 'application/json' },
          { key: 'Set-Cookie', value: 'sid=canary-4; Path=/' },
          { key: 'X-Api-Key', value: 'canary-5' },
        ],
        body: `{"access_token": "canary-6", "jwt": "${jwt}", "name": "Alice", "count": 2.50, "next_page_token": "p2", "author_name": "Ada", "key": "K-1"}`,
      },
      { name: 'Harmless', code: 200, body: '{"name": "Alice"}' },
    ]),
  );
  const written: string[] = [];
  const vault = {
    list: async () => ({ ok: true as const, value: [] }),
    write: async (name: string) => (written.push(name), { ok: true as const, value: 'vault' as const }),
  };
  const safe = await keepSecrets(reading.imported, {
    secrets: 'vault',
    vault: vault as never,
    owner: 'Shop',
    notes: reading.notes,
  });
  if (!safe.ok) throw new Error('not kept');
  const text = JSON.stringify(safe.value);
  expect(text).not.toMatch(/canary|hunter2|eyJhbGci/);
  expect(text).toContain('Alice');
  // What is merely called like one, or leads to the next page, is none.
  for (const kept of ['2.50', 'p2', 'Ada', 'K-1']) expect(text).toContain(kept);
  expect(written).toEqual([]);
  expect(lossesIn(reading)).toEqual(['the secrets in its example “Signed in”: names stand in their place']);
});
