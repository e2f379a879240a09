import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eachRequest } from '#shared/interop/imported';
import { readImport } from './read-import.ts';
import { readImportPaths } from './read-path.ts';

let folder = '';
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'cairn-texts-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(text: string, name = 'file.http') {
  const reading = await readImport([{ name, text }]);
  if (!reading.ok) throw new Error(JSON.stringify(reading.failure));
  const { imported, notes } = reading.value;
  return { imported, notes, drafts: [...eachRequest(imported.items)].map(({ request }) => request) };
}

test('an .http file as JetBrains’ editors write it', async () => {
  const { imported, drafts, notes } = await read(`@host = http://a.test
// about the first
### Sign in
< {%
  request.variables.set("now", 1)
%}
# @no-redirect
POST {{host}}/login
    ?user=ada
    &again={{$random.uuid}}
Content-Type: application/x-www-form-urlencoded
Authorization: Basic ada secret

name=ada &
pass = x%20y

> {%
  client.test("ok", function () {});
%}
>> out.json

### Upload
PUT https://b.test/upload HTTP/1.1
Content-Type: multipart/form-data; boundary=BB

--BB
Content-Disposition: form-data; name="text"

hello
--BB
Content-Disposition: form-data; name="file"; filename="a.txt"
Content-Type: text/csv

< ./a.txt
--BB--

> ./handler.js

###
GRAPHQL https://a.test/graph

query { a }

{"x": 1}

### Socket
WEBSOCKET ws://a.test

{"hello": 1}
=== wait-for-server
bye

### Call
GRPC a.test/Service
`);
  expect(imported.defaults.variables).toMatchObject([{ name: 'host', value: 'http://a.test' }]);
  expect(drafts).toMatchObject([
    {
      name: 'Sign in',
      draft: {
        method: 'POST',
        url: '{{host}}/login?user=ada&again={{$uuid}}',
        auth: { kind: 'basic', username: 'ada', password: 'secret' },
        headers: [{ name: 'Content-Type' }],
        body: {
          kind: 'form',
          rows: [
            { name: 'name', value: 'ada' },
            { name: 'pass', value: 'x y' },
          ],
        },
        scripts: { before: 'request.variables.set("now", 1)', after: 'client.test("ok", function () {});' },
        options: { followRedirects: false },
      },
    },
    {
      name: 'Upload',
      draft: {
        headers: [],
        body: {
          kind: 'multipart',
          parts: [
            { name: 'text', value: 'hello' },
            { name: 'file', kind: 'file', path: './a.txt', mediaType: 'text/csv' },
          ],
        },
      },
    },
    { draft: { method: 'POST', body: { kind: 'graphql', query: 'query { a }', variables: '{"x": 1}' } } },
    {
      name: 'Socket',
      draft: {
        method: 'GET',
        url: 'ws://a.test',
        body: { kind: 'none' },
        socket: {
          kind: 'websocket',
          typed: { kind: 'json', text: '{"hello": 1}' },
          messages: [{ text: '{"hello": 1}' }, { kind: 'text', text: 'bye' }],
        },
      },
    },
  ]);
  expect(notes.losses.map(({ what }) => what)).toEqual([
    'that its answer goes to a file (>> out.json)',
    'the script in ./handler.js',
    'that it waits for the server between two messages',
    'a request by GRPC',
  ]);
  expect(notes.asks).toMatchObject([{ kind: 'files', what: 'sends the file ./a.txt' }]);
});

test('an .http file as the REST Client of VS Code writes it', async () => {
  const { drafts, notes } = await read(`@base={{$dotenv HOST}}

# @name login
# Signs in
POST {{base}}/login HTTP/1.1
content-type: application/json

< ./login.json

###

https://a.test/plain

### @name list
GET {{base}}/list
Authorization: Bearer {{login.response.body.$.token}}

###
curl -X DELETE https://a.test/1 \\
  -H 'X-A: b'
`);
  expect(drafts).toMatchObject([
    { name: 'login', draft: { docs: 'Signs in', body: { kind: 'file', path: './login.json' } } },
    { name: 'plain', draft: { method: 'GET', url: 'https://a.test/plain' } },
    { draft: { url: '{{base}}/list' } },
    { draft: { method: 'DELETE', url: 'https://a.test/1', headers: [{ name: 'X-A', value: 'b' }] } },
  ]);
  expect(notes.losses).toMatchObject([{ what: 'the value {{login.response.body.$.token}} of another request' }]);
});

test('a recording: pages as folders, headers of the wire left out, bodies kept to the byte', async () => {
  const entry = (url: string, rest: object, pageref = 'p1') => ({
    pageref,
    request: { method: 'GET', url, headers: [], ...rest },
    response: { status: 200 },
  });
  const { imported, drafts, notes } = await read(
    JSON.stringify({
      log: {
        version: '1.2',
        pages: [
          { id: 'p1', title: 'Front' },
          { id: 'p2', title: 'Shop' },
        ],
        entries: [
          entry('https://a.test/x?a=1&b', {
            headers: [
              { name: ':authority', value: 'a.test' },
              { name: 'Host', value: 'a.test' },
              { name: 'X-A', value: 'b' },
            ],
          }),
          entry(
            'https://a.test/f',
            { method: 'POST', postData: { mimeType: 'application/x-www-form-urlencoded', text: 'a=b%20c&d=1' } },
            'p2',
          ),
          entry(
            'https://a.test/j',
            { method: 'POST', postData: { mimeType: 'application/json;charset=utf-8', text: '{"a":1.0}' } },
            'p2',
          ),
          entry(
            'https://a.test/m',
            {
              method: 'POST',
              postData: {
                mimeType: 'multipart/form-data; boundary=x',
                params: [
                  { name: 't', value: 'v' },
                  { name: 'f', fileName: 'a.png' },
                ],
              },
            },
            'p2',
          ),
          {
            ...entry('wss://a.test/', {}, 'p2'),
            _webSocketMessages: [
              { type: 'receive', time: 1, opcode: 1, data: 'welcome' },
              { type: 'send', time: 2, opcode: 1, data: '{"a": 1}' },
              { type: 'send', time: 3, opcode: 2, data: 'AAE=' },
            ],
          },
          entry('data:,x', {}),
        ],
      },
    }),
    'a.har',
  );
  expect(imported.items.map(({ name }) => name)).toEqual(['Front', 'Shop']);
  expect(drafts.map(({ draft }) => draft)).toMatchObject([
    { url: 'https://a.test/x?a=1&b', headers: [{ name: 'X-A' }] },
    { body: { kind: 'text', text: 'a=b%20c&d=1' } },
    { body: { kind: 'json', text: '{"a":1.0}' } },
    {
      body: {
        kind: 'multipart',
        parts: [
          { name: 't', value: 'v' },
          { name: 'f', kind: 'file', enabled: false },
        ],
      },
    },
    { url: 'wss://a.test/', socket: { kind: 'websocket', typed: { kind: 'json', text: '{"a": 1}' }, messages: [] } },
  ]);
  expect(notes.losses.map(({ what }) => what)).toEqual(['the file a.png of the part f', 'its request to data:,x']);
});

test('lines of a text that is quoted are its body; scripts and files are named as editors name them', async () => {
  const { drafts, notes } = await read(
    [
      'POST http://a.test/notes',
      '',
      '> What she said:',
      '>> twice, even',
      '<> nothing <>',
      '',
      '> ./after.js',
      '>> answers/one.json',
    ].join('\n'),
  );
  expect(drafts[0]?.draft.body).toMatchObject({ text: '> What she said:\n>> twice, even\n<> nothing <>' });
  expect(notes.losses.map(({ what }) => what)).toEqual([
    'the script in ./after.js',
    'that its answer goes to a file (>> answers/one.json)',
  ]);
});

test('a body is as long as its mark says, whatever its lines begin with', async () => {
  const lines = ['> ./after.js', '### no request', '< ./file.txt', '', '# @body-lines 1', ''];
  const { drafts, notes } = await read(
    [
      '### One',
      '# @body-lines 6',
      'POST http://a.test/notes',
      'Content-Type: text/plain',
      '',
      ...lines,
      '',
      '> ./real.js',
      '### Two',
      'GET http://a.test/2',
    ].join('\n'),
  );
  expect(drafts.map(({ name }) => name)).toEqual(['One', 'Two']);
  expect(drafts[0]?.draft.body).toEqual({ kind: 'text', text: lines.join('\n'), mediaType: 'text/plain' });
  expect(notes.losses.map(({ what }) => what)).toEqual(['the script in ./real.js']);
});

test('a mark that says too much, or nothing, does no harm', async () => {
  const { drafts } = await read('# @body-lines 999\nPOST http://a.test/1\n\nend\n');
  expect(drafts[0]?.draft.body).toMatchObject({ text: 'end\n' });
  const none = await read('# @body-lines many\nPOST http://a.test/1\n\nend\n### Two\nGET http://a.test/2\n');
  expect(none.drafts.map(({ draft }) => draft.method)).toEqual(['POST', 'GET']);
});

const bru = (name: string, seq: number, rest = '') =>
  `meta {\n  name: ${name}\n  type: http\n  seq: ${seq}\n}\n\nget {\n  url: http://a.test/${name}\n  auth: inherit\n}\n${rest}`;

test('a folder of Bruno, in its order, with environments, checks and scripts; a file that is broken is told, links are not followed', async () => {
  const root = join(folder, 'bru');
  mkdirSync(join(root, 'inner'), { recursive: true });
  mkdirSync(join(root, 'environments'));
  const write = (path: string, text: string) => writeFileSync(join(root, path), text);
  write('bruno.json', '{"version": "1", "name": "Bru", "type": "collection"}');
  write('collection.bru', 'headers {\n  X-All: 1\n}\n\nauth {\n  mode: bearer\n}\n\nauth:bearer {\n  token: {{t}}\n}\n');
  write(
    'B.bru',
    bru('B', 1, '\nassert {\n  res.status: eq 200\n  ~res.body: isDefined\n}\n\ntests {\n  test("a", () => {});\n}\n'),
  );
  write('A.bru', bru('A', 2));
  write('broken.bru', 'meta {');
  write('inner/folder.bru', 'meta {\n  name: Inner one\n  seq: 1\n}\n');
  write('inner/C.bru', bru('C', 1));
  write('environments/Local.bru', 'vars {\n  host: a.test\n  ~off: 1\n}\nvars:secret [\n  key\n]\n');
  writeFileSync(join(folder, 'outside.bru'), bru('Outside', 1));
  symlinkSync(join(folder, 'outside.bru'), join(root, 'link.bru'));
  const reading = await readImportPaths([root]);
  if (!reading.ok) throw new Error(JSON.stringify(reading.failure));
  expect(reading.value.imported).toMatchObject({
    name: 'Bru',
    defaults: { auth: { kind: 'bearer', token: '{{t}}' }, headers: [{ name: 'X-All', value: '1' }] },
    items: [
      { kind: 'folder', name: 'Inner one', items: [{ name: 'C' }] },
      {
        name: 'B',
        draft: {
          auth: { kind: 'inherit' },
          checks: [
            { expression: 'res.status', operator: 'eq', value: '200' },
            { operator: 'isDefined', enabled: false },
          ],
          scripts: { tests: 'test("a", () => {});' },
        },
      },
      { name: 'A' },
    ],
    environments: [
      { name: 'Local', variables: [{ name: 'host' }, { name: 'off', enabled: false }, { name: 'key', secret: true }] },
    ],
  });
  expect(reading.value.notes.losses).toMatchObject([{ item: 'broken.bru', what: 'the whole file' }]);
});
