import { join } from 'node:path';
import type { Collection } from '#shared/model/collection';
import {
  blankFolder,
  eachFolder,
  nearestFolder,
  orderIn,
  pictureOf,
  type FileEntry,
  type FolderEntry,
  type FolderOrder,
} from './folder-tree.ts';
import { lookAt, readText } from './look-at-file.ts';
import { factsOf, refreshFolder, rootFile, type Looking } from './refresh-folder.ts';

/** So many files are parsed at once on opening; of the rest the first lines are read, and they are checked afterwards. */
const checkedAtOnce = 300;

/** A folder that is watched; another folder under the same path has another stamp. */
export interface WatchedFolder {
  readonly path: string;
  readonly stamp: string;
}

/** What a collection holds, as far as its list shows it. Files that did not change are not read again. */
export interface CollectionIndex {
  picture(): Collection;
  /** Looks at these folders again, or at all of them; answers whether anything is different. */
  refresh(folders?: readonly string[]): Promise<boolean>;
  /** Parses some of the files that were only looked at; answers whether some are left and whether the list is different. */
  checkMore(count: number): Promise<{ readonly left: boolean; readonly changed: boolean }>;
  /** One more than the highest place in the order of a folder's requests. */
  nextSeq(folder: string): number;
  /** The requests and folders in a folder, in their order. */
  order(folder: string): FolderOrder;
  /** Paths of the requests in whose bodies a text stands, whatever its case; at most so many. */
  search(text: string, atMost: number): string[];
  /** The folders to watch; none when the root is gone. */
  folders(): WatchedFolder[];
}

/** `parsedAtOnce`: of how many files more than the first lines is read before the list stands. */
export function createCollectionIndex(root: string, parsedAtOnce = checkedAtOnce): CollectionIndex {
  const top = blankFolder('');
  let isGone = true;
  let parsed = 0;
  const looking: Looking = { root, isQuick: () => parsed++ >= parsedAtOnce };

  async function refreshOne(path: string, deep: boolean): Promise<boolean> {
    const folder = nearestFolder(top, path);
    const changed = await refreshFolder(looking, folder, deep);
    if (changed !== null) return changed;
    if (folder.path !== '') return refreshOne(folder.path.split('/').slice(0, -1).join('/'), false);
    isGone = true;
    return true;
  }

  return {
    picture: () => pictureOf(root, top, problemOf(top, isGone)),
    folders: () => (isGone ? [] : [...eachFolder(top)].map(({ path, stamp }) => ({ path, stamp }))),

    nextSeq(path) {
      const files = [...nearestFolder(top, path).files.values()];
      return files.reduce((highest, { seq }) => Math.max(highest, seq ?? 0), 0) + 1;
    },

    order: (path) => orderIn(nearestFolder(top, path)),

    search(text, atMost) {
      const wanted = text.toLowerCase();
      const found: string[] = [];
      for (const folder of eachFolder(top))
        for (const { item, bodyText } of folder.files.values()) {
          if (bodyText.includes(wanted)) found.push(item.path);
          if (found.length >= atMost) return found;
        }
      return found;
    },

    async refresh(folders) {
      const wasGone = isGone;
      isGone = false;
      const paths = folders && !wasGone ? new Set(folders) : [''];
      let changed = false;
      for (const path of paths) changed = (await refreshOne(path, !folders || wasGone)) || changed;
      return wasGone ? !isGone : changed;
    },

    async checkMore(count) {
      const waiting = unchecked(top);
      const now = waiting.slice(0, count);
      const changes = await Promise.all(now.map(({ folder, name, entry }) => check(root, folder, name, entry)));
      return { left: waiting.length > now.length, changed: changes.includes(true) };
    },
  };
}

function problemOf(top: FolderEntry, isGone: boolean): string | null {
  if (isGone) return 'The folder is not there';
  return top.titleStamp === 'none' ? `There is no ${rootFile} in it` : null;
}

interface Unchecked {
  readonly folder: FolderEntry;
  readonly name: string;
  readonly entry: FileEntry;
}

const unchecked = (top: FolderEntry): Unchecked[] =>
  [...eachFolder(top)].flatMap((folder) =>
    [...folder.files].flatMap(([name, entry]) => (entry.checked ? [] : [{ folder, name, entry }])),
  );

async function check(root: string, folder: FolderEntry, name: string, entry: FileEntry): Promise<boolean> {
  const { path } = entry.item;
  const facts = await factsOf(join(root, path));
  const look = lookAt(path, await readText(join(root, path), facts?.size ?? 0), root, false);
  // It may have been refreshed meanwhile; what was read then is newer.
  if (folder.files.get(name) !== entry) return false;
  folder.files.set(name, { ...look, stamp: entry.stamp });
  return look.item.kind === 'broken';
}
