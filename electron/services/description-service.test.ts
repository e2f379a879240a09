import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { createRow } from '#shared/model/row';
import { makeTestFolder } from './host-parts.test-support';
import { startServices } from './services.test-support';

/** An API that says of itself with what it was asked. */
async function startApi(describe = (request: IncomingMessage): unknown => description(request)) {
  const server = createServer((request, response) => {
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(describe(request)));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const description = ({ url, headers }: IncomingMessage) => ({
  openapi: '3.1.0',
  info: { description: `asked at ${url} by ${headers.authorization ?? 'nobody'}` },
  paths: { '/admin/': {}, '/books/': { get: { parameters: [{ schema: { maximum: 12345678901234567890n.toString() } }] } } },
});

async function bench(describe?: (request: IncomingMessage) => unknown) {
  const folder = await makeTestFolder();
  const home = join(folder, 'home');
  const origin = await startApi(describe);
  const host = startServices(home);
  const keep = async (draft: RequestDraft, { isWished = true, readAt = 1 } = {}, into = origin) => {
    const { exchangeId } = await host.send(draft, null, { isAside: true });
    return host.call('descriptions.keep', { origin: into, readAt, isWished, from: { kind: 'exchange', exchangeId } });
  };
  const files = () => readdirSync(join(home, 'descriptions'));
  return { ...host, folder, home, origin, keep, files, read: () => host.call('descriptions.read', { origin }) };
}

test('a description outlasts the host, with the place and the time it was read', async () => {
  const { keep, origin, home, services } = await bench();
  expect(await keep(createDraft(`${origin}/openapi.json?format=json`), { readAt: 1234 })).toBe(true);
  await services.close();
  const next = startServices(home);
  const kept = await next.call('descriptions.read', { origin });
  expect(kept?.facts).toEqual({
    origin,
    source: { kind: 'address', url: `${origin}/openapi.json?format=json` },
    readAt: 1234,
    isWished: true,
  });
  expect(Object.keys(JSON.parse(kept!.json).paths as object)).toEqual(['/admin/', '/books/']);
  expect(await next.call('descriptions.read', { origin: 'https://other.test' })).toBeNull();
});

test('nothing of what it was asked with is kept, wherever the server repeats it', async () => {
  const { keep, origin, home, files, read } = await bench();
  const key = 'canary-key-1234567';
  const token = 'canary-token-7654321';
  const draft: RequestDraft = {
    ...createDraft(`${origin}/openapi.json?token=${key}&format=json`),
    query: [createRow('token', key), createRow('format', 'json')],
    headers: [createRow('Authorization', `Bearer ${token}`)],
    auth: { kind: 'apiKey', placement: 'query', name: 'mykey', value: 'canary-api-key-99' },
  };
  await keep(draft);
  expect((await read())?.facts.source).toEqual({ kind: 'address', url: `${origin}/openapi.json?format=json` });
  const written = files().map((name) => readFileSync(join(home, 'descriptions', name), 'utf8'));
  expect(written).toHaveLength(1);
  for (const secret of [key, token, 'canary-api-key-99']) expect(written.join('\n')).not.toContain(secret);
  expect((await read())?.json).toContain('by •••');
});

test('nor are name and password in Base64, nor the rest of what begins as something shorter', async () => {
  const { keep, origin, read } = await bench();
  await keep({ ...createDraft(`${origin}/openapi.json`), auth: { kind: 'basic', username: 'ada', password: 'canary-basic-1' } });
  expect((await read())?.json).toContain('openapi.json by •••');
  const headers = [createRow('Authorization', 'canary-token-1234-canary-rest')];
  await keep({ ...createDraft(`${origin}/openapi.json?token=canary-token-1234`), headers });
  expect((await read())?.json).not.toContain('canary');
});

test('where somebody was is no secret: the address of the API stays in its description', async () => {
  const { keep, origin, read } = await bench(() => ({
    openapi: '3.1.0',
    servers: [{ url: 'https://api.shop.test' }],
    paths: {},
  }));
  await keep({ ...createDraft(`${origin}/openapi.json`), headers: [createRow('Origin', 'https://api.shop.test')] });
  expect((await read())?.json).toContain('"https://api.shop.test"');
});

test('a short password is no reason to take a word out of its paths', async () => {
  const { keep, origin, read } = await bench();
  await keep({ ...createDraft(`${origin}/openapi.json`), auth: { kind: 'basic', username: 'ada', password: 'admin' } });
  expect((await read())?.json).toContain('"/admin/"');
});

test('what a page pointed to gives way to what somebody wished for, and not the other way round', async () => {
  const { keep, origin, read } = await bench();
  const draft = createDraft(`${origin}/openapi.json`);
  expect(await keep(draft, { isWished: false, readAt: 1 })).toBe(true);
  expect(await keep(draft, { isWished: true, readAt: 2 })).toBe(true);
  expect(await keep(draft, { isWished: false, readAt: 3 })).toBe(false);
  expect((await read())?.facts).toMatchObject({ isWished: true, readAt: 2 });
});

test('nothing is kept where nothing of what is sent is to be kept, nor what is no description', async () => {
  const { call, keep, origin, read } = await bench(({ url }) =>
    url === '/books/' ? { paths: [] } : { swagger: '2.0', paths: {} },
  );
  expect(await keep(createDraft(`${origin}/books/`))).toBe(false);
  const { history } = await call('settings.read', null);
  await call('settings.change', { history: { ...history, isKept: false } });
  expect(await keep(createDraft(`${origin}/openapi.json`))).toBe(false);
  expect(await read()).toBeNull();
});

test('a file is kept as it was when it was opened, and by its path', async () => {
  const { call, folder, origin, read } = await bench();
  const path = join(folder, 'shop.yaml');
  writeFileSync(path, 'openapi: 3.1.0\npaths:\n  /books/: {}\n');
  await call('descriptions.keep', { origin, readAt: 5, isWished: true, from: { kind: 'file', path } });
  writeFileSync(path, 'nothing any more');
  expect(await read()).toEqual({
    facts: { origin, source: { kind: 'file', path }, readAt: 5, isWished: true },
    json: '{"openapi":"3.1.0","paths":{"/books/":{}}}',
  });
});

test('windows hear what is kept and what is forgotten; what is forgotten is gone from the disk', async () => {
  const { call, keep, origin, files, read, services } = await bench();
  const heard: unknown[] = [];
  services.subscribe((name, payload) => name === 'descriptions.changed' && void heard.push(payload));
  await keep(createDraft(`${origin}/openapi.json`), { readAt: 7 });
  await call('descriptions.forget', { origin });
  await call('descriptions.forget', { origin: 'https://never-met.test' });
  expect([await read(), files()]).toEqual([null, []]);
  expect(heard.slice(0, 2)).toEqual([
    { origin, readAt: 7, isWished: true },
    { origin, readAt: null, isWished: true },
  ]);
});

test('a file that is damaged counts as none, and keeps nothing from being kept', async () => {
  const { keep, origin, home, files, read } = await bench();
  await keep(createDraft(`${origin}/openapi.json`));
  const [name = ''] = files();
  for (const text of ['', '{}', '{"origin":1}\n{}', 'x'.repeat(100)]) {
    writeFileSync(join(home, 'descriptions', name), text);
    expect(await read()).toBeNull();
  }
  mkdirSync(join(home, 'descriptions', 'folder.json'));
  expect(await keep(createDraft(`${origin}/openapi.json`))).toBe(true);
  expect(await read()).not.toBeNull();
});
