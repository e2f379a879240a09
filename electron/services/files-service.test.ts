import { chmod, mkdir, symlink } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { expect, onTestFinished, test } from 'vitest';
import { ok } from '#shared/result';
import { BodyDesk } from '../bodies/body-desk';
import { createBodyStore } from '../bodies/body-store';
import { writeFileAtomic } from '../storage/atomic-file.ts';
import { createFilesService, type Dialogs } from './files-service';
import { makeTestFolder } from './host-parts.test-support';

const nobody = { windowId: null };

async function startFiles(dialogs: Dialogs | null = null) {
  const bodies = createBodyStore(join(await makeTestFolder(), 'bodies'));
  onTestFinished(() => bodies.close());
  return createFilesService(dialogs, new BodyDesk(bodies));
}

const list = async (path: string | null) => (await startFiles())['files.list']({ path }, nobody);

test('folders come first, hidden ones last, numbers in their order, and collections are marked', async () => {
  const folder = await makeTestFolder();
  for (const name of ['zoo', '.git', 'shop', 'item 10', 'item 9']) await mkdir(join(folder, name));
  await writeFileAtomic(join(folder, 'shop', 'opencollection.yml'), 'name: Shop');
  for (const name of ['a.json', '.env', 'B.json']) await writeFileAtomic(join(folder, name), 'four');
  await symlink(join(folder, 'a.json'), join(folder, 'link.json'));
  await symlink(join(folder, 'zoo'), join(folder, 'linked zoo'));
  await symlink(join(folder, 'nothing'), join(folder, 'dangling'));
  const folderNamed = (name: string, collection = false) => ({ name, kind: 'folder', bytes: 0, collection });
  const fileNamed = (name: string) => ({ name, kind: 'file', bytes: 4, collection: false });
  expect(await list(folder)).toEqual(
    ok({
      path: folder,
      parent: dirname(folder),
      entries: [
        folderNamed('item 9'),
        folderNamed('item 10'),
        folderNamed('linked zoo'),
        folderNamed('shop', true),
        folderNamed('zoo'),
        fileNamed('a.json'),
        fileNamed('B.json'),
        fileNamed('link.json'),
        folderNamed('.git'),
        fileNamed('.env'),
      ],
    }),
  );
});

test('no path is the user’s own folder, and ~ stands for it', async () => {
  expect(await list(null)).toMatchObject({ ok: true, value: { path: homedir() } });
  expect(await list('~')).toMatchObject({ ok: true, value: { path: homedir() } });
});

test('the root has no parent', async () => {
  expect(await list('/')).toMatchObject({ ok: true, value: { path: '/', parent: null } });
});

test.each(['books', './books', '', '~ada', '/tmp/\0'])('“%s” is no path to begin with', async (path) => {
  expect(await list(path)).toMatchObject({ ok: false, failure: { kind: 'rejectedInput' } });
});

test('a folder that is gone, a file, and a folder that may not be read are failures with their reason', async () => {
  const folder = await makeTestFolder();
  await writeFileAtomic(join(folder, 'file'), '');
  await mkdir(join(folder, 'closed'));
  await chmod(join(folder, 'closed'), 0o000);
  const isRoot = process.getuid?.() === 0;
  const answers = [await list(join(folder, 'gone')), await list(join(folder, 'file')), await list(join(folder, 'closed'))];
  const failedWith = (reason: string) => ({ ok: false, failure: expect.objectContaining({ kind: 'fileFailed', reason }) });
  expect(answers).toEqual([
    failedWith('it is not there'),
    failedWith('a part of its path is a file, not a folder'),
    isRoot ? expect.objectContaining({ ok: true }) : failedWith('there is no permission for it'),
  ]);
});

test('of a folder with very many files the first 5,000 are listed', async () => {
  const folder = await makeTestFolder();
  const names = Array.from({ length: 5_100 }, (_, at) => `d${at}`);
  await Promise.all(names.map((name) => mkdir(join(folder, name))));
  const listed = await list(folder);
  expect(listed.ok && [listed.value.entries.length, listed.value.entries.at(-1)?.name]).toEqual([5_000, 'd4999']);
});

test('a host without dialogs says so', async () => {
  const answer = await (await startFiles())['files.choose']({ what: 'openFile', suggestedName: '' }, nobody);
  expect(answer).toMatchObject({ ok: false, failure: { kind: 'unsupported', capability: 'nativeDialogs' } });
});

test('a host with dialogs shows them in front of the window that asks', async () => {
  const asked: unknown[] = [];
  const files = await startFiles({
    choose: async (...args) => {
      asked.push(args);
      return '/home/ada/shop';
    },
  });
  const input = { what: 'openFolder', suggestedName: '' } as const;
  expect(await files['files.choose'](input, { windowId: 'desktop-1' })).toEqual(ok('/home/ada/shop'));
  expect(asked).toEqual([[input, 'desktop-1']]);
});

test('a description is read from a file of JSON or YAML, and nothing else is one', async () => {
  const folder = await makeTestFolder();
  const files = await startFiles();
  const read = async (path: string) => files['files.readDescription']({ path }, nobody);
  await writeFileAtomic(join(folder, 'a.json'), '{"openapi":"3.1.0","n":1.0}');
  await writeFileAtomic(join(folder, 'a.yaml'), 'openapi: 3.1.0\npaths:\n  /a: { n: 1 }\n  /a: {}\n');
  await writeFileAtomic(join(folder, 'a.txt'), 'plain words');
  expect(await read(join(folder, 'a.json'))).toEqual(ok({ json: '{"openapi":"3.1.0","n":1.0}' }));
  expect(await read(join(folder, 'a.yaml'))).toEqual(ok({ json: '{"openapi":"3.1.0","paths":{"/a":{}}}' }));
  expect(await read(join(folder, 'a.txt'))).toEqual(ok({ json: null }));
  expect(await read(folder)).toMatchObject({ failure: { kind: 'fileUnreadable' } });
  expect(await read(join(folder, 'none.json'))).toMatchObject({ ok: false });
  expect(await read('relative.json')).toMatchObject({ failure: { kind: 'rejectedInput' } });
});

test('a long description is read aside: nobody else waits for it', async () => {
  const file = join(await makeTestFolder(), 'long.yaml');
  const paths = Array.from({ length: 20_000 }, (_, at) => `  /a/${at}: { get: { summary: "${'word '.repeat(5)}" } }\n`);
  await writeFileAtomic(file, `openapi: 3.1.0\npaths:\n${paths.join('')}`);
  const files = await startFiles();
  const before = performance.eventLoopUtilization();
  const read = await files['files.readDescription']({ path: file }, nobody);
  const { utilization } = performance.eventLoopUtilization(before);
  expect(read.ok && read.value.json?.length).toBeGreaterThan(800_000);
  expect(utilization).toBeLessThan(0.5);
  await writeFileAtomic(file, `openapi: 3.1.0 # ${'long '.repeat(2_000_000)}`);
  expect(await files['files.readDescription']({ path: file }, nobody)).toMatchObject({
    failure: { kind: 'fileUnreadable', reason: 'it is larger than 8 MiB' },
  });
}, 60_000);
