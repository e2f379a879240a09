import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Auth, blankAuth } from '#shared/model/auth';
import { readFolderAuth, saveFolderAuth } from './folder-auth';
import { readInheritedAuth } from './inherited-auth';

async function collection(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'cairn-folder-auth-'));
  onTestFinished(() => rm(root, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return root;
}

const textIn = (root: string, path: string) => readFile(join(root, path), 'utf8').catch(() => null);

async function saved(root: string, folder: string, auth: Auth) {
  const read = await readFolderAuth(root, folder);
  return saveFolderAuth(root, folder, auth, read.ok ? read.value.revision : null);
}

const bearer: Auth = { ...blankAuth.bearer, token: '{{t}}' };

test('what a collection says is written into its file; comments, fields of others and their order stay', async () => {
  const before = [
    'opencollection: 1.0.0 # the format',
    'info:',
    '  name: Library',
    'request:',
    '  headers: # for all of them',
    '    - name: Accept',
    '      value: application/json',
    '  retries: 3',
    'extensions:',
    '  bruno:',
    '    ignore: [.git]',
    '',
  ].join('\n');
  const root = await collection({ 'opencollection.yml': before });
  expect(await saved(root, '', bearer)).toMatchObject({ ok: true });
  const after = await textIn(root, 'opencollection.yml');
  for (const line of before.split('\n')) expect(after).toContain(line);
  expect(after?.split('\n').filter((line) => !before.includes(line))).toEqual([
    '  auth:',
    '    type: bearer',
    expect.stringMatching(/^ {4}token: ["']\{\{t\}\}["']$/),
  ]);
  expect(await readFolderAuth(root, '')).toMatchObject({ value: { name: 'Library', auth: bearer, unknownKind: '' } });
  expect(await readInheritedAuth(root, 'a/x.yml')).toMatchObject({ auth: bearer, from: { kind: 'collection' } });

  await saved(root, '', blankAuth.none);
  expect(await textIn(root, 'opencollection.yml')).toBe(before);
});

test('a field beside the one that changed keeps its comment and its unknown neighbour', async () => {
  const root = await collection({
    'opencollection.yml': 'info:\n  name: L\n',
    'a/folder.yml': 'request:\n  auth:\n    type: basic\n    username: ann # of the shop\n    password: "{{p}}"\n    scope: x\n',
  });
  await saved(root, 'a', { kind: 'basic', username: 'bob', password: '{{p}}' });
  expect(await textIn(root, 'a/folder.yml')).toBe(
    'request:\n  auth:\n    type: basic\n    username: bob # of the shop\n    password: "{{p}}"\n    scope: x\n',
  );
});

test('a folder without a file gets one, by the name of the folder', async () => {
  const root = await collection({ 'opencollection.yml': 'info:\n  name: L\n', 'a/b/x.yml': '' });
  expect(await readFolderAuth(root, 'a/b')).toMatchObject({ value: { name: 'b', auth: { kind: 'inherit' } } });
  expect(await textIn(root, 'a/b/folder.yml')).toBeNull();
  await saved(root, 'a/b', bearer);
  expect(await textIn(root, 'a/b/folder.yml')).toContain('name: b');
  expect(await readInheritedAuth(root, 'a/b/x.yml')).toMatchObject({ auth: bearer, from: { path: 'a/b' } });
});

test('a kind that OpenCollection has no word for stands beside the file, and goes when another is chosen', async () => {
  const root = await collection({ 'opencollection.yml': 'info:\n  name: L\n', 'a/folder.yml': 'info:\n  name: A\n' });
  const token: Auth = { ...blankAuth.token, token: '{{t}}', keyword: 'Key' };
  await saved(root, 'a', token);
  expect(await textIn(root, 'a/folder.yml')).toBe('info:\n  name: A\n');
  expect(await textIn(root, '.cairn/a/folder.yaml')).toContain('keyword: Key');
  expect(await readFolderAuth(root, 'a')).toMatchObject({ value: { auth: token } });
  await saved(root, 'a', { ...blankAuth.bearer, token: '{{t}}' });
  expect(await textIn(root, '.cairn/a/folder.yaml')).toBeNull();
});

test('a folder can say that its requests ask as nobody, and then that they inherit', async () => {
  const root = await collection({
    'opencollection.yml': 'request:\n  auth:\n    type: bearer\n    token: "{{t}}"\n',
    'open/folder.yml': 'info:\n  name: Open\n',
  });
  await saved(root, 'open', blankAuth.none);
  expect(await readFolderAuth(root, 'open')).toMatchObject({ value: { auth: { kind: 'none' } } });
  expect(await readInheritedAuth(root, 'open/x.yml')).toMatchObject({ auth: { kind: 'none' }, from: { path: 'open' } });
  await saved(root, 'open', blankAuth.inherit);
  expect(await readInheritedAuth(root, 'open/x.yml')).toMatchObject({ auth: bearer, from: { kind: 'collection' } });
});

test('what somebody else wrote meanwhile is not overwritten, unless told to', async () => {
  const root = await collection({ 'opencollection.yml': 'info:\n  name: L\n' });
  const read = await readFolderAuth(root, '');
  await writeFile(join(root, 'opencollection.yml'), 'info:\n  name: M\n');
  const refused = await saveFolderAuth(root, '', bearer, read.ok ? read.value.revision : null);
  expect(refused).toMatchObject({ ok: false, failure: { kind: 'fileChanged' } });
  expect(await textIn(root, 'opencollection.yml')).toBe('info:\n  name: M\n');
  expect(await saveFolderAuth(root, '', bearer, null)).toMatchObject({ ok: true });
  expect(await textIn(root, 'opencollection.yml')).toContain('name: M');
});

test('a kind without a form is told, and stays until another is chosen', async () => {
  const wsse = 'request:\n  auth:\n    type: wsse\n    username: x\n';
  const root = await collection({ 'opencollection.yml': wsse });
  expect(await readFolderAuth(root, '')).toMatchObject({ value: { auth: { kind: 'none' }, unknownKind: 'wsse' } });
  await saved(root, '', blankAuth.none);
  expect(await textIn(root, 'opencollection.yml')).toBe(wsse);
  await saved(root, '', bearer);
  expect(await textIn(root, 'opencollection.yml')).not.toContain('wsse');
});

test('a file with a mistake is named with the line, and never written over', async () => {
  const root = await collection({ 'opencollection.yml': 'info:\n  name: L\n', 'a/folder.yml': 'info: [\n' });
  expect(await readFolderAuth(root, 'a')).toMatchObject({ ok: false, failure: { kind: 'fileUnreadable' } });
  expect(await saveFolderAuth(root, 'a', bearer, null)).toMatchObject({ ok: false, failure: { kind: 'fileUnreadable' } });
  expect(await textIn(root, 'a/folder.yml')).toBe('info: [\n');
});
