import type { Har } from 'har-format';
import { expect, test } from 'vitest';
import { blankAuth } from '../../model/auth';
import { createDraft } from '../../model/request-draft';
import { createRow } from '../../model/row';
import { books, kept, request } from './exports.test-support';
import { createLosses } from './losses';
import { writeCurl, writeHttpFile } from './write-commands';
import { writeHar } from './write-har';
import { writeOpenApi } from './write-openapi';
import { writePostman } from './write-postman';

const json = (text: string | undefined): unknown => JSON.parse(text ?? '');

test('Postman: requests, folders, variables, credentials and scripts are where Postman has them', () => {
  const losses = createLosses();
  const [collection, local, live] = writePostman(books(), losses);
  expect(json(collection?.text)).toMatchObject({
    info: { name: 'Books', description: 'A library.', schema: expect.stringContaining('v2.1.0') as string },
    auth: { type: 'noauth' },
    variable: [{ key: 'base', value: 'http://localhost:7070', type: 'string', description: 'where' }],
    item: [
      {
        name: 'List',
        request: {
          method: 'GET',
          auth: { type: 'noauth' },
          url: {
            raw: '{{base}}/books/?page=2&tag=new',
            host: ['{{base}}'],
            path: ['books', ''],
            query: [
              { key: 'page', value: '2' },
              { key: 'tag', value: 'new', description: 'which' },
            ],
          },
        },
      },
      {
        name: 'Writing',
        description: 'What changes books.',
        auth: {
          type: 'basic',
          basic: [
            { key: 'username', value: 'alice', type: 'string' },
            { key: 'password', value: '{{books.password}}', type: 'string' },
          ],
        },
        item: [
          {
            name: 'Create',
            protocolProfileBehavior: { strictSSL: false },
            event: [{ listen: 'test', script: { exec: ["pm.test('made', () => {});"] } }],
            request: {
              header: [
                { key: 'X-Folder', value: 'yes' },
                { key: 'Accept', value: 'application/json' },
                { key: 'X-Off', value: '1', disabled: true },
              ],
              body: { mode: 'raw', raw: '{"title": "Dune", "price": 1.0, "pages": 412}', options: { raw: { language: 'json' } } },
              description: 'Makes a book.',
            },
          },
          { name: 'Remove', request: { url: { path: ['books', ':id'], variable: [{ key: 'id', value: '7' }] } } },
        ],
      },
    ],
  });
  expect(json(local?.text)).toMatchObject({
    name: 'Local',
    values: [{ key: 'base' }, { key: 'key', value: '', type: 'secret' }],
    _postman_variable_scope: 'environment',
  });
  expect(json(live?.text)).toMatchObject({
    name: 'Live',
    values: [
      { key: 'base', value: 'https://books.example' },
      { key: 'key', type: 'secret' },
    ],
  });
  expect(losses.list.map(({ item, what }) => `${item}: ${what}`)).toEqual([
    'Writing: its header as one place',
    'Writing / Create: the option connectTimeoutMs',
    'Writing / Create: 1 check',
    'Writing / Create: what it keeps of a response',
    'Writing / Create: its tags (write)',
    'environment Local: its colour',
    'environment Live: that it extends Local',
  ]);
});

test('HAR: what is sent, line by line, with what the folders give', () => {
  const losses = createLosses();
  const [file] = writeHar(books(), losses, () => new Date(0));
  const { log } = json(file?.text) as Har;
  expect(log.version).toBe('1.2');
  expect(log.entries.map(({ request: { method, url } }) => `${method} ${url}`)).toEqual([
    'GET {{base}}/books/?page=2&tag=new',
    'POST {{base}}/books/',
    'DELETE {{base}}/books/7',
  ]);
  expect(log.entries[1]).toMatchObject({
    comment: 'Writing / Create',
    request: {
      headers: [
        { name: 'Authorization', value: 'Basic {{credentials}}' },
        { name: 'Content-Type', value: 'application/json' },
        { name: 'X-Folder' },
        { name: 'Accept' },
      ],
      postData: { mimeType: 'application/json', text: '{"title": "Dune", "price": 1.0, "pages": 412}' },
    },
  });
  expect(losses.list.map(({ what }) => what)).toContain('its checks');
});

test('OpenAPI: one operation for each method and path, with server, parameters, body and security', () => {
  const losses = createLosses();
  const [file] = writeOpenApi(books(), losses, ({ place }) =>
    place === 'List'
      ? [{ status: 200, reason: 'OK', mediaType: 'application/json', text: '[{"id": 1}, {"id": "x", "more": null}]' }]
      : [],
  );
  expect(json(file?.text)).toMatchObject({
    openapi: '3.1.1',
    servers: [
      {
        url: '{base}',
        variables: {
          base: {
            default: 'http://localhost:7070',
            enum: ['http://localhost:7070', 'http://127.0.0.1:7070', 'https://books.example'],
          },
        },
      },
    ],
    tags: [{ name: 'Writing', description: 'What changes books.' }],
    paths: {
      '/books/': {
        get: {
          operationId: 'list',
          parameters: [
            { name: 'page', in: 'query', schema: { type: 'integer' }, example: '2' },
            { name: 'tag', in: 'query', description: 'which' },
          ],
          responses: {
            200: {
              content: {
                'application/json': {
                  schema: {
                    type: 'array',
                    items: { type: 'object', properties: { id: { type: ['integer', 'string'] }, more: { type: 'null' } } },
                  },
                },
              },
            },
          },
        },
        post: {
          tags: ['Writing'],
          security: [{ basicAuth: [] }],
          // 1.0 would become 1 as a number: the example stays text.
          requestBody: { content: { 'application/json': { example: '{"title": "Dune", "price": 1.0, "pages": 412}' } } },
        },
      },
      '/books/{id}': {
        delete: {
          parameters: [
            { name: 'id', in: 'path', required: true, schema: { type: 'integer' } },
            { name: 'X-Folder', in: 'header' },
          ],
        },
      },
    },
    components: { securitySchemes: { basicAuth: { type: 'http', scheme: 'basic' } } },
  });
  expect(losses.list.some(({ what }) => what === 'the environment Local')).toBe(true);
});

test('OpenAPI: a second request of the same method and path is told, and so is a method it has no word for', () => {
  const losses = createLosses();
  const get = createDraft('http://h/a');
  writeOpenApi(kept([request('One', get), request('Two', get), request('Three', createDraft('http://h/a', 'PURGE'))]), losses);
  expect(losses.list.map(({ item, why }) => `${item}: ${why}`)).toEqual([
    'Two: OpenAPI has one GET /a, and that is One',
    'Three: OpenAPI has no method PURGE',
  ]);
});

test('OpenAPI: braces that name no variable are a value like others; a variable is no example', () => {
  const headers = [createRow('X-Braces', '{{'), createRow('X-Key', '{{key}}')];
  const [file] = writeOpenApi(kept([request('One', { ...createDraft('http://h/a'), headers })]), createLosses());
  expect(json(file?.text)).toHaveProperty('paths./a.get.parameters', [
    expect.objectContaining({ name: 'X-Braces', example: '{{' }),
    expect.not.objectContaining({ example: expect.anything() }),
  ]);
});

test('curl and .http: every request under its name', () => {
  const [commands] = writeCurl(books(), createLosses(), 'bash');
  expect(commands?.text).toContain("# Writing / Create\ncurl '{{base}}/books/'");
  expect(commands?.text).toContain("-u 'alice:{{books.password}}'");
  const [file, environments] = writeHttpFile(books(), createLosses());
  expect(file?.text).toContain('@base = http://localhost:7070\n');
  expect(file?.text).toContain(
    '### Writing / Create\n# Makes a book.\nPOST {{base}}/books/\nContent-Type: application/json\nAuthorization: Basic alice {{books.password}}\nX-Folder: yes\nAccept: application/json\n\n{"title"',
  );
  expect(json(environments?.text)).toEqual({
    Local: { base: 'http://127.0.0.1:7070', key: '' },
    Live: { base: 'https://books.example', key: '' },
  });
});

test('names that mean something to JavaScript are data in every format', () => {
  const draft = {
    ...createDraft('http://h/__proto__/?__proto__=1', 'POST'),
    headers: [createRow('__proto__', 'x'), createRow('constructor', 'y')],
    body: { kind: 'form' as const, rows: [createRow('__proto__', 'z')] },
    auth: { ...blankAuth.apiKey, name: '__proto__', value: '{{k}}' },
  };
  const collection = kept([
    request('__proto__', draft),
    { kind: 'folder', name: 'constructor', defaults: books().defaults, items: [request('hasOwnProperty', draft)] },
  ]);
  for (const write of [writePostman, writeHar, writeOpenApi, writeHttpFile]) {
    const [file] = write(collection, createLosses());
    expect(file?.text).toContain('__proto__');
  }
  expect(({} as Record<string, unknown>)['x']).toBeUndefined();
});
