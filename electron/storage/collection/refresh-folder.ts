import type { Dirent, Stats } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileErrorCode } from '../file-failure.ts';
import { isOrphan, removeOrphans } from '../temporary-files.ts';
import { eachLimited } from './each-limited.ts';
import { readTitle } from './folder-title.ts';
import { blankFolder, pathBelow, type FolderEntry } from './folder-tree.ts';
import { broken, lookAt, readText, type ListedFile } from './look-at-file.ts';

export const rootFile = 'opencollection.yml';
export const folderFile = 'folder.yml';

/** What looking at folders needs to know beside the folder. */
export interface Looking {
  readonly root: string;
  /** Whether the next file is only to be looked at, not parsed. */
  readonly isQuick: () => boolean;
}

/**
 * Brings a folder up to date with the disk; files that did not change are not read again.
 * Folders in it are looked into when they are new, or when `deep`. Null when the folder is gone.
 */
export async function refreshFolder(looking: Looking, folder: FolderEntry, deep: boolean): Promise<boolean | null> {
  const path = join(looking.root, folder.path);
  const facts = await factsOf(path);
  const entries = facts?.isDirectory() ? await entriesOf(path) : null;
  if (!facts || !entries) return null;
  if (entries.some((entry) => isOrphan(entry.name))) await removeOrphans(path);
  if (deep) await removeOrphans(join(looking.root, '.cairn', folder.path));
  folder.stamp = folderStamp(facts);
  const titled = await refreshTitle(looking, folder);
  const files = await refreshFiles(looking, folder, entries.filter(isRequestFile));
  const folders = await refreshFolders(looking, folder, { entries: entries.filter(isListedFolder(folder)), deep });
  return titled || files || folders;
}

async function refreshTitle({ root }: Looking, folder: FolderEntry): Promise<boolean> {
  const path = join(root, pathBelow(folder, folder.path === '' ? rootFile : folderFile));
  const facts = await factsOf(path);
  const stamp = facts ? stampOf(facts) : 'none';
  if (stamp === folder.titleStamp) return false;
  folder.titleStamp = stamp;
  folder.title = await readTitle(path, facts);
  return true;
}

async function refreshFiles(looking: Looking, folder: FolderEntry, entries: readonly Dirent[]): Promise<boolean> {
  let changed = dropMissing(folder.files, entries);
  await eachLimited(entries, 32, async ({ name }) => {
    const path = pathBelow(folder, name);
    const facts = await factsOf(join(looking.root, path));
    if (!facts || facts.isDirectory()) return;
    const stamp = stampOf(facts);
    if (folder.files.get(name)?.stamp === stamp) return;
    folder.files.set(name, { ...(await listFile(looking, path, facts)), stamp });
    changed = true;
  });
  return changed;
}

async function listFile({ root, isQuick }: Looking, path: string, facts: Stats): Promise<ListedFile> {
  if (!facts.isFile()) return broken(path, { reason: 'It is a link or a device, which Cairn does not open', line: null });
  const text = await readText(join(root, path), facts.size);
  return lookAt(path, text, root, isQuick());
}

interface FoldersSeen {
  readonly entries: readonly Dirent[];
  readonly deep: boolean;
}

async function refreshFolders(looking: Looking, folder: FolderEntry, { entries, deep }: FoldersSeen): Promise<boolean> {
  let changed = dropMissing(folder.folders, entries);
  await eachLimited(entries, 8, async ({ name }) => {
    const path = pathBelow(folder, name);
    const known = folder.folders.get(name);
    const facts = await factsOf(join(looking.root, path));
    if (!facts || (known?.stamp === folderStamp(facts) && !deep)) return;
    const entry = known ?? blankFolder(path);
    folder.folders.set(name, entry);
    changed = (await refreshFolder(looking, entry, true)) !== false || !known || changed;
  });
  return changed;
}

function dropMissing(known: Map<string, unknown>, entries: readonly Dirent[]): boolean {
  const names = new Set(entries.map((entry) => entry.name));
  const missing = [...known.keys()].filter((name) => !names.has(name));
  for (const name of missing) known.delete(name);
  return missing.length > 0;
}

const isRequestFile = (entry: Dirent): boolean =>
  entry.name.endsWith('.yml') &&
  !entry.name.startsWith('.') &&
  !entry.isDirectory() &&
  ![rootFile, folderFile].includes(entry.name);

const isListedFolder =
  (parent: FolderEntry) =>
  (entry: Dirent): boolean =>
    entry.isDirectory() &&
    !entry.name.startsWith('.') &&
    entry.name !== 'node_modules' &&
    !(parent.path === '' && entry.name === 'environments');

async function entriesOf(path: string): Promise<Dirent[] | null> {
  try {
    return await readdir(path, { withFileTypes: true });
  } catch (thrown) {
    if (fileErrorCode(thrown) === null) throw thrown;
    return null;
  }
}

/** What the system says of a path without following a link, or null when it cannot say. */
export async function factsOf(path: string): Promise<Stats | null> {
  try {
    return await lstat(path);
  } catch (thrown) {
    if (fileErrorCode(thrown) === null) throw thrown;
    return null;
  }
}

const stampOf = (facts: Stats): string => `${facts.ino}:${facts.size}:${facts.mtimeMs}:${facts.ctimeMs}`;

const folderStamp = (facts: Stats): string => `${facts.dev}:${facts.ino}`;
