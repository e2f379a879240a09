import { mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepDescriptions } from './description-files';

let folder = '';
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'cairn-descriptions-')), 'descriptions');
});
afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

const described = (host: string, json = '{}') => ({
  facts: { origin: `https://${host}.test`, source: { kind: 'file' as const, path: '/a' }, readAt: 1, isWished: true },
  json,
});

/** Makes all that is there older, so that what comes next is the newest. */
async function age(): Promise<void> {
  for (const name of await readdir(folder)) {
    const { mtimeMs } = await stat(join(folder, name));
    await utimes(join(folder, name), mtimeMs / 1000 - 10, mtimeMs / 1000 - 10);
  }
}

test('so many are kept; the one that was used the longest ago goes first', async () => {
  const files = keepDescriptions(folder, { count: 2, bytes: 1e6 });
  await files.write(described('one'));
  await age();
  await files.write(described('two'));
  await age();
  expect(await files.read('https://one.test')).not.toBeNull();
  await age();
  await files.write(described('three'));
  const left = await Promise.all(['one', 'two', 'three'].map((host) => files.read(`https://${host}.test`)));
  expect(left.map((kept) => kept?.facts.origin)).toEqual(['https://one.test', undefined, 'https://three.test']);
});

test('so many bytes are kept, and one that is larger by itself is not, nor does it take the others’ room', async () => {
  const files = keepDescriptions(folder, { count: 10, bytes: 500 });
  await files.write(described('small', JSON.stringify('x'.repeat(100))));
  await age();
  expect(await files.write(described('large', JSON.stringify('x'.repeat(600))))).toEqual({ ok: true, value: false });
  expect(await files.read('https://large.test')).toBeNull();
  expect(await files.read('https://small.test')).not.toBeNull();
  await files.write(described('other', JSON.stringify('x'.repeat(100))));
  expect(await files.read('https://other.test')).not.toBeNull();
});

test('it is for nobody else to read, and all of it can be forgotten at once', async () => {
  const files = keepDescriptions(folder);
  await files.write(described('one'));
  const [name = ''] = await readdir(folder);
  if (process.platform !== 'win32') expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
  await files.forgetAll();
  expect(await files.read('https://one.test')).toBeNull();
  expect((await files.forget('https://one.test')).ok).toBe(true);
});
