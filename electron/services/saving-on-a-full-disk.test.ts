import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { defaultOptions } from '#shared/model/request-options';
import type { Result } from '#shared/result';
import { sessionVault } from '../storage/vault/vault.test-support';
import { createCollectionService, type CollectionService } from './collection-service';

const caller = { windowId: null };

/** A disk of one megabyte can only be made by root on Linux. */
const disk = process.platform === 'linux' && process.getuid?.() === 0 ? makeDisk() : null;

function makeDisk(): string | null {
  const path = mkdtempSync(join(tmpdir(), 'cairn-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', path], { stdio: 'ignore' });
    execFileSync('umount', [path], { stdio: 'ignore' });
    return path;
  } catch {
    rmSync(path, { recursive: true });
    return null;
  }
}

let home: string;
let root: string;
let service: CollectionService;

beforeEach(async () => {
  if (disk === null) return;
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk]);
  home = mkdtempSync(join(tmpdir(), 'cairn-home-'));
  root = join(disk, 'collection');
  service = createCollectionService({ home, publish: () => {}, vault: sessionVault(home) });
  value(await service['collection.create']({ root, name: 'Full' }, caller));
});
afterEach(() => {
  if (disk === null) return;
  service.close();
  execFileSync('umount', ['-l', disk]);
  rmSync(home, { recursive: true });
});

afterAll(() => disk !== null && rmSync(disk, { recursive: true, force: true }));

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

const save = (draft: RequestDraft, fields: { readonly path?: string; readonly revision?: string } = {}) =>
  service['collection.saveRequest'](
    { root, path: fields.path ?? null, folder: '', name: 'Kept', draft, revision: fields.revision ?? null },
    caller,
  );

/** Ever smaller files until not one byte is left. */
function fillDisk() {
  for (let bytes = 64 * 1024; bytes >= 1; bytes = Math.floor(bytes / 2)) {
    for (let index = 0; isWritten(`fill-${bytes}-${index}`, bytes); index++);
  }
}

function isWritten(name: string, bytes: number): boolean {
  try {
    writeFileSync(join(disk ?? '', name), Buffer.alloc(bytes));
    return true;
  } catch {
    return false;
  }
}

function freeDisk() {
  for (const name of readdirSync(disk ?? '')) if (name.startsWith('fill-')) rmSync(join(disk ?? '', name));
}

test.skipIf(disk === null)('a full disk leaves the old file as it was, names the file, and the next try works', async () => {
  const saved = value(await save(createDraft('https://x.test/old')));
  const before = readFileSync(join(root, saved.path), 'utf8');
  const larger = {
    ...createDraft('https://x.test/new'),
    body: { kind: 'text' as const, text: 'x'.repeat(100_000), mediaType: 'text/csv' },
    options: { ...defaultOptions, verifyTls: false },
  };
  fillDisk();
  expect(await save(larger, saved)).toEqual({
    ok: false,
    failure: { kind: 'fileFailed', path: expect.stringContaining(root), reason: 'the disk is full' },
  });
  expect(readFileSync(join(root, saved.path), 'utf8')).toBe(before);
  expect(await save(createDraft('https://x.test/second'))).toMatchObject({ failure: { reason: 'the disk is full' } });
  expect(readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tmp$|Kept 2/.test(name))).toEqual([]);

  freeDisk();
  const retried = value(await save(larger, saved));
  const opened = value(await service['collection.readRequest']({ root, path: saved.path }, caller));
  expect([retried.revision, opened.draft.body]).toEqual([opened.revision, larger.body]);
});

test.skipIf(disk === null)('a disk that has become read-only is named as such', async () => {
  const saved = value(await save(createDraft('https://x.test/old')));
  execFileSync('mount', ['-o', 'remount,ro', disk ?? '']);
  expect(await save(createDraft('https://x.test/new'), saved)).toEqual({
    ok: false,
    failure: { kind: 'fileFailed', path: join(root, saved.path), reason: 'it is on a read-only disk' },
  });
  execFileSync('mount', ['-o', 'remount,rw', disk ?? '']);
  value(await save(createDraft('https://x.test/new'), saved));
});

test.skipIf(disk === null)(
  'what cannot be moved or copied onto a full disk stays where it is, and leaves nothing there',
  async () => {
    const near = join(home, 'near');
    value(await service['collection.create']({ root: near, name: 'Near' }, caller));
    value(await service['collection.createFolder']({ root: near, parent: '', name: 'things' }, caller));
    const draft = { ...createDraft('https://x.test/kept'), options: { ...defaultOptions, verifyTls: false } };
    const at = (folder: string) => ({ root: near, path: null, folder, name: 'Kept', draft, revision: null });
    value(await service['collection.saveRequest'](at(''), caller));
    value(await service['collection.saveRequest'](at('things'), caller));
    value(await service['collection.createFolder']({ root, parent: '', name: 'shelf' }, caller));
    const names = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
    const before = [names(near), names(root)];
    fillDisk();
    const to = { root, folder: '', before: null };
    for (const path of ['Kept.yml', 'things']) {
      const moved = await service['collection.moveItem']({ from: { root: near, path }, to }, caller);
      expect(moved).toMatchObject({ ok: false, failure: { reason: 'the disk is full' } });
    }
    const { settings, revision } = value(await service['collection.readFolder']({ root, path: 'shelf' }, caller));
    const said = await service['collection.saveFolder'](
      { root, path: 'shelf', settings: { ...settings, docs: 'x'.repeat(9_000) }, revision },
      caller,
    );
    expect(said).toMatchObject({ ok: false, failure: { reason: 'the disk is full' } });
    expect([names(near), names(root).filter((name) => name !== '.cairn')]).toEqual(before);

    freeDisk();
    value(await service['collection.moveItem']({ from: { root: near, path: 'things' }, to }, caller));
    expect([names(near).includes('things'), names(root).includes('.cairn/things/Kept.yaml')]).toEqual([false, true]);
  },
);
