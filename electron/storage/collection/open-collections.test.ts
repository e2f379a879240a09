import { mkdir, mkdtemp, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { CollectionItem } from '#shared/model/collection';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { keepCollectionsOpen } from './open-collections.ts';

let root = '';
beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'cairn-open-')));
  await mkdir(join(root, 'old'));
  await writeFile(join(root, 'opencollection.yml'), 'opencollection: 1.0.0\ninfo:\n  name: Library\n');
  await writeFile(join(root, 'old', 'folder.yml'), 'info:\n  name: old\n  type: folder\n');
  const request = (name: string) => `info:\n  name: ${name}\n  type: http\nhttp:\n  method: GET\n  url: http://h/${name}\n`;
  for (const name of ['Authors', 'Books']) await writeFile(join(root, `${name}.yml`), request(name));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const pathsIn = (items: readonly CollectionItem[]): string[] =>
  items.flatMap((item) => (item.kind === 'folder' ? pathsIn(item.items) : [item.path]));

test('while something of ours moves nobody sees it in both places, however the disk tells of it', async () => {
  const seen: string[][] = [];
  const open = keepCollectionsOpen(() => void seen.push(pathsIn(open.picture(root)?.items ?? [])));
  await open.open(root);
  const answered = await open.change(root, ['', 'old'], async () => {
    // The folder it goes to is told of, and the one it comes from not yet.
    await writeFile(join(root, 'old', 'body.txt'), 'the text of the body');
    await wait(300);
    await rename(join(root, 'Books.yml'), join(root, 'old', 'Books.yml'));
    return 'moved';
  });
  expect(answered).toBe('moved');
  await vi.waitFor(() => expect(seen.at(-1)).toEqual(['old/Books.yml', 'Authors.yml']));
  await wait(200);
  expect(seen).toEqual([['old/Books.yml', 'Authors.yml']]);
  open.closeAll();
});

test('who asks next sees what a change has done, also one that failed', async () => {
  const open = keepCollectionsOpen(() => undefined);
  await open.open(root);
  const failed = open.change(root, [''], async () => {
    await rm(join(root, 'Authors.yml'));
    throw new Error('the disk is gone');
  });
  await expect(failed).rejects.toThrow('the disk is gone');
  const next = await open.change(root, [], async () => pathsIn(open.picture(root)?.items ?? []));
  expect(next).toEqual(['old/Books.yml']);
  open.closeAll();
});
