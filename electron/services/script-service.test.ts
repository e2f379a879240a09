import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createEnvironment } from '#shared/model/environment';
import { noScripts, type Scripts } from '#shared/model/check';
import { createDraft } from '#shared/model/request-draft';
import { createVariable } from '#shared/model/variable';
import { makeTestFolder } from './host-parts.test-support';
import { startServices } from './services.test-support';

/** A server that notes what it was asked, and answers with it. */
async function recorder() {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.url} ${String(request.headers['x-by'] ?? '')}`.trim());
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ url: request.url, token: 'fresh' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { seen, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function bench() {
  const folder = await makeTestFolder();
  const home = join(folder, 'home');
  const { call, ask, send } = startServices(home);
  const root = join(folder, 'shop');
  await call('collection.create', { root, name: 'Shop' });
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const folderScript = (type: string, code: string) =>
    put(
      'orders/folder.yml',
      `info:\n  name: Orders\n  type: folder\nrequest:\n  scripts:\n    - type: ${type}\n      code: ${JSON.stringify(code)}\n`,
    );
  const place = { root, path: 'orders/get.yml' };
  const { url, seen } = await recorder();
  const draft = (scripts: Partial<Scripts> = {}, path = '/a') => ({
    ...createDraft(`${url}${path}`),
    scripts: { ...noScripts, ...scripts },
  });
  const allow = async (of: ReturnType<typeof draft>) => {
    const { around, others } = await call('scripts.inspect', { draft: of, place });
    await call('scripts.allow', { root, fingerprints: [...around, ...others].map(({ fingerprint }) => fingerprint) });
  };
  return { home, root, put, place, folderScript, draft, allow, seen, call, ask, send };
}

test('a request whose scripts nobody has allowed is not sent; who is asked sees every script of the collection', async () => {
  const { put, folderScript, draft, place, send, call, seen } = await bench();
  folderScript('before-request', 'console.log(1)');
  put(
    'other.yml',
    'info:\n  name: Other\n  type: http\nhttp:\n  method: GET\n  url: http://a.test\nruntime:\n  scripts:\n    - {type: tests, code: "test(1)"}\n',
  );
  const own = draft({ tests: 'test("own", () => {})' });
  expect(await send(own, place)).toMatchObject({
    failure: {
      kind: 'scriptsNotAllowed',
      where: ['folder Orders (before the request)', 'orders/get.yml (tests)'],
    },
  });
  expect(seen).toEqual([]);
  const asked = await call('scripts.inspect', { draft: own, place });
  expect(asked.collection).toBe('Shop');
  expect(asked.around.map(({ where, code }) => [where, code])).toEqual([
    ['folder Orders', 'console.log(1)'],
    ['this request', 'test("own", () => {})'],
  ]);
  expect(asked.others.map(({ where, path, code }) => [where, path, code])).toEqual([['request Other', 'other.yml', 'test(1)']]);
});

test('what was allowed runs; what was changed since asks again, and nothing else does', async () => {
  const { folderScript, draft, allow, place, send, call, seen, root } = await bench();
  folderScript('before-request', "req.setHeader('X-By', 'folder')");
  const own = draft({ tests: 'test("own", () => {})' });
  await allow(own);
  expect(await send(own, place)).toMatchObject({ type: 'finished' });
  expect(seen).toEqual(['/a folder']);
  folderScript('before-request', "req.setHeader('X-By', 'somebody else')");
  expect((await call('scripts.inspect', { draft: own, place })).around.map(({ where }) => where)).toEqual(['folder Orders']);
  expect(await send(own, place)).toMatchObject({
    failure: { kind: 'scriptsNotAllowed', where: ['folder Orders (before the request)', 'orders/get.yml (tests)'] },
  });
  await allow(own);
  await send(own, place);
  await call('scripts.forget', { root });
  expect(await send(own, place)).toMatchObject({ type: 'failed' });
  expect(seen).toEqual(['/a folder', '/a somebody else']);
});

test('without its scripts a request is sent as it is written, and what is asked ahead runs none', async () => {
  const { draft, place, send, call, seen } = await bench();
  const own = draft({ before: "req.setUrl('http://127.0.0.1:1/')", tests: 'test("own", () => {})' });
  const end = await send(own, place, { scripts: 'leaveOut' });
  await send(own, place, { isAside: true });
  expect(seen).toEqual(['/a', '/a']);
  expect(await call('checks.run', { exchangeId: end.exchangeId, draft: own, place })).toEqual({
    results: [],
    console: [],
    set: [],
  });
});

test('scripts after an answer run once, however often its checks are asked for, and what they set is there for the next request', async () => {
  const { draft, allow, place, send, call, seen, root, home } = await bench();
  await call('environment.save', {
    root,
    environment: { ...createEnvironment('local'), variables: [createVariable('token', 'old')] },
  });
  await call('environment.choose', { root, name: 'local' });
  const own = draft({
    after:
      "bru.setVar('n', (bru.getVar('n') ?? 0) + 1); pm.environment.set('token', res.body.token); console.log('seen', req.getUrl())",
    tests: "pm.test('is here', () => { pm.response.to.have.status(200); pm.expect(bru.getVar('n')).to.equal(1) })",
  });
  await allow(own);
  const { exchangeId } = await send(own, place);
  const first = await call('checks.run', { exchangeId, draft: own, place });
  expect(first.results).toEqual([{ name: 'is here', passed: true, found: '', problem: '' }]);
  expect(first.console).toMatchObject([
    { level: 'log', where: 'this request', phase: 'after', text: expect.stringMatching(/^seen http.*\/a$/) as string },
  ]);
  expect(await call('checks.run', { exchangeId, draft: own, place })).toEqual(first);
  const known = await call('variables.list', { draft: own, place });
  expect(known.find(({ name }) => name === 'n')).toMatchObject({ value: '1', scope: 'session' });
  expect(known.find(({ name }) => name === 'token')).toMatchObject({ value: 'fresh', scope: 'environment', from: 'a script' });
  await send(draft({}, '/{{token}}/{{n}}'), place);
  expect(seen).toEqual(['/a', '/fresh/1']);
  const files = readdirSync(join(root, 'environments')).map((name) => readFileSync(join(root, 'environments', name), 'utf8'));
  expect(files.join('') + readFileSync(join(home, 'script-trust.json'), 'utf8')).not.toContain('fresh');
});

test('a script that fails before the request says so in the failure, and what it said can be read', async () => {
  const { draft, allow, place, send, call, seen } = await bench();
  const own = draft({ before: "console.warn('so far');\nnull.x" });
  await allow(own);
  const end = await send(own, place);
  expect(end).toMatchObject({
    failure: { kind: 'scriptFailed', where: 'this request', reason: expect.stringMatching(/^line 2: TypeError/) as string },
  });
  const { console } = await call('checks.run', { exchangeId: end.exchangeId, draft: own, place });
  expect([console.map(({ text }) => text), seen]).toEqual([['so far'], []]);
});

test('a secret that a script reads is in the request alone: not in its wire log, its history or what the script says', async () => {
  const { draft, allow, place, send, call, seen, root } = await bench();
  const canary = 'canary-5ecret-77';
  const secret = { ...createVariable('key', canary), secret: true };
  await call('environment.save', { root, environment: { ...createEnvironment('local'), variables: [secret] } });
  await call('environment.choose', { root, name: 'local' });
  const own = draft({ before: "req.setHeader('X-By', cairn.get('key')); console.log(cairn.get('key'))" });
  await allow(own);
  const { exchangeId } = await send(own, place);
  expect(seen).toEqual([`/a ${canary}`]);
  const told = [
    await call('checks.run', { exchangeId, draft: own, place }),
    await call('history.open', { id: exchangeId }).catch(() => null),
  ];
  expect(JSON.stringify(told)).not.toContain(canary);
  // What is hidden wherever the wire is shown.
  expect((await call('exchange.readWire', { exchangeId })).secrets).toContain(canary);
});
