import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { newFolder, runCairn } from './environment.test-support';

const postman = JSON.stringify({
  info: { name: 'Shop', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
  item: [
    {
      name: 'List',
      request: { url: 'https://a.test/items', header: [{ key: 'X-Api-Key', value: 'sesame-opens-4711' }] },
      protocolProfileBehavior: { strictSSL: false },
    },
  ],
});

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = newFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

test('a file becomes a collection; what was made, what was left out and what was not switched on is told', async () => {
  const cwd = folderWith({ 'shop.json': postman });
  const ran = await runCairn(['import', 'shop.json', '--to', 'out'], { cwd });
  expect(ran).toMatchObject({ code: 0, out: `Postman collection: 1 request in ${join(cwd, 'out')}\n` });
  expect(ran.err).toContain('A secret went to the vault; files name them.');
  expect(ran.err).toContain('the vault is not open');
  expect(ran.err).toContain('not switched on: List does not check the certificate of the server (--allow tls)');
  expect(readdirSync(join(cwd, 'out'))).toEqual(['List.yml', 'opencollection.yml']);
  expect(readFileSync(join(cwd, 'out', 'List.yml'), 'utf8')).not.toContain('sesame');
});

test('for programs it is JSON, and standard input is a file too', async () => {
  const ran = await runCairn(['import', '-', '--to', 'out', '--json', '--leave-secrets', '--allow', 'tls', '--name', 'Mine'], {
    stdin: postman,
  });
  expect(JSON.parse(ran.out)).toMatchObject({
    format: 'postman',
    requests: 1,
    folders: 0,
    environments: 0,
    secrets: 0,
    losses: [{ item: 'List', what: 'the secret X-Api-Key' }],
    asks: [],
  });
  expect(ran.err).toBe('');
});

test('several files become one collection, and a folder of Bruno is one by itself', async () => {
  const cwd = folderWith({
    'a.json': postman,
    'b.http': 'GET http://a.test/\n',
    'bruno.json': '{"version":"1","name":"Bru","type":"collection"}',
    'One.bru': 'meta {\n  name: One\n  type: http\n  seq: 1\n}\n\nget {\n  url: http://a.test\n}\n',
  });
  const both = await runCairn(['import', 'a.json', 'b.http', '--to', 'both', '--json'], { cwd });
  expect(JSON.parse(both.out)).toMatchObject({ format: 'postman+http', requests: 2, folders: 2 });
  const bruno = await runCairn(['import', '.', '--to', 'bru', '--json'], { cwd });
  expect(JSON.parse(bruno.out)).toMatchObject({ format: 'bruno', requests: 1 });
});

test('nothing is written over, and what cannot be read is refused with the reason', async () => {
  const cwd = folderWith({ 'shop.json': postman, 'no.txt': 'hello' });
  expect(await runCairn(['import', 'shop.json', '--to', '.'], { cwd })).toMatchObject({
    code: 2,
    err: expect.stringContaining('not empty'),
  });
  expect(await runCairn(['import', 'no.txt', '--to', 'x'], { cwd })).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringContaining('none of curl'),
  });
  expect(await runCairn(['import', 'gone.json', '--to', 'x'], { cwd })).toMatchObject({ code: 2 });
  expect(await runCairn(['import', 'shop.json', '--to', 'x', '--from', 'har'], { cwd })).toMatchObject({
    code: 2,
    err: expect.stringContaining('no har'),
  });
  expect(await runCairn(['import', 'shop.json', '--to', 'x', '--allow', 'all'], { cwd })).toMatchObject({ code: 2 });
  expect(await runCairn(['import', 'shop.json'], { cwd })).toMatchObject({ code: 2 });
  expect(readdirSync(cwd)).toEqual(['no.txt', 'shop.json']);
});

test('an address is fetched, and what it says becomes a collection', async () => {
  const server = createServer(({ headers, url }, response) => {
    response.statusCode = url === '/shop.json' && headers.authorization !== undefined ? 200 : 404;
    response.end(postman);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  const place = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const cwd = newFolder();
  const ran = await runCairn(['import', `http://ada:open-sesame@${place}/shop.json`, '--to', 'out'], { cwd });
  expect(ran).toMatchObject({ code: 0, out: `Postman collection: 1 request in ${join(cwd, 'out')}\n` });
  const missed = await runCairn(['import', `http://ada:open-sesame@${place}/none.json?key=1`, '--to', 'more'], { cwd });
  expect(missed).toMatchObject({ code: 2, out: '' });
  expect(missed.err).toContain(`http://${place}/none.json`);
  expect(missed.err).toContain('404 Not Found');
  expect(ran.err + missed.err).not.toContain('sesame');
});

test('saved answers are examples, and no losses', async () => {
  const response = [{ name: 'Found', code: 200, status: 'OK', body: '{"id": 1}' }];
  const collection = { ...(JSON.parse(postman) as object), item: [{ name: 'List', request: 'https://a.test/items', response }] };
  const cwd = folderWith({ 'shop.json': JSON.stringify(collection) });
  const ran = await runCairn(['import', 'shop.json', '--to', 'out', '--json'], { cwd });
  expect(JSON.parse(ran.out)).toMatchObject({ requests: 1, examples: 1, losses: [] });
  expect(readFileSync(join(cwd, 'out', 'List.yml'), 'utf8')).toContain('examples:\n  - name: Found');
  expect(await runCairn(['import', 'shop.json', '--to', 'again'], { cwd })).toMatchObject({
    out: `Postman collection: 1 request, 1 example in ${join(cwd, 'again')}\n`,
    err: '',
  });
});

test('what a parser of others prints never stands in the result', async () => {
  const bru = 'meta {\n  name: a\n  type: http\n}\n\nget {\n  url: http://a.test\n}\n\nexample {\n  nonsense\n}\n';
  const cwd = folderWith({ 'a.bru': bru });
  const ran = await runCairn(['import', 'a.bru', '--to', 'out', '--json'], { cwd });
  expect(JSON.parse(ran.out)).toMatchObject({ format: 'bruno', examples: 0, losses: [{ what: 'an example' }] });
});
