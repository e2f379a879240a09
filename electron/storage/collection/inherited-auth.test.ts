import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readInheritedAuth } from './inherited-auth';

async function collection(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'cairn-inherit-'));
  onTestFinished(() => rm(root, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return root;
}
const basic = (username: string) => `request:\n  auth:\n    type: basic\n    username: ${username}\n    password: "{{p}}"\n`;

test('the nearest folder that says something counts, then the collection', async () => {
  const root = await collection({
    'opencollection.yml': `info:\n  name: Library\n${basic('all')}`,
    'a/folder.yml': `info:\n  name: Inner\n${basic('inner')}`,
    'a/b/folder.yml': 'info:\n  name: Says nothing\nrequest:\n  auth: inherit\n',
    'a/b/c/x.yml': '',
  });
  expect(await readInheritedAuth(root, 'a/b/c/x.yml')).toEqual({
    auth: { kind: 'basic', username: 'inner', password: '{{p}}' },
    from: { kind: 'folder', path: 'a', name: 'Inner' },
  });
  expect(await readInheritedAuth(root, 'x.yml')).toMatchObject({
    auth: { username: 'all' },
    from: { kind: 'collection', path: '', name: 'Library' },
  });
});

test('where none says anything there is none', async () => {
  expect(await readInheritedAuth(await collection({ 'opencollection.yml': 'info:\n  name: x\n' }), 'a/x.yml')).toBeNull();
});

test('a kind that Cairn does not know stops the search, so that nothing else is sent in its place', async () => {
  const root = await collection({
    'opencollection.yml': basic('all'),
    'a/folder.yml': 'request:\n  auth:\n    type: wsse\n    username: x\n',
  });
  expect(await readInheritedAuth(root, 'a/x.yml')).toMatchObject({ auth: { kind: 'none' }, from: { path: 'a' } });
});

test('what has no field stands beside the folder’s file', async () => {
  const root = await collection({
    'a/folder.yml': 'info:\n  name: A\n',
    '.cairn/a/folder.yaml': 'auth:\n  kind: token\n  token: "{{t}}"\n',
  });
  expect(await readInheritedAuth(root, 'a/x.yml')).toMatchObject({ auth: { kind: 'token', token: '{{t}}', keyword: 'Token' } });
});
