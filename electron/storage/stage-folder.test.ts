import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createFolderAtomic } from './stage-folder';

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-stage-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const files = [{ path: 'a/b.yml', text: 'x: 1\n' }];
const hex = '0123456789abcdef'.repeat(2);

test('what a program that died in the middle left beside it is taken away, what one that runs is writing is not', async () => {
  const parent = emptyFolder();
  // No system gives a process a number so high; ours and that of the first process run.
  const left = `.cairn-4999999-${hex}.tmp`;
  const others = [`.cairn-1-${hex}.tmp`, '.cairn', '.cairn-new-of-mine', `${left}.bak`];
  for (const name of [left, ...others]) mkdirSync(join(parent, name));
  expect(await createFolderAtomic(join(parent, 'shop'), files)).toEqual({ ok: true, value: 'created' });
  expect(readdirSync(parent).sort()).toEqual([...others, 'shop'].sort());
});

test('a folder that is taken stays, and nothing of the attempt does', async () => {
  const parent = emptyFolder();
  mkdirSync(join(parent, 'shop', 'mine'), { recursive: true });
  expect(await createFolderAtomic(join(parent, 'shop'), files)).toEqual({ ok: true, value: 'taken' });
  expect([readdirSync(parent), readdirSync(join(parent, 'shop'))]).toEqual([['shop'], ['mine']]);
});
