import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDocument } from './read-document.ts';

let folder = '';
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'cairn-document-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(name: string, content: object) {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  const document = await readDocument([path]);
  if (!document.ok) throw new Error(JSON.stringify(document.failure));
  return document.value;
}

test('a collection of Postman is run with what its folders give, in its order, each request under a path of its own', async () => {
  const { name, format, requests } = await read('shop.json', {
    info: { name: 'Shop', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{t}}' }] },
    variable: [
      { key: 'host', value: 'far' },
      { key: 'only', value: '1' },
    ],
    event: [{ listen: 'prerequest', script: { exec: 'first()' } }],
    item: [
      {
        name: 'In/Side',
        variable: [{ key: 'host', value: 'near' }],
        event: [{ listen: 'prerequest', script: { exec: 'second()' } }],
        item: [
          { name: 'A', request: 'http://{{host}}' },
          { name: 'A', request: { url: 'http://{{host}}', auth: { type: 'noauth' } } },
        ],
      },
    ],
  });
  expect([name, format]).toEqual(['Shop', 'postman']);
  expect(requests.map(({ path }) => path)).toEqual(['In-Side/A', 'In-Side/A 2']);
  expect(requests[0]?.draft).toMatchObject({
    auth: { kind: 'bearer', token: '{{t}}' },
    variables: [
      { name: 'host', value: 'near' },
      { name: 'only', value: '1' },
    ],
    scripts: { before: 'first()\n\nsecond()' },
  });
  expect(requests[1]?.draft.auth).toEqual({ kind: 'none' });
});

test('an OpenAPI document is run with its examples at its first server; what would have to be allowed stays off', async () => {
  const { requests, environments, losses } = await read('api.json', {
    openapi: '3.1.0',
    info: { title: 'API', version: '1' },
    servers: [{ url: 'http://127.0.0.1:1/v1/' }, { url: 'https://b.test', description: 'Other' }],
    paths: {
      '/things/{id}': {
        put: {
          parameters: [{ name: 'id', in: 'path', required: true, example: 7 }],
          requestBody: { content: { 'application/json': { example: { a: 1 } } } },
        },
      },
      '/upload': { post: { requestBody: { content: { 'application/octet-stream': {} } } } },
    },
  });
  expect(requests[0]).toMatchObject({
    name: 'PUT /things/{id}',
    draft: {
      method: 'PUT',
      url: '{{baseUrl}}/things/:id',
      path: [{ name: 'id', value: '7' }],
      body: { kind: 'json', text: '{\n  "a": 1\n}' },
      variables: [{ name: 'baseUrl', value: 'http://127.0.0.1:1/v1' }],
    },
  });
  expect(environments.map((one) => one.name)).toEqual(['127.0.0.1:1/v1', 'Other']);
  expect(losses).toEqual([]);
});
