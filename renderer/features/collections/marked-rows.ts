import { createContext } from 'react';
import { placeOf } from './item-task';
import type { TreeEntry } from './tree-entry';

/** The rows that something is done to when it is asked of one of them: all that are selected where it is, else it alone. */
export type Together = (entry: TreeEntry) => readonly TreeEntry[];

/** Only what is in hand asks: a selection that changes draws no row again for it. */
export const TogetherContext = createContext<Together>((entry) => [entry]);

/** Rows without those that stand in a folder among them: what is done to the folder is done to them. */
export function topmost(entries: readonly TreeEntry[]): TreeEntry[] {
  const folders = entries.filter(({ item }) => item.kind === 'folder' || item.kind === 'collection');
  return entries.filter((entry) => !folders.some((folder) => folder !== entry && isIn(entry, folder)));
}

function isIn(entry: TreeEntry, folder: TreeEntry): boolean {
  const [place, above] = [placeOf(entry), placeOf(folder)];
  if (!place || entry.root !== folder.root) return false;
  return above === null || place.path.startsWith(`${above.path}/`);
}

/** Requests at or below rows, each once. */
export function requestsOf(entries: readonly TreeEntry[]): TreeEntry[] {
  return entries.flatMap((entry) => (entry.item.kind === 'request' ? [entry] : requestsOf(entry.children)));
}

/** What rows are called together: the name of one, else how many of what. */
export function nameOf(entries: readonly TreeEntry[]): string {
  const [only] = entries;
  if (only && entries.length === 1) return only.name;
  const folders = entries.filter(({ item }) => item.kind === 'folder').length;
  const collections = entries.filter(({ item }) => item.kind === 'collection').length;
  const requests = entries.length - folders - collections;
  return [counted(collections, 'collection'), counted(folders, 'folder'), counted(requests, 'request')]
    .filter(Boolean)
    .join(' and ');
}

const counted = (count: number, noun: string): string =>
  count === 0 ? '' : `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
