import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CollectionItem } from '#shared/model/collection';
import { createCollectionIndex } from '../storage/collection/collection-index.ts';
import { openRequest, readContent } from '../storage/collection/request-content.ts';
import { listEnvironments } from '../storage/environment/environment-files.ts';
import { createSecretVault, type SecretVault } from '../storage/vault/secret-vault.ts';
import { memoryKeychain } from '../storage/vault/vault.test-support.ts';
import { readImport, type ImportReading } from './read-import.ts';
import { addToCollection, writeNewCollection, type ImportChoices } from './write-import.ts';

let folder = '';
let vault: SecretVault;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cairn-import-'));
  vault = createSecretVault({ path: join(folder, 'vault.json'), keychain: memoryKeychain() });
  const created = await vault.create({ kind: 'keychain' });
  if (!created.ok) throw new Error(JSON.stringify(created.failure));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const choices = (rest: Partial<ImportChoices> = {}): ImportChoices => ({ allowed: [], secrets: 'vault', vault, ...rest });

async function read(item: readonly unknown[], rest: object = {}): Promise<ImportReading> {
  const info = { name: 'Shop', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' };
  const reading = await readImport([{ name: 'x.json', text: JSON.stringify({ info, item, ...rest }) }]);
  if (!reading.ok) throw new Error(JSON.stringify(reading.failure));
  return reading.value;
}

async function treeOf(root: string): Promise<readonly CollectionItem[]> {
  const index = createCollectionIndex(root);
  await index.refresh();
  while ((await index.checkMore(100)).left);
  const { items, problem } = index.picture();
  expect(problem).toBeNull();
  return items;
}

const request = (name: string, url = 'http://a.test') => ({ name, request: { url } });

test('a collection is written whole, in the order of the file, and opens as it was', async () => {
  const root = join(folder, 'new', 'deep');
  const written = await writeNewCollection(
    await read([{ name: 'B', item: [request('Two'), request('One')] }, request('A')], {
      auth: { type: 'basic', basic: [{ key: 'username', value: 'u' }] },
    }),
    root,
    choices(),
  );
  expect(written).toMatchObject({ ok: true, value: { requests: 3, folders: 1, environments: 0, losses: [] } });
  expect(await treeOf(root)).toMatchObject([
    { kind: 'folder', name: 'B', items: [{ name: 'Two' }, { name: 'One' }] },
    { kind: 'request', name: 'A', url: 'http://a.test' },
  ]);
  expect(readFileSync(join(root, 'opencollection.yml'), 'utf8')).toContain('type: basic');
  expect(readdirSync(join(folder, 'new'))).toEqual(['deep']);
});

test('nothing is written over: a folder that holds anything is left as it is', async () => {
  const root = join(folder, 'mine');
  mkdirSync(root);
  writeFileSync(join(root, 'notes.txt'), 'mine');
  expect(await writeNewCollection(await read([request('A')]), root, choices())).toMatchObject({
    ok: false,
    failure: { reason: 'the folder is not empty' },
  });
  expect(readdirSync(root)).toEqual(['notes.txt']);
  const file = join(folder, 'a-file');
  writeFileSync(file, 'x');
  expect(await writeNewCollection(await read([request('A')]), file, choices())).toMatchObject({ ok: false });
  expect(readFileSync(file, 'utf8')).toBe('x');
});

const hostile = [
  '../../escape',
  '..\\..\\escape',
  '/etc/passwd',
  'C:\\Windows\\x',
  '\\\\server\\share',
  'nul\0byte',
  'CON',
  'nul.txt',
  'COM1',
  'trailing. ',
  '.git/hooks/x',
  '.env',
  '.',
  '..',
  '',
  ' ',
  '\u202Eevil',
  'a\u200Bb',
  'Café',
  'Cafe\u0301',
  'same',
  'SAME',
  'ſame',
  'x'.repeat(400),
  '🪨'.repeat(200),
  'opencollection',
  'folder',
  'environments',
  'node_modules',
  'a/b',
  'a:b',
  'a*b',
  'a?b',
  '<a>',
  '"a"',
  '|',
  'new\nline',
  '~',
  '-rf',
  '__proto__',
  'constructor',
  'toString',
  '%2e%2e%2f',
  '{{name}}',
  'a\tb',
  'LPT1.yml',
  'com¹',
  'é'.repeat(150),
  '...',
  '…',
  '.cairn',
  '$HOME',
  '`x`',
  'a;b',
  'a&b',
  'desktop.ini',
  'Thumbs.db',
  '.DS_Store',
  'a.yml',
  'folder.yml',
];

test('hostile names stay inside of the folder, and every item is there under a safe one', async () => {
  const root = join(folder, 'hostile');
  const items = [...hostile.map((name) => request(name)), ...hostile.map((name) => ({ name, item: [request(name)] }))];
  const written = await writeNewCollection(await read(items), root, choices());
  expect(written).toMatchObject({ ok: true, value: { requests: hostile.length * 2, folders: hostile.length } });
  expect(readdirSync(folder).filter((name) => name.includes('escape'))).toEqual([]);
  expect(existsSync('/etc/passwd.yml')).toBe(false);
  const tree = await treeOf(root);
  expect(tree).toHaveLength(hostile.length * 2);
  expect(tree.every((item) => item.kind !== 'broken')).toBe(true);
  expect(tree.flatMap((item) => (item.kind === 'folder' ? item.items : []))).toHaveLength(hostile.length);
});

test('folders within folders stay within what paths may be', async () => {
  let item: unknown = request('at the bottom');
  for (let depth = 0; depth < 60; depth++) item = { name: `${'long '.repeat(30)}${depth}`, item: [item] };
  const root = join(folder, 'long');
  expect(await writeNewCollection(await read([item]), root, choices())).toMatchObject({
    ok: true,
    value: { requests: 1, folders: 60 },
  });
});

test('what was added to a collection stands beside what was there', async () => {
  const root = join(folder, 'both');
  await writeNewCollection(await read([request('A')]), root, choices());
  const target = { root, name: 'Shop', folder: '', seq: 5 };
  expect(await addToCollection(await read([request('A', 'http://b.test')]), target, choices())).toMatchObject({
    ok: true,
    value: { path: 'A 2.yml' },
  });
  const big = await read([{ name: 'F', item: [request('X')] }, request('Y')], { variable: [{ key: 'v', value: '1' }] });
  expect(await addToCollection(big, target, choices())).toMatchObject({ ok: true, value: { path: 'Shop' } });
  expect(await treeOf(root)).toMatchObject([
    { kind: 'folder', name: 'Shop', items: [{ name: 'F' }, { name: 'Y' }] },
    { name: 'A', url: 'http://a.test' },
    { name: 'A', url: 'http://b.test' },
  ]);
});

const canary = (where: string) => `CANARY-${where}-7f3a9c51e8`;

const leaking = {
  name: 'Login',
  request: {
    method: 'POST',
    url: { raw: `https://bob:${canary('userinfo')}@a.test/x?api_key=${canary('query')}&page=1` },
    header: [
      { key: 'Authorization', value: `Bearer ${canary('header')}` },
      { key: 'X-Api-Key', value: canary('key') },
      { key: 'Cookie', value: `session=${canary('cookie')}` },
      { key: 'X-Plain', value: 'plain' },
    ],
    body: { mode: 'raw', raw: `{"user": "bob", "password": "${canary('json')}"}`, options: { raw: { language: 'json' } } },
  },
};
const form = {
  name: 'Form',
  request: {
    method: 'POST',
    url: 'http://a.test',
    auth: {
      type: 'basic',
      basic: [
        { key: 'username', value: 'u' },
        { key: 'password', value: canary('basic') },
      ],
    },
    body: {
      mode: 'urlencoded',
      urlencoded: [
        { key: 'client_secret', value: canary('form') },
        { key: 'grant', value: 'x' },
      ],
    },
  },
};
const graphql = {
  name: 'Graph',
  request: {
    method: 'POST',
    url: 'http://a.test/graphql',
    body: {
      mode: 'graphql',
      graphql: {
        query: `mutation { login(name: "bob", password: "${canary('graphql')}") { id } }`,
        variables: `{"clientSecret": "${canary('graphqlvariables')}", "page": 1}`,
      },
    },
  },
};
const rest = {
  variable: [
    { key: 'accessToken', value: canary('variable') },
    { key: 'tokenUrl', value: 'https://a.test/token' },
  ],
  auth: { type: 'bearer', bearer: [{ key: 'token', value: canary('folder') }] },
};

function everythingIn(path: string): string {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}

test('no secret of an import is in a file: the vault has them all, under the names that stand there', async () => {
  const root = join(folder, 'secrets');
  const written = await writeNewCollection(await read([leaking, form, graphql], rest), root, choices());
  expect(written).toMatchObject({ ok: true, value: { losses: [] } });
  const files = everythingIn(root);
  expect(files).not.toContain('CANARY');
  expect(files).toContain('https://a.test/token');
  const names = [...files.matchAll(/\{\{(shop\.[^}]+)\}\}/g)].map(([, name]) => name!);
  const kept = await Promise.all(names.map(async (name) => vault.read(name)));
  const values = kept.map((one) => (one.ok ? one.value?.value : null));
  for (const where of [
    'userinfo',
    'query',
    'header',
    'key',
    'json',
    'basic',
    'form',
    'variable',
    'folder',
    'graphql',
    'graphqlvariables',
  ])
    expect(values).toContain(canary(where));
  expect(values).toContain(`session=${canary('cookie')}`);

  const content = await readContent(root, 'Login.yml');
  const opened = content.ok && content.value ? openRequest(content.value, root, 'Login.yml') : null;
  expect(opened?.ok && opened.value.saved.draft).toMatchObject({
    url: expect.stringMatching(/^https:\/\/a\.test\/x\?api_key=\{\{shop\.login\.api-key\}\}&page=1$/),
    auth: { kind: 'basic', username: 'bob', password: '{{shop.login.password}}' },
    body: { text: '{"user": "bob", "password": "{{shop.login.password-2}}"}' },
  });
});

test('left out, they are nowhere and each is told', async () => {
  const root = join(folder, 'left');
  const written = await writeNewCollection(await read([leaking, form, graphql], rest), root, choices({ secrets: 'leaveOut' }));
  expect(everythingIn(root)).not.toMatch(/CANARY|\{\{shop/);
  // The two passwords of one request are told as one.
  expect(written.ok && written.value.losses).toHaveLength(11);
});

test('secret variables of an environment are in the vault under the name that its environment looks for', async () => {
  const environment = {
    id: 'e',
    name: 'Local',
    values: [
      { key: 'password', value: canary('env') },
      { key: 'host', value: 'h' },
    ],
    _postman_variable_scope: 'environment',
  };
  const both = await readImport([
    { name: 'a', text: JSON.stringify({ info: { name: 'Envs', schema: 'x/collection/v2.1.0/x' }, item: [request('A')] }) },
    { name: 'b', text: JSON.stringify(environment) },
  ]);
  if (!both.ok) throw new Error(JSON.stringify(both.failure));
  const root = join(folder, 'envs');
  await writeNewCollection(both.value, root, choices());
  expect(everythingIn(root)).not.toContain('CANARY');
  expect((await listEnvironments(root)).environments).toMatchObject([
    {
      name: 'Local',
      variables: [
        { name: 'password', secret: true },
        { name: 'host', value: 'h' },
      ],
    },
  ]);
  expect(await vault.read('envs.local.password')).toMatchObject({ ok: true, value: { value: canary('env') } });
});

test('what was not allowed is not switched on, and what was is', async () => {
  const odd = {
    name: 'Odd',
    request: {
      method: 'POST',
      url: 'https://a.test',
      body: { mode: 'formdata', formdata: [{ key: 'f', type: 'file', src: '/etc/passwd' }] },
    },
    protocolProfileBehavior: { strictSSL: false, followAuthorizationHeader: true },
  };
  const off = join(folder, 'off');
  await writeNewCollection(await read([odd]), off, choices());
  expect(readFileSync(join(off, 'Odd.yml'), 'utf8')).toContain('disabled: true');
  expect(existsSync(join(off, '.cairn', 'Odd.yaml'))).toBe(false);
  const on = join(folder, 'on');
  await writeNewCollection(await read([odd]), on, choices({ allowed: ['tls', 'files', 'redirects'] }));
  expect(readFileSync(join(on, 'Odd.yml'), 'utf8')).not.toContain('disabled');
  expect(readFileSync(join(on, '.cairn', 'Odd.yaml'), 'utf8')).toMatch(/trustRedirects: true[\s\S]*verifyTls: false/);
});
