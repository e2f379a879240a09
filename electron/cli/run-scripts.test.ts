import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { fingerprintOf, rememberScriptTrust } from '../storage/script-trust';
import { createSecretVault } from '../storage/vault/secret-vault';
import { noKeychain } from '../storage/vault/vault.test-support';
import { newFolder, runCairn } from './environment.test-support';

let server: Server;
let url: string;
const seen: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      seen.push([request.method, request.url, request.headers['x-by'], body].filter(Boolean).join(' '));
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify({ token: 'fresh', url: request.url, count: 5 }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

let folder: string;
beforeEach(() => {
  folder = newFolder();
  seen.length = 0;
  put('environments/local.yml', `name: local\nvariables:\n  - name: base\n    value: ${url}\n  - name: key\n    secret: true\n`);
});

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

type Code = Partial<Record<'before-request' | 'after-response' | 'tests', string>>;

const scripts = (code: Code, indent: string) =>
  Object.entries(code)
    .map(([type, text]) => `${indent}- type: ${type}\n${indent}  code: |-\n${text.replace(/^/gm, `${indent}    `)}\n`)
    .join('');

const collection = (code: Code = {}) =>
  put('opencollection.yml', `opencollection: 1.0.0\ninfo:\n  name: Shop\nrequest:\n  scripts:\n${scripts(code, '    ')}`);
const orders = (code: Code) =>
  put('orders/folder.yml', `info:\n  name: Orders\n  type: folder\nrequest:\n  scripts:\n${scripts(code, '    ')}`);
const request = (path: string, code: Code, seq = 1) =>
  put(
    path,
    `info:\n  name: ${path}\n  type: http\n  seq: ${seq}\nhttp:\n  method: GET\n  url: "{{base}}/a"\nruntime:\n  scripts:\n${scripts(code, '    ')}`,
  );

const run = (env: Record<string, string>, ...flags: string[]) =>
  runCairn(['run', '.', '--env', 'local', ...flags], { cwd: folder, env: { CAIRN_HOME: newFolder(), ...env } });
const allowed = (...flags: string[]) => run({}, '--allow-scripts', ...flags);

test('before a request scripts run from the collection inwards, after it from the request outwards, and tests last', async () => {
  const say = (where: string): Code => ({
    'before-request': `console.log('${where} before')`,
    'after-response': `console.log('${where} after')`,
    tests: `console.log('${where} tests'); test('${where}', () => expect(res.status).to.equal(200))`,
  });
  collection(say('collection'));
  orders(say('folder'));
  request('orders/get.yml', say('request'));
  const { code, out } = await allowed('--reporter', 'json');
  const [result] = (
    JSON.parse(out) as { results: { console: { text: string }[]; checks: { name: string; passed: boolean }[] }[] }
  ).results;
  expect(result?.console.map(({ text }) => text)).toEqual([
    'collection before',
    'folder before',
    'request before',
    'request after',
    'folder after',
    'collection after',
    'request tests',
    'folder tests',
    'collection tests',
  ]);
  expect(result?.checks.map(({ name, passed }) => [name, passed])).toEqual([
    ['request', true],
    ['folder', true],
    ['collection', true],
  ]);
  expect(code).toBe(0);
});

test('a script changes what is sent, and hands values to the requests after it', async () => {
  collection();
  request(
    'a.yml',
    {
      'before-request':
        "req.setMethod('POST'); req.setUrl('{{base}}/changed?n={{n}}'); req.setHeader('X-By', 'script'); req.setBody({ n: 1 }); bru.setVar('n', 7);",
      'after-response': "bru.setVar('token', res.body.token); pm.environment.set('count', pm.response.json().count);",
    },
    1,
  );
  request(
    'b.yml',
    {
      'before-request': "req.setUrl('{{base}}/' + bru.getVar('token') + '/' + (pm.environment.get('count') + 1) + '/{{count}}')",
      tests: "pm.test('kept', () => pm.expect(bru.getVar('n')).to.equal(7))",
    },
    2,
  );
  const { code, out } = await allowed();
  expect(seen).toEqual(['POST /changed?n=7 script {"n":1}', 'GET /fresh/6/5']);
  expect([code, out]).toEqual([0, expect.stringContaining('1 check, 1 passed')]);
});

test('a test that fails fails the run, with its line; so does a script that stops on the way', async () => {
  collection();
  request('a.yml', { tests: "\ntest('five', () => {\n  expect(res.body.count).to.equal(6);\n});" }, 1);
  request('b.yml', { 'after-response': 'null.x' }, 2);
  const { code, out } = await allowed();
  expect(out).toContain('✗ five: line 3: expected 5 to equal 6');
  expect(out).toContain('✗ Script of this request, after the response: line 1: TypeError');
  expect(code).toBe(1);
});

test('where a script before a request fails, nothing is sent', async () => {
  collection({ 'before-request': "console.log('so far'); pm.visualizer.set('x')" });
  request('a.yml', {});
  const { code, out } = await allowed();
  expect(out).toContain(
    'The script of the collection stopped before the request was sent: line 1: pm.visualizer is not supported',
  );
  expect(out).toContain('so far');
  expect([seen, code]).toEqual([[], 3]);
});

test('nothing runs that nobody has allowed: it is named, nothing is sent, and leaving scripts out is a choice', async () => {
  orders({ tests: 'test("never", () => {})' });
  collection();
  request('orders/get.yml', { 'before-request': 'req.setUrl("{{base}}/by-script")' });
  const refused = await run({});
  expect(refused).toMatchObject({ code: 2, out: '', err: expect.stringContaining('--allow-scripts') as string });
  expect(refused.err).toContain('orders/get.yml (before the request)');
  expect(refused.err).toContain('folder Orders (tests)');
  expect(seen).toEqual([]);
  const without = await run({}, '--no-scripts');
  expect([without.code, seen]).toEqual([0, ['GET /a']]);
});

test('scripts that were allowed in the window run, until one of them is changed', async () => {
  collection();
  request('a.yml', { tests: 'test("ran", () => {})' });
  const home = newFolder();
  await rememberScriptTrust(home).allow(folder, [fingerprintOf({ code: 'test("ran", () => {})' })]);
  expect(await run({ CAIRN_HOME: home })).toMatchObject({ code: 0, out: expect.stringContaining('1 check, 1 passed') as string });
  request('a.yml', { tests: 'test("ran otherwise", () => {})' });
  expect(await run({ CAIRN_HOME: home })).toMatchObject({
    code: 2,
    err: expect.stringContaining('or that were changed') as string,
  });
});

const [passphrase, canary, fresh] = ['six stones on a ridge', 'canary 5e"c+ret', 'another-canary-77'];

test.each(['text', 'json', 'junit', 'html'])(
  'a secret that a script reads, sends and says is never told: %s',
  async (reporter) => {
    collection();
    request('a.yml', {
      'before-request':
        "const key = bru.getEnvVar('key'); console.log('the key is', key, encodeURIComponent(key)); req.setUrl('{{base}}/a?k=' + encodeURIComponent(key)); bru.setEnvVar('key', 'another-canary-77');",
      tests: "console.error(cairn.get('key')); test('it is ' + cairn.get('key'), () => { throw new Error(cairn.get('key')) });",
    });
    const home = newFolder();
    const vault = createSecretVault({ path: join(home, 'vault.json'), keychain: noKeychain });
    await vault.create({ kind: 'passphrase', passphrase });
    await vault.write('shop.local.key', canary);
    const { code, out, err } = await run(
      { CAIRN_HOME: home, CAIRN_VAULT_PASSPHRASE: passphrase },
      '--allow-scripts',
      '--reporter',
      reporter,
    );
    expect(decodeURIComponent(seen[0] ?? '')).toContain(canary);
    const spellings = [canary, encodeURIComponent(canary), JSON.stringify(canary).slice(1, -1), 'canary 5e', fresh];
    expect(spellings.filter((one) => (out + err).includes(one))).toEqual([]);
    expect([code, out]).toEqual([1, expect.stringContaining('the key is')]);
  },
);

test('a secret that may go to certain hosts only is not given to scripts', async () => {
  collection();
  request('a.yml', { 'before-request': "cairn.get('key')" });
  const home = newFolder();
  const vault = createSecretVault({ path: join(home, 'vault.json'), keychain: noKeychain });
  await vault.create({ kind: 'passphrase', passphrase });
  await vault.write('shop.local.key', canary, ['a.test']);
  const { out } = await run({ CAIRN_HOME: home, CAIRN_VAULT_PASSPHRASE: passphrase }, '--allow-scripts');
  expect(out).toContain('may only be sent to a.test: write {{key}} where it is to go');
});

test('rows of data and rounds are known to scripts', async () => {
  collection();
  put('people.csv', 'who\nada\ngrace\n');
  request('a.yml', {
    tests:
      "console.log(pm.iterationData.get('who'), pm.info.iteration, bru.runner.totalIterations, cairn.data.who, bru.getVar('who'))",
  });
  const { out } = await allowed('--data', 'people.csv');
  expect(out).toContain('ada 0 2 ada ada');
  expect(out).toContain('grace 1 2 grace grace');
});

test('a script sends by itself, and what came goes on with the request', async () => {
  collection();
  request('a.yml', {
    'before-request':
      "const { data } = await bru.sendRequest({ url: '{{base}}/token', method: 'POST', data: { a: 1 } }); req.setHeader('X-By', data.token);",
    tests:
      "pm.sendRequest(pm.variables.get('base') + '/after', (error, response) => test('sent', () => expect(response.code).to.equal(200)));",
  });
  const { code, out } = await allowed('--reporter', 'json');
  expect(seen).toEqual(['POST /token {"a":1}', 'GET /a fresh', 'GET /after']);
  expect(out).toContain('"sent"');
  expect(code).toBe(0);
});

test('scripts lead a run: to another request, over one, and to its end', async () => {
  collection();
  request('a.yml', { tests: "bru.setNextRequest('c.yml')" }, 1);
  request('b.yml', { 'before-request': "req.setUrl('{{base}}/b')" }, 2);
  request('c.yml', { 'before-request': "req.setUrl('{{base}}/c'); bru.runner.skipRequest()" }, 3);
  request('d.yml', { 'before-request': "req.setUrl('{{base}}/d')", tests: 'bru.runner.stopExecution()' }, 4);
  request('e.yml', {}, 5);
  const { code, out } = await allowed();
  expect(seen).toEqual(['GET /a', 'GET /d']);
  expect(out).toContain('c.yml  skipped');
  expect(out).toContain('stopped by a script');
  expect(code).toBe(0);
});

test('Postman’s words for it end a round with null', async () => {
  collection();
  request('a.yml', { tests: 'postman.setNextRequest(null)' }, 1);
  request('b.yml', {}, 2);
  await allowed('--iterations', '2');
  expect(seen).toEqual(['GET /a', 'GET /a']);
});

test('a run that scripts lead in a circle comes to an end, and says so', async () => {
  collection();
  request('a.yml', { 'before-request': "bru.runner.skipRequest(); bru.setNextRequest('a.yml')" }, 1);
  const { out } = await allowed('--reporter', 'json');
  const { summary } = JSON.parse(out) as { summary: { stopped: string; requests: number } };
  expect(summary).toMatchObject({ stopped: 'loop', requests: 1001 });
  expect(seen).toEqual([]);
}, 60_000);
