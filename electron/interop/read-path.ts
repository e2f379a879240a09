import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { createNotes } from '#shared/interop/import-notes';
import { fail, ok, type Result } from '#shared/result';
import { attemptRead } from '../storage/file-failure.ts';
import { readBruFolder, type FolderFile } from './bruno/read-bru-folder.ts';
import { decodeSource, mostBytes, type ImportSource } from './parse-source.ts';
import { readImport, readingOf, type ImportReading } from './read-import.ts';

/** Files below a folder that an import looks at; links are not followed, so that it never leaves the folder. */
const mostFiles = 50_000;
const deepest = 60;

/** Reads what a path names: a file of any format, or a folder of `.bru` files with its `bruno.json`. */
export async function readImportPaths(paths: readonly string[], from: string | null = null): Promise<Result<ImportReading>> {
  const [first] = paths;
  if (paths.length === 1 && first !== undefined && (await isFolder(first))) return readFolder(first);
  const sources: ImportSource[] = [];
  for (const path of paths) {
    const read = await readFileSource(path);
    if (!read.ok) return read;
    sources.push(read.value);
  }
  return readImport(sources, from);
}

export function readFileSource(path: string): Promise<Result<ImportSource>> {
  return attemptRead(path, async () => {
    const facts = await stat(path);
    if (facts.isDirectory()) return fail({ kind: 'fileUnreadable', path, reason: 'it is a folder: import it by itself' });
    if (facts.size > mostBytes)
      return fail({ kind: 'fileUnreadable', path, reason: `it is larger than ${mostBytes / 1024 / 1024} MiB` });
    const decoded = decodeSource(basename(path), await readFile(path));
    return decoded.ok || decoded.failure.kind !== 'fileUnreadable' ? decoded : fail({ ...decoded.failure, path });
  });
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

async function readFolder(folder: string): Promise<Result<ImportReading>> {
  return attemptRead(folder, async () => {
    const files: FolderFile[] = [];
    await gather(folder, '', files);
    const has = (name: string) => files.some(({ path }) => path === name);
    const refuse = (reason: string) => fail<ImportReading>({ kind: 'fileUnreadable', path: folder, reason });
    if (has('opencollection.yml')) return refuse('it is a collection already: open it');
    if (!has('bruno.json') && !files.some(({ path }) => path.endsWith('.bru')))
      return refuse('there is no bruno.json in it, and no file of Bruno');
    const notes = createNotes();
    const imported = await readBruFolder(files, basename(folder), notes);
    return ok(readingOf([{ id: 'bruno', name: 'Bruno folder' }], imported, notes));
  });
}

async function gather(folder: string, below: string, files: FolderFile[]): Promise<void> {
  for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (files.length >= mostFiles || path.split('/').length > deepest) return;
    if (entry.isDirectory() && !isPassedBy(entry.name)) await gather(folder, path, files);
    else if (entry.isFile() && isWanted(path)) await add(folder, path, files);
  }
}

async function add(folder: string, path: string, files: FolderFile[]): Promise<void> {
  const read = await readFileSource(join(folder, path));
  if (read.ok) files.push({ path, text: read.value.text });
}

const isPassedBy = (name: string): boolean => name.startsWith('.') || name === 'node_modules';

const isWanted = (path: string): boolean => extname(path) === '.bru' || path === 'bruno.json' || path === 'opencollection.yml';
