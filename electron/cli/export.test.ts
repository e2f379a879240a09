import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { beforeEach, expect, test } from 'vitest';
import { newFolder, runCairn } from './environment.test-support';

let folder: string;
beforeEach(() => {
  folder = newFolder();
  mkdirSync(join(folder, 'shop', 'orders'), { recursive: true });
  mkdirSync(join(folder, 'shop', 'environments'));
  const write = (path: string, text: string) => writeFileSync(join(folder, 'shop', path), text);
  write(
    'opencollection.yml',
    'opencollection: 1.0.0\ninfo:\n  name: Shop\nrequest:\n  headers:\n    - name: X-Shop\n      value: "1"\n',
  );
  write('orders/folder.yml', 'info:\n  name: Orders\nrequest:\n  auth:\n    type: bearer\n    token: "{{shop.token}}"\n');
  write(
    'orders/create.yml',
    'info:\n  name: Create\nhttp:\n  method: POST\n  url: "{{base}}/orders"\n  body:\n    type: json\n    data: \'{"price": 1.0, "password": "hunter2-typed"}\'\n  auth: inherit\n',
  );
  write('orders/broken.yml', 'info:\n  name: [broken\n');
  write(
    'environments/Live.yml',
    'name: Live\nvariables:\n  - name: base\n    value: https://shop.example\n  - name: pin\n    secret: true\n',
  );
});

const exporting = (...args: string[]) => runCairn(['export', ...args], { cwd: folder });

test('a collection as Postman: the collection goes to the file, environments beside it, and what is lost is listed', async () => {
  const { code, out, err } = await exporting('shop', '--as', 'postman', '--out', 'shop.json');
  expect({ code, out }).toEqual({ code: 0, out: '' });
  expect(readdirSync(folder).toSorted()).toEqual(['Live.postman_environment.json', 'shop', 'shop.json']);
  expect(JSON.parse(readFileSync(join(folder, 'shop.json'), 'utf8'))).toMatchObject({
    info: { name: 'Shop' },
    item: [{ name: 'Orders', item: [{ name: 'Create' }] }],
  });
  expect(err).toContain('Not carried over');
  expect(err).toContain('Orders / broken: the request – its file cannot be read as one');
  expect(err).toContain('Orders / Create: the value of password in the body – it is a secret: {{password}} stands in its place');
  expect(err).not.toContain('hunter2');
});

test('a folder has with it what stands above it; without --out it goes to standard output alone', async () => {
  const { code, out } = await exporting('shop/orders', '--as', 'curl');
  expect(code).toBe(0);
  expect(out).toBe(
    `# Create\ncurl '{{base}}/orders' \\\n` +
      `  -H 'Content-Type: application/json' \\\n  -H 'Authorization: Bearer {{shop.token}}' \\\n  -H 'X-Shop: 1' \\\n  --data-raw '{"price": 1.0, "password": "{{password}}"}'\n`,
  );
});

test('a reader that has seen enough of a long export is no fault', async () => {
  const head = new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })),
  });
  expect(await runCairn(['export', 'shop/orders', '--as', 'curl'], { cwd: folder, stdout: head })).toMatchObject({ code: 0 });
  const code = ['code', 'http://127.0.0.1/', '--as', 'curl'];
  expect(await runCairn(code, { cwd: folder, stdout: head })).toMatchObject({ code: 0, err: '' });
});

test('one request, its secrets asked for', async () => {
  const { code, out, err } = await exporting('shop/orders/create.yml', '--as', 'http', '--include-secrets');
  expect(code).toBe(0);
  expect(out).toContain('hunter2-typed');
  expect(err).toContain('Careful: Secrets stand in it');
});

test('--json tells the files, the losses and the warnings', async () => {
  const { code, out } = await exporting('shop', '--as', 'har', '--out', 'shop.har', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    format: 'har',
    files: [join(folder, 'shop.har')],
    warnings: [],
    losses: expect.arrayContaining([expect.objectContaining({ item: 'Shop' })]) as unknown,
  });
});

test.each([
  ['a folder that is in no collection', ['.', '--as', 'har'], 'there is no opencollection.yml in it or above it'],
  ['a request that is not there', ['shop/none.yml', '--as', 'har'], 'none.yml'],
  ['a format that there is not', ['shop', '--as', 'wsdl'], 'Allowed choices are'],
  ['--json without a file', ['shop', '--as', 'har', '--json'], '--json wants --out'],
  ['a file in no folder', ['shop', '--as', 'har', '--out', 'none/a.har'], 'none'],
])('%s is wrong usage', async (_name, args, words) => {
  const { code, out, err } = await exporting(...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(words);
});

test('code of an address, and of a saved request with what the folders above give', async () => {
  const curl = await runCairn(['code', 'POST', 'localhost:7070/x', '-d', '{"a": 1.0}', '--as', 'curl']);
  expect(curl).toMatchObject({
    code: 0,
    out: `curl http://localhost:7070/x \\\n  -H 'Content-Type: application/json' \\\n  --data-raw '{"a": 1.0}'\n`,
  });
  const go = await runCairn(['code', 'shop/orders/create.yml', '--as', 'go'], { cwd: folder });
  expect(go.code).toBe(0);
  for (const words of [
    '"{{base}}/orders"',
    '"Bearer {{shop.token}}"',
    '"X-Shop", "1"',
    String.raw`\"password\": \"{{password}}\"`,
  ])
    expect(go.out).toContain(words);
});

test('secrets on the line become names, unless they are asked for', async () => {
  const line = ['code', 'localhost/', '-u', 'alice:s3cret-word', '-H', 'X-Api-Key: k3y-word', '--as', 'curl'];
  const { out } = await runCairn(line);
  expect(out).toContain("-u 'alice:{{password}}'");
  expect(out).toContain("-H 'X-Api-Key: {{x_api_key}}'");
  const shown = await runCairn([...line, '--include-secrets']);
  expect(shown.out).toContain('-u alice:s3cret-word');
});

test('--list names every language and client; a client may be named alone', async () => {
  const { out } = await runCairn(['code', '--list']);
  for (const name of ['shell:curl-powershell', 'python:httpx', 'csharp:httpclient', 'rust:reqwest']) expect(out).toContain(name);
  expect((await runCairn(['code', 'localhost/', '--as', 'httpx'])).out).toContain('import httpx');
  expect((await runCairn(['code', 'localhost/', '--as', 'C#'])).out).toContain('HttpClient');
});

test.each([
  ['no language', ['localhost/'], '--as is missing'],
  ['a language that there is not', ['localhost/', '--as', 'cobol'], 'no language is called cobol'],
  ['no address', ['--as', 'go'], 'an address is missing'],
  ['an address that is none', ['http://a b/', '--as', 'go'], 'is not a host name'],
])('code with %s is wrong usage', async (_name, args, words) => {
  const { code, out, err } = await runCairn(['code', ...args]);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(words);
});

test('OpenCollection goes to a folder where the name ends in a slash: it opens as a collection, without secrets, and nothing is written over', async () => {
  const { code, err } = await exporting('shop', '--as', 'opencollection', '--out', 'copy/');
  expect([code, err]).toEqual([0, expect.stringContaining('Written: copy')]);
  expect(readdirSync(join(folder, 'copy')).toSorted()).toEqual(['Orders', 'environments', 'opencollection.yml']);
  const again = await exporting('copy', '--as', 'curl');
  expect(again.out).toContain('/orders');
  expect(again.out).toContain('X-Shop: 1');
  expect(readFileSync(join(folder, 'copy', 'Orders', 'Create.yml'), 'utf8')).not.toContain('hunter2');
  const twice = await exporting('shop', '--as', 'opencollection', '--out', 'copy/');
  expect([twice.code, twice.err]).toEqual([2, expect.stringContaining('copy/ is not empty: nothing was written.')]);
});
