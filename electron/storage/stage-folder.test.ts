import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
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

test('what an earlier version left is taken away once it is old, and never what somebody else has put there', async () => {
  const parent = emptyFolder();
  const stage = (digit: string) => `.cairn-new-${digit.repeat(24)}`;
  const put = (name: string, file: string, days: number) => {
    mkdirSync(join(parent, name, 'orders'), { recursive: true });
    writeFileSync(join(parent, name, file), 'x: 1\n');
    const then = new Date(Date.now() - days * 24 * 60 * 60 * 1000);
    for (const path of [file, 'orders', '']) utimesSync(join(parent, name, path), then, then);
  };
  put(stage('a'), 'orders/List.yml', 2);
  put(stage('b'), 'orders/List.yml', 0.5);
  put(stage('c'), 'notes.txt', 30);
  put('.cairn-new-mine', 'orders/List.yml', 30);
  put(`${stage('d')}0`, 'orders/List.yml', 30);
  put(stage('e'), 'orders/List.yml', 30);
  writeFileSync(join(parent, stage('e'), 'orders', 'New.yml'), 'x: 1\n');
  put('elsewhere', 'List.yml', 30);
  symlinkSync(join(parent, 'elsewhere'), join(parent, stage('f')));
  writeFileSync(join(parent, stage('0')), 'a file');
  const before = readdirSync(parent);
  expect(await createFolderAtomic(join(parent, 'shop'), files)).toEqual({ ok: true, value: 'created' });
  expect(readdirSync(parent).sort()).toEqual([...before.filter((name) => name !== stage('a')), 'shop'].sort());
  expect(readdirSync(join(parent, 'elsewhere'))).toContain('List.yml');
});

test('a folder that is taken stays, and nothing of the attempt does', async () => {
  const parent = emptyFolder();
  mkdirSync(join(parent, 'shop', 'mine'), { recursive: true });
  expect(await createFolderAtomic(join(parent, 'shop'), files)).toEqual({ ok: true, value: 'taken' });
  expect([readdirSync(parent), readdirSync(join(parent, 'shop'))]).toEqual([['shop'], ['mine']]);
});
