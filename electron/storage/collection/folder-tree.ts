import { basename } from 'node:path';
import type { Collection, CollectionItem } from '#shared/model/collection';
import { noTitle, type FolderTitle } from './folder-title.ts';
import type { ListedFile } from './look-at-file.ts';

export interface FileEntry extends ListedFile {
  /** Changes whenever the file does. */
  readonly stamp: string;
}

/** A folder of a collection, as last seen on disk. */
export interface FolderEntry {
  /** Relative to the root, with `/`; empty for the root. */
  readonly path: string;
  /** Another folder under the same path has another stamp. */
  stamp: string;
  title: FolderTitle;
  titleStamp: string;
  readonly files: Map<string, FileEntry>;
  readonly folders: Map<string, FolderEntry>;
}

export const blankFolder = (path: string): FolderEntry => ({
  path,
  stamp: '',
  title: noTitle,
  titleStamp: '',
  files: new Map(),
  folders: new Map(),
});

export const pathBelow = (folder: FolderEntry, name: string): string => (folder.path === '' ? name : `${folder.path}/${name}`);

export function* eachFolder(folder: FolderEntry): Generator<FolderEntry> {
  yield folder;
  for (const inner of folder.folders.values()) yield* eachFolder(inner);
}

/** The folder of that path, or the nearest one above it that is known. */
export function nearestFolder(top: FolderEntry, path: string): FolderEntry {
  let folder = top;
  for (const step of path.split('/')) {
    const inner = folder.folders.get(step);
    if (!inner) break;
    folder = inner;
  }
  return folder;
}

/** The collection as the side bar lists it: folders first, each kind in its own order and then by name. */
export function pictureOf(root: string, top: FolderEntry, problem: string | null): Collection {
  return { root, name: top.title.name || basename(root), items: itemsOf(top), problem: problem ?? top.title.problem };
}

function itemsOf(folder: FolderEntry): CollectionItem[] {
  const folders = [...folder.folders].map(([name, inner]) => ({
    seq: inner.title.seq,
    item: { kind: 'folder' as const, path: inner.path, name: inner.title.name || name, items: itemsOf(inner) },
  }));
  const files = [...folder.files.values()];
  return [...folders.sort(byOrder), ...files.sort(byOrder)].map(({ item }) => item);
}

/** A request or folder with its place among its neighbours; null where its file gives none. */
export interface Ranked {
  readonly path: string;
  readonly seq: number | null;
}

/** What stands in one folder, each kind in its own order. Files that cannot be read have no place in it: they come last. */
export interface FolderOrder {
  readonly requests: readonly Ranked[];
  readonly folders: readonly Ranked[];
}

export function orderIn(folder: FolderEntry): FolderOrder {
  const requests = [...folder.files.values()].filter(({ item }) => item.kind === 'request').sort(byOrder);
  const folders = [...folder.folders].map(([name, { path, title }]) => ({
    seq: title.seq,
    item: { path, name: title.name || name },
  }));
  const ranked = ({ seq, item: { path } }: Ordered): Ranked => ({ path, seq });
  return { requests: requests.map(ranked), folders: folders.sort(byOrder).map(ranked) };
}

interface Ordered {
  readonly seq: number | null;
  readonly item: { readonly name: string; readonly path: string };
}

const collator = new Intl.Collator(undefined, { numeric: true });

function byOrder(one: Ordered, other: Ordered): number {
  const bySeq = (one.seq ?? Number.MAX_VALUE) - (other.seq ?? Number.MAX_VALUE);
  return bySeq || collator.compare(one.item.name, other.item.name) || (one.item.path < other.item.path ? -1 : 1);
}
