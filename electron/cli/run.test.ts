import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { parseXml } from '#shared/hypermedia/parse-xml';
import { startPracticeServer } from '../practice/server';
import { newFolder, runCairn } from './environment.test-support';

let server: Server;
let url: string;
let active = 0;
let most = 0;
const seen: string[] = [];
let onRequest = (): void => undefined;

beforeAll(async () => {
  server = createServer((request, response) => {
    active += 1;
    onRequest();
    most = Math.max(most, active);
    seen.push(`${request.method} ${request.url} ${String(request.headers['x-token'] ?? '')}`.trim());
    setTimeout(() => {
      active -= 1;
      response.setHeader('Content-Type', 'application/json');
      if (request.url === '/login') response.end('{"token":"abc-123","expires":9007199254740993}');
      else if (request.url === '/missing') response.writeHead(404).end('{"detail":"no such thing"}');
      else response.end(JSON.stringify({ url: request.url, items: [{ id: 1 }, { id: 2 }] }));
    }, 20);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cairn-run-'));
  seen.length = 0;
  onRequest = () => undefined;
  most = 0;
  put('opencollection.yml', 'opencollection: 1.0.0\ninfo:\n  name: Shop\n');
  put('environments/local.yml', `name: local\nvariables:\n  - name: base\n    value: ${url}\n`);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

const request = (name: string, seq: number, path: string, more = '') =>
  `info:\n  name: ${name}\n  type: http\n  seq: ${seq}\n\nhttp:\n  method: GET\n  url: "{{base}}${path}"\n${more}`;

/** A proxy that notes what it is asked with a whole address, and answers itself. */
async function startProxy(): Promise<{ readonly place: string; readonly asked: string[]; close(): void }> {
  const asked: string[] = [];
  const proxy = createServer((question, response) => {
    asked.push(question.url ?? '');
    response.end('{}');
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const close = () => (proxy.closeAllConnections(), void proxy.close());
  return { place: `127.0.0.1:${(proxy.address() as AddressInfo).port}`, asked, close };
}

test('the way that is named on the line is that of every request', async () => {
  const proxy = await startProxy();
  put('list.yml', request('List', 1, '/list', 'settings:\n  timeout: 0\n'));
  put('one.yml', request('One', 2, '/one'));
  put('proxy.pac', `function FindProxyForURL(url) { return shExpMatch(url, "*/one") ? "PROXY ${proxy.place}" : "DIRECT"; }`);
  expect((await cairn('.', '--env', 'local', '--proxy', 'pac+file:proxy.pac')).code).toBe(0);
  expect([proxy.asked, seen]).toEqual([[`${url}/one`], ['GET /list']]);
  expect((await cairn('.', '--env', 'local', '--proxy', proxy.place, '--noproxy', '127.0.0.0/8')).code).toBe(0);
  expect(proxy.asked).toHaveLength(1);
  const wrong = await cairn('.', '--env', 'local', '--proxy', 'ftp://x');
  expect([wrong.code, wrong.err]).toEqual([2, expect.stringMatching(/no kind of proxy/)]);
  proxy.close();
});

const check = (expression: string, operator: string, value: string) =>
  `    - expression: ${expression}\n      operator: ${operator}\n      value: "${value}"\n`;

const cairn = (...args: string[]) => runCairn(['run', ...args], { cwd: folder });

test('options come from the folder, the collection and the settings, the nearest first', async () => {
  const home = newFolder();
  writeFileSync(join(home, 'settings.json'), JSON.stringify({ requestDefaults: { unixSocket: '/nowhere/at.all' } }));
  const run = (name: string) => runCairn(['run', name, '--env', 'local'], { cwd: folder, env: { CAIRN_HOME: home } });
  put('a/one.yml', request('One', 1, '/one'));
  expect((await run('a')).out).toContain('no such socket');
  put('.cairn/a/folder.yaml', 'options:\n  empty: [unixSocket]\n');
  put('a/folder.yml', 'info:\n  name: A\n  type: folder\n');
  expect((await run('a')).out).not.toContain('no such socket');
  expect(seen).toEqual(['GET /one']);
  put('.cairn/a/one.yaml', 'options:\n  unixSocket: /other/place\n');
  expect((await run('a')).out).toContain('no such socket');
});

test('requests run in their order; what one response gave goes out with the next', async () => {
  put(
    'login.yml',
    request(
      'Log in',
      1,
      '/login',
      '\nruntime:\n  actions:\n    - type: set-variable\n      selector: {expression: res.body.token, method: jsonq}\n      variable: {name: token, scope: runtime}\n',
    ),
  );
  put(
    'list.yml',
    request(
      'List',
      2,
      '/items',
      '  headers:\n    - name: X-Token\n      value: "{{token}}"\n\nruntime:\n  assertions:\n' +
        check('res.status', 'eq', '200') +
        check('res.body.items[1].id', 'eq', '2'),
    ),
  );
  const { code, out } = await cairn('.', '--env', 'local');
  expect(seen).toEqual(['GET /login', 'GET /items abc-123']);
  expect(out).toContain('✓ List  200 OK');
  expect(out).toContain('2 checks, 2 passed, 0 failed');
  expect(code).toBe(0);
});

test('a check that fails says what was found, and leaves with 1', async () => {
  put('a.yml', request('One', 1, '/missing', '\nruntime:\n  assertions:\n' + check('res.status', 'eq', '200')));
  const { code, out } = await cairn('.', '--env', 'local');
  expect(out).toContain('✗ One  404 Not Found');
  expect(out).toContain('✗ res.status equals 200, but it is 404');
  expect(code).toBe(1);
});

test('no answer at all leaves with 3, also where checks failed', async () => {
  put('a.yml', request('One', 1, '/missing', '\nruntime:\n  assertions:\n' + check('res.status', 'eq', '200')));
  put('b.yml', 'info:\n  name: Two\n  type: http\n  seq: 2\n\nhttp:\n  method: GET\n  url: http://127.0.0.1:1/\n');
  const { code, out } = await cairn('.', '--env', 'local');
  expect(code).toBe(3);
  expect(out).toContain('nothing is listening on that port');
});

test.each([
  [['.', '--env', 'nowhere'], /no environment|not.*environment called “nowhere”.*local/i],
  [['missing-folder'], /no request at .*missing-folder/],
  [['.', '--reporter', 'pdf'], /text, json, junit or html/],
  [['.', '--env-var', 'NOT_THERE'], /NAME=value/],
  [['.', '--data', 'none.csv'], /none\.csv/],
])('wrong usage %j is told, and nothing is sent', async (args, words) => {
  put('a.yml', request('One', 1, '/items'));
  const { code, err } = await cairn(...args);
  expect([code, seen]).toEqual([2, []]);
  expect(err).toMatch(words);
});

test('a file that is no request fails the run before anything is sent', async () => {
  put('a.yml', request('One', 1, '/items'));
  put('b.yml', 'info: [\n');
  const { code, err } = await cairn('.', '--env', 'local');
  expect([code, seen]).toEqual([2, []]);
  expect(err).toContain('b.yml');
});

test('what stands around the requests is of the moment in which the run began', async () => {
  const withToken = (token: string) =>
    `opencollection: 1.0.0\ninfo:\n  name: Shop\nrequest:\n  headers:\n    - name: X-Token\n      value: ${token}\n`;
  put('opencollection.yml', withToken('before'));
  for (const seq of [1, 2, 3]) put(`${seq}.yml`, request(`No ${seq}`, seq, `/items?no=${seq}`));
  onRequest = () => put('opencollection.yml', withToken('after'));
  await cairn('.', '--env', 'local');
  expect(seen).toEqual(['GET /items?no=1 before', 'GET /items?no=2 before', 'GET /items?no=3 before']);
  expect(readFileSync(join(folder, 'opencollection.yml'), 'utf8')).toContain('after');
});

test('--bail stops at the first that fails; tags choose', async () => {
  put('a.yml', request('One', 1, '/missing', '\nruntime:\n  assertions:\n' + check('res.status', 'eq', '200')));
  put('b.yml', request('Two', 2, '/items').replace('seq: 2', 'seq: 2\n  tags:\n    - smoke'));
  expect((await cairn('.', '--env', 'local', '--bail')).out).toContain('stopped at the first failure');
  expect(seen).toEqual(['GET /missing']);
  seen.length = 0;
  expect((await cairn('.', '--env', 'local', '--tags', 'smoke')).code).toBe(0);
  expect(seen).toEqual(['GET /items']);
});

test('one round for each row of data, in lanes that go on at the same time', async () => {
  put('a.yml', request('One', 1, '/items?who={{who}}'));
  put('people.csv', 'who,age\nada,36\n"grace, h",85\nalan,41\nkurt,71\n');
  const { out } = await cairn('.', '--env', 'local', '--data', 'people.csv', '--parallel', '4');
  expect(seen.toSorted()).toEqual([
    'GET /items?who=ada',
    'GET /items?who=alan',
    'GET /items?who=grace,%20h',
    'GET /items?who=kurt',
  ]);
  expect(most).toBe(4);
  expect(out).toContain('1 request, 4 rounds');
  put('people.json', '[{"who":"lise","age":90}]');
  await cairn('.', '--env', 'local', '--data', 'people.json');
  expect(seen.at(-1)).toBe('GET /items?who=lise');
});

test.each([
  ['words.csv', 'a,b\n1\n', /line 2: Too few fields/],
  ['words.csv', 'a,b\n1,2,3\n', /line 2: Too many fields/],
  ['words.csv', 'a,a\n1,2\n', /two of its columns are called “a”/],
  ['words.csv', 'a,b\n', /there are no rows in it/],
  ['words.csv', '', /there are no rows in it/],
  ['words.json', '[]', /there are no rows in it/],
  ['words.json', '[{"a":1},', /it is not a JSON list of objects/],
  ['words.json', '[1]', /it is not a JSON list of objects/],
])('data in %s that reads %j is refused before anything is sent', async (name, text, words) => {
  put('a.yml', request('One', 1, '/items'));
  put(name, text);
  const { code, err } = await cairn('.', '--env', 'local', '--data', name);
  expect([code, seen]).toEqual([2, []]);
  expect(err).toMatch(words);
});

test('reports for programs say the same, and hostile names stay text in them', async () => {
  put(
    'a.yml',
    request('"<b>&\\"one"', 1, '/missing', '\nruntime:\n  assertions:\n' + check('res.body.detail', 'contains', '<thing>')),
  );
  const { out } = await cairn(
    '.',
    '--env',
    'local',
    '--reporter',
    'json',
    '--reporter',
    'junit=out.xml',
    '--reporter',
    'html=out.html',
  );
  expect(JSON.parse(out)).toMatchObject({
    collection: 'Shop',
    summary: { requests: 1, failedChecks: 1 },
    results: [{ status: 404, passed: false }],
  });
  const xml = readFileSync(join(folder, 'out.xml'), 'utf8');
  expect(parseXml(xml)?.name).toBe('testsuites');
  expect(xml).toContain('tests="2" failures="1" errors="0"');
  expect(xml).toContain('name="GET &lt;b&gt;&amp;&quot;one"');
  const html = readFileSync(join(folder, 'out.html'), 'utf8');
  expect(html).toContain('&lt;b&gt;&amp;');
  expect(html).not.toContain('<b>&');
});

test('a secret from the environment goes out and is told nowhere', async () => {
  put('a.yml', request('One', 1, '/items?key={{process.env.SHOP_KEY}}'));
  const world = { cwd: folder, env: { SHOP_KEY: 'canary-9' } };
  const { code, out, err } = await runCairn(['run', '.', '--env', 'local', '--reporter', 'json'], world);
  expect([code, seen]).toEqual([0, ['GET /items?key=canary-9']]);
  expect(out + err).not.toContain('canary-9');
});

test('a Postman collection is run as it stands, and so are the examples of an OpenAPI document', async () => {
  const folder = newFolder();
  const script = "pm.test('ok', () => pm.response.to.have.status(200))";
  const item = {
    name: 'List',
    event: [{ listen: 'test', script: { exec: [script] } }],
    request: { method: 'GET', url: '{{base}}/postman' },
  };
  const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';
  const postman = { info: { name: 'Shop', schema }, item: [item], variable: [{ key: 'base', value: '' }] };
  const file = join(folder, 'shop.json');
  writeFileSync(file, JSON.stringify(postman));
  const ran = await runCairn(['run', file, '--env-var', `base=${url}`, '--allow-scripts', '--reporter', 'json']);
  expect(JSON.parse(ran.out), ran.err).toMatchObject({ collection: 'Shop', summary: { requests: 1, passed: 1, checks: 1 } });
  const refused = await runCairn(['run', file, '--env-var', `base=${url}`]);
  expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('has scripts that nobody has allowed')]);

  const document = join(folder, 'api.yaml');
  const path = `/items/{id}:\n    get:\n      operationId: readItem\n      parameters:\n        - {name: id, in: path, required: true, example: 7, schema: {type: integer}}\n      responses: {'200': {description: ok}}\n`;
  writeFileSync(document, `openapi: 3.0.3\ninfo: {title: Items, version: '1'}\nservers: [{url: '${url}'}]\npaths:\n  ${path}`);
  seen.length = 0;
  const api = await runCairn(['run', document]);
  expect(api.code, api.err).toBe(0);
  expect(seen).toEqual(['GET /items/7']);
  expect((await runCairn(['run', document, '--env', new URL(url).host])).code).toBe(0);
});

test('a WebSocket of a collection passes when it opens', async () => {
  const practice = await startPracticeServer({ complain: () => {} });
  const ws = practice.url.replace('http', 'ws');
  const live = (path: string) => `info:\n  name: live\n  type: websocket\nwebsocket:\n  url: ${ws}${path}\n`;
  put('live.yml', `${live('/stream/websocket/ticker')}runtime:\n  assertions:\n${check('res.status', 'eq', '101')}`);
  const opened = await cairn('.');
  put('live.yml', `${live('/status/403')}runtime:\n  assertions:\n${check('res.status', 'eq', '101')}`);
  const refused = await cairn('.');
  await practice.stop();
  expect([opened.code, refused.code]).toEqual([0, 1]);
});
