import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { ExportFormat } from '#shared/interop/writers/export-formats';
import { createDraft } from '#shared/model/request-draft';
import { makeTestFolder } from './host-parts.test-support';
import { startServices } from './services.test-support';

const files = {
  'orders/folder.yml': `info: {name: Orders, type: folder}
request:
  headers:
    - {name: X-Shop, value: "1"}
  auth: {type: bearer, token: "{{shop.token}}"}
  settings:
    http: {followRedirects: false}
  actions:
    - {type: set-variable, phase: after-response, selector: {expression: res.body.id, method: jsonq}, variable: {name: last, scope: runtime}}
`,
  '.cairn/orders/folder.yaml':
    'options:\n  verifyTls: false\n  proxy: http://proxy.test:3128\nchecks:\n  - {expression: res.status, operator: eq, value: "200"}\n',
  'orders/list.yml': `info: {name: List, type: http, seq: 1}
http:
  method: GET
  url: "{{base}}/orders/?api_key=canary-41"
  headers:
    - {name: Authorization, value: Bearer canary-42}
  auth: inherit
`,
  'environments/local.yml':
    'name: local\nvariables:\n  - {name: base, value: "http://shop.test"}\n  - {name: password, secret: true}\n',
};

async function bench() {
  const folder = await makeTestFolder();
  const host = startServices(join(folder, 'home'));
  const root = join(folder, 'shop');
  await host.call('collection.create', { root, name: 'Shop' });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const textOf = async (bodyId: string) => (await host.call('body.readText', { bodyId, charset: null })).text;
  const write = (format: ExportFormat, includeSecrets = false, path = '') =>
    host.call('export.collection', { place: { root, path }, format, shell: 'bash', includeSecrets, withAnswers: false });
  return { ...host, folder, root, textOf, write };
}

test('what is written waits as bodies; the next export lets go of them', async () => {
  const { ask, textOf, write } = await bench();
  const postman = await write('postman');
  expect(postman.files.map(({ name }) => name)).toEqual(['Shop.postman_collection.json', 'local.postman_environment.json']);
  const [first] = postman.files;
  const text = await textOf(first?.bodyId ?? '');
  expect([text.startsWith(first?.start ?? '-'), Buffer.byteLength(text)]).toEqual([true, first?.bytes]);
  expect(JSON.parse(text)).toMatchObject({ info: { name: 'Shop' } });
  await write('har');
  expect(await ask('body.readText', { bodyId: first?.bodyId ?? '', charset: null })).toMatchObject({ ok: false });
});

test('secrets stay where they are unless they are asked for, in every format', async () => {
  const { textOf, write } = await bench();
  for (const format of ['opencollection', 'postman', 'openapi', 'har', 'curl', 'http'] as const) {
    const without = await write(format);
    const text = (await Promise.all(without.files.map(({ bodyId }) => textOf(bodyId)))).join('');
    expect(text, format).not.toContain('canary');
    expect(JSON.stringify(without.losses), format).toContain('it is a secret');
  }
  const asked = await write('curl', true);
  expect(await textOf(asked.files[0]?.bodyId ?? '')).toContain('canary-41');
  expect(asked.warnings).toContain('Secrets stand in it: whoever has the file can use them.');
});

test('what folders give to their requests is carried over where a format has words for it, and told where not', async () => {
  const { textOf, write } = await bench();
  const told = async (format: ExportFormat) =>
    (await write(format)).losses.filter(({ item }) => item === 'Orders').map(({ what }) => what);
  const own = ['its checks', 'what it keeps of responses'];
  expect(await told('postman')).toEqual(
    expect.arrayContaining(['its options (proxy)', 'its options as one place (followRedirects, verifyTls)', ...own]),
  );
  expect(await told('curl')).toEqual(
    expect.arrayContaining(['its options (proxy)', 'its options as one place (followRedirects, verifyTls)', ...own]),
  );
  for (const format of ['har', 'http', 'openapi'] as const)
    expect(await told(format), format).toEqual(
      expect.arrayContaining(['its options (followRedirects, verifyTls, proxy)', ...own]),
    );
  expect(await told('opencollection')).toEqual(['verifyTls of its options', 'proxy of its options', 'its checks']);

  const item = JSON.parse(await textOf((await write('postman')).files[0]?.bodyId ?? '')).item[0].item[0];
  expect(item.protocolProfileBehavior).toMatchObject({ followRedirects: false, strictSSL: false });
  const curl = await textOf((await write('curl')).files[0]?.bodyId ?? '');
  expect(curl).toContain('--insecure');
  expect(curl).not.toContain('--location');
  const bundle = await textOf((await write('opencollection')).files[0]?.bodyId ?? '');
  expect(bundle).toContain('followRedirects: false');
  expect(bundle).toContain('type: set-variable');
});

test('a folder of files holds all of it: told before it is written, written whole or not at all', async () => {
  const { ask, call, folder, root } = await bench();
  const place = { root, path: '' };
  const preview = await call('export.folder', { place, root: null, includeSecrets: false });
  expect(preview).toMatchObject({ root: null, requests: 1, folders: 1, environments: 1 });
  expect(preview.losses.every(({ why }) => why.includes('it is a secret'))).toBe(true);

  const target = join(folder, 'out/copy');
  expect(await call('export.folder', { place, root: target, includeSecrets: false })).toEqual({ ...preview, root: target });
  const written = readdirSync(target, { recursive: true, encoding: 'utf8' }).filter((path) => /\.ya?ml$/.test(path));
  expect(written).toHaveLength(5);
  for (const path of written) expect(readFileSync(join(target, path), 'utf8')).not.toContain('canary');
  await call('collection.open', { root: target });
  const settings = async (at: string) =>
    (await call('collection.readFolder', { root: at, path: readdirSync(at).find((name) => /^orders$/i.test(name)) ?? '' }))
      .settings;
  const plain = (one: unknown): unknown => JSON.parse(JSON.stringify(one, (key, part: unknown) => (key === 'id' ? '' : part)));
  expect(plain(await settings(target))).toEqual(plain(await settings(root)));

  const again = await ask('export.folder', { place, root: target, includeSecrets: false });
  expect(again).toMatchObject({ ok: false, failure: { kind: 'fileFailed', reason: 'the folder is not empty' } });
  expect(await ask('export.folder', { place, root: 'not/from/the/root', includeSecrets: false })).toMatchObject({ ok: false });
  expect(existsSync(join(folder, 'home', 'not'))).toBe(false);
});

test('a part of a collection takes along what stands above it, and a request is exported alone', async () => {
  const { call, textOf, write, root, folder } = await bench();
  const alone = await write('curl', false, 'orders/list.yml');
  expect(alone.files[0]?.name).toBe('List.sh');
  const curl = await textOf(alone.files[0]?.bodyId ?? '');
  for (const part of ['X-Shop: 1', '--insecure']) expect(curl).toContain(part);

  const target = join(folder, 'orders-only');
  await call('export.folder', { place: { root, path: 'orders' }, root: target, includeSecrets: false });
  await call('collection.open', { root: target });
  const { settings } = await call('collection.readFolder', { root: target, path: '' });
  expect(settings).toMatchObject({
    name: 'Orders',
    checks: [{ expression: 'res.status' }],
    setters: [{ name: 'last' }],
    options: { verifyTls: false, followRedirects: false, proxy: 'http://proxy.test:3128' },
  });
});

test('what is not open, or cannot be found, is no export', async () => {
  const { ask, root, folder } = await bench();
  const wishes = { format: 'curl', shell: 'bash', includeSecrets: false, withAnswers: false } as const;
  for (const place of [
    { root: join(folder, 'elsewhere'), path: '' },
    { root, path: 'gone.yml' },
  ]) {
    expect(await ask('export.collection', { place, ...wishes })).toMatchObject({ ok: false, failure: { kind: 'notFound' } });
    expect(await ask('export.folder', { place, root: null, includeSecrets: false })).toMatchObject({ ok: false });
  }
});

test('an exchange is written as a HAR log with its answer, without what lets somebody in', async () => {
  const { ask, call, send, textOf } = await bench();
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.setHeader('Content-Type', 'application/json').end('{"fine":true}'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/books/?page=2`;
  const auth = { kind: 'bearer', token: 'canary-43', prefix: 'Bearer' } as const;
  const body = { kind: 'json', text: '{"a": 1}' } as const;
  const { exchangeId } = await send({ ...createDraft(url, 'POST'), auth, body });
  const har = async (includeSecrets: boolean) => {
    const written = await call('export.exchange', { exchangeId, includeSecrets });
    return { name: written.name, text: await textOf(written.bodyId) };
  };
  const { name, text } = await har(false);
  expect(name).toMatch(/^POST 127\.0\.0\.1.*books.*\.har$/);
  expect(text).not.toContain('canary');
  expect(JSON.parse(text).log.entries).toMatchObject([
    {
      request: { method: 'POST', url, postData: { text: '{"a": 1}' } },
      response: { status: 200, content: { text: '{"fine":true}' } },
    },
  ]);
  expect((await har(true)).text).toContain('canary-43');
  expect(await ask('export.exchange', { exchangeId: crypto.randomUUID(), includeSecrets: false })).toMatchObject({ ok: false });
});
