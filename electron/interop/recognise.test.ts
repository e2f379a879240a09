import { expect, test } from 'vitest';
import { readImport } from './read-import.ts';

const said = async (text: string, name = 'file'): Promise<string> => {
  const read = await readImport([{ name, text }]);
  if (read.ok) return read.value.formats.join();
  return read.failure.kind === 'fileUnreadable' ? read.failure.reason : read.failure.kind;
};

const postman = {
  info: { name: 'x', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
  item: [{ name: 'a', request: 'http://a.test' }],
};
const insomnia = {
  _type: 'export',
  __export_format: 4,
  resources: [
    { _id: 'w', _type: 'workspace', name: 'W' },
    { _id: 'r', _type: 'request', parentId: 'w', url: 'http://a.test' },
  ],
};
const openapi = { openapi: '3.1.0', info: { title: 'T', version: '1' }, paths: { '/a': { get: {} } } };
const har = { log: { version: '1.2', entries: [{ request: { method: 'GET', url: 'http://a.test/', headers: [] } }] } };

test.each([
  ['postman', JSON.stringify(postman)],
  ['postman', JSON.stringify({ collection: postman })],
  ['postman-environment', JSON.stringify({ id: 'e', name: 'E', values: [{ key: 'a', value: 'b' }] })],
  ['insomnia', JSON.stringify(insomnia)],
  [
    'insomnia5',
    'type: collection.insomnia.rest/5.0\nname: C\ncollection:\n  - url: http://a.test\n    name: A\n    method: GET\n',
  ],
  ['openapi', JSON.stringify(openapi)],
  ['openapi', 'openapi: 3.0.3\ninfo: {title: T, version: "1"}\npaths:\n  /a:\n    get: {responses: {}}\n'],
  ['openapi', 'swagger: "2.0"\ninfo: {title: T, version: "1"}\npaths:\n  /a:\n    get: {responses: {}}\n'],
  ['har', JSON.stringify(har)],
  ['curl', 'curl http://a.test'],
  ['curl', '$ curl -X POST \\\n http://a.test'],
  ['http', 'GET http://a.test/\n\n### two\nPOST http://a.test/x\n\n{}'],
  ['http', '@host = a.test\nhttps://{{host}}/'.replace('https://{{host}}/', 'GET https://{{host}}/')],
  ['bruno', 'meta {\n  name: A\n  type: http\n}\n\nget {\n  url: http://a.test\n}\n'],
  [
    'opencollection',
    'opencollection: 1.0.0\ninfo:\n  name: C\nitems:\n  - info:\n      name: A\n      type: http\n    http:\n      method: GET\n      url: http://a.test\n',
  ],
])('%s is known by what it says: %s', async (format, text) => {
  expect(await said(text)).toBe(format);
});

test.each([
  ['', 'it is empty'],
  ['hello world', 'none of curl'],
  ['curl', 'none of curl'],
  ['curling is a sport', 'none of curl'],
  ['GET ready for the show', 'none of curl'],
  ['Dear all,\nPOST offices close at 5.\n', 'none of curl'],
  ['{}', 'its fields are none'],
  ['[1, 2]', 'none of curl'],
  ['{"name": "x", "version": "1.0.0", "dependencies": {}}', 'its fields are name, version, dependencies'],
  ['{"info": {"name": "x"}, "item": []}', 'info.schema is missing'],
  [JSON.stringify({ data: postman }), 'its fields are data'],
  [JSON.stringify({ collection: { info: {} } }), 'its fields are collection'],
  ['{"id": "1", "name": "old", "order": [], "requests": []}', 'version 1'],
  ['{"swaggerVersion": "1.2", "apis": []}', 'Swagger 1'],
  ['openapi: 4.0.0\ninfo: {}\n', 'looks like OpenAPI'],
  ['openapi: 3.0.0\n', 'looks like OpenAPI'],
  [JSON.stringify({ ...openapi, paths: {} }), 'nothing in it'],
  ['{"log": {"version": "1.2"}}', 'its fields are log'],
  [JSON.stringify({ log: { entries: [] } }), 'nothing in it'],
  ['{"version": "1", "name": "b", "items": []}', 'exported JSON of Bruno'],
  ['asyncapi: 3.0.0\ninfo: {}\n', 'AsyncAPI'],
  ['{"a": 1,', 'its JSON has a mistake'],
  ['a: b: c: d\n  - x', 'its YAML has a mistake'],
  ['<!doctype html><html></html>', 'a page or XML'],
  ['Invoke-WebRequest -Uri "http://a.test"', 'copy the request as curl'],
  ['values:\n  - key: a\n', 'its fields are values'],
])('%j is refused, with the reason', async (text, reason) => {
  expect(await said(text)).toContain(reason);
});
