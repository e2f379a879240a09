import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFileAtomic, writeFileAtomic } from './atomic-file';
import { removeOrphans } from './temporary-files';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cairn-atomic-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string) => join(folder, name);
const oldTemporary = `.cairn-4194999-${'0'.repeat(32)}.tmp`;

describe('writing a file', () => {
  test('replaces the old content whole and leaves nothing else in the folder', async () => {
    writeFileSync(at('a.yml'), 'old and much longer than the new one');
    expect(await writeFileAtomic(at('a.yml'), 'new')).toEqual({ ok: true, value: undefined });
    expect({ text: readFileSync(at('a.yml'), 'utf8'), names: readdirSync(folder) }).toEqual({ text: 'new', names: ['a.yml'] });
  });

  test('writes bytes as they are', async () => {
    const bytes = Uint8Array.from([0, 255, 13, 10, 128]);
    await writeFileAtomic(at('b.bin'), bytes);
    expect([...readFileSync(at('b.bin'))]).toEqual([...bytes]);
  });

  test.skipIf(process.platform === 'win32')('keeps the permissions of the old file, whatever the umask', async () => {
    writeFileSync(at('a.yml'), 'old');
    chmodSync(at('a.yml'), 0o666);
    await writeFileAtomic(at('a.yml'), 'new');
    expect(statSync(at('a.yml')).mode & 0o777).toBe(0o666);
  });

  test.skipIf(process.platform === 'win32')('gives a new file the permissions asked for', async () => {
    await writeFileAtomic(at('secret'), 'x', { mode: 0o600 });
    expect(statSync(at('secret')).mode & 0o777).toBe(0o600);
  });

  test.skipIf(process.platform === 'win32')('replaces a link and never writes through it', async () => {
    writeFileSync(at('elsewhere'), 'mine');
    symlinkSync(at('elsewhere'), at('link'));
    await writeFileAtomic(at('link'), 'new');
    expect([readFileSync(at('elsewhere'), 'utf8'), readFileSync(at('link'), 'utf8')]).toEqual(['mine', 'new']);
  });

  test('ends with what was asked for last, however many ask at once', async () => {
    await Promise.all(Array.from({ length: 50 }, (_, index) => writeFileAtomic(at('a'), `version ${index}`)));
    expect(readFileSync(at('a'), 'utf8')).toBe('version 49');
  });

  test('names the file and the reason when its folder is gone', async () => {
    expect(await writeFileAtomic(at('no/where.yml'), 'x')).toEqual({
      ok: false,
      failure: { kind: 'fileFailed', path: at('no/where.yml'), reason: 'it is not there' },
    });
  });

  test('names the file and the reason when a folder stands in its place, and leaves no temporary file', async () => {
    mkdirSync(at('taken'));
    expect(await writeFileAtomic(at('taken'), 'x')).toEqual({
      ok: false,
      failure: { kind: 'fileFailed', path: at('taken'), reason: 'it is a folder, not a file' },
    });
    expect(readdirSync(folder)).toEqual(['taken']);
  });

  test('says so when its name is too long for the disk', async () => {
    const path = at('x'.repeat(300));
    expect(await writeFileAtomic(path, 'x')).toEqual({
      ok: false,
      failure: { kind: 'fileFailed', path, reason: 'its name is too long for this disk' },
    });
  });
});

describe('making a file that must be new', () => {
  test('makes it', async () => {
    expect(await createFileAtomic(at('new'), 'x')).toEqual({ ok: true, value: 'created' });
    expect(readdirSync(folder)).toEqual(['new']);
  });

  test('leaves a file of that name alone', async () => {
    writeFileSync(at('a'), 'first');
    expect(await createFileAtomic(at('a'), 'second')).toEqual({ ok: true, value: 'taken' });
    expect({ text: readFileSync(at('a'), 'utf8'), names: readdirSync(folder) }).toEqual({ text: 'first', names: ['a'] });
  });
});

describe('what a program that died has left', () => {
  test('is taken away', async () => {
    writeFileSync(at(oldTemporary), 'half');
    writeFileSync(at('.cairn-notes.tmp'), 'the user’s own');
    await removeOrphans(folder);
    expect(readdirSync(folder)).toEqual(['.cairn-notes.tmp']);
  });

  test('is left while its program still runs', async () => {
    const name = oldTemporary.replace('4194999', String(process.ppid));
    writeFileSync(at(name), 'being written');
    await removeOrphans(folder);
    expect(existsSync(at(name))).toBe(true);
  });
});
