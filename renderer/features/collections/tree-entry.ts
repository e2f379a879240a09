import type { Collection, CollectionItem, FolderItem } from '#shared/model/collection';
import type { Settings } from '#shared/model/settings';
import { isMatch, isNothing, type TreeFilter } from './tree-filter';
import { inOrder } from './tree-order';

/** One row of the tree. */
export interface TreeEntry {
  /** Unique in the tree, and the same as long as the file is where it is. */
  readonly id: string;
  readonly root: string;
  readonly item: CollectionItem | { readonly kind: 'collection'; readonly collection: Collection };
  readonly name: string;
  readonly children: readonly TreeEntry[];
  /** Requests in it, at any depth. */
  readonly count: number;
}

/** Names a place; a line break stands in no path that is listed. */
export const entryId = (root: string, path: string): string => `${root}\n${path}`;

/** How the tree is looked at. */
export interface TreeView {
  readonly filter: TreeFilter;
  readonly order: Settings['treeOrder'];
  /** Ids of requests in whose bodies the text of the filter stands. */
  readonly found: ReadonlySet<string>;
}

export const plainView: TreeView = { filter: { text: '', tags: [] }, order: 'own', found: new Set() };

export interface ShownTree {
  readonly entries: readonly TreeEntry[];
  /** Matches that are left out, since nobody reads that many. */
  readonly missed: number;
}

/** So many matches of a filter are listed. */
const matchesAtMost = 100;

/** The collections as a tree, without what does not match the filter. A folder stays when something in it does. */
export function treeOf(collections: readonly Collection[], view: TreeView): ShownTree {
  const isFiltered = !isNothing(view.filter);
  const budget = { left: isFiltered ? matchesAtMost : Infinity, missed: 0 };
  const entries = collections.flatMap((collection) => {
    const children = entriesOf(collection.items, { root: collection.root, view, budget, isAll: !isFiltered });
    const isNamed = view.filter.tags.length === 0 && collection.name.toLowerCase().includes(view.filter.text);
    if (children.length === 0 && isFiltered && !isNamed) return [];
    const { root, name } = collection;
    return [
      { id: entryId(root, ''), root, item: { kind: 'collection' as const, collection }, name, children, count: sum(children) },
    ];
  });
  return { entries, missed: budget.missed };
}

/** Every row by its id. */
export function indexEntries(entries: readonly TreeEntry[], index = new Map<string, TreeEntry>()): Map<string, TreeEntry> {
  for (const entry of entries) {
    index.set(entry.id, entry);
    indexEntries(entry.children, index);
  }
  return index;
}

/** Ids of the rows that lead to a place. */
export function idsAbove(root: string, path: string): string[] {
  const folders = path.split('/').slice(0, -1);
  return [entryId(root, ''), ...folders.map((_, depth) => entryId(root, folders.slice(0, depth + 1).join('/')))];
}

/** The folders of a collection by their paths, the collection itself first. */
export function foldersOf({ items }: Pick<Collection, 'items'>): string[] {
  return ['', ...items.flatMap((item) => (item.kind === 'folder' ? [item.path, ...foldersOf(item).slice(1)] : []))];
}

interface Listing {
  readonly root: string;
  readonly view: TreeView;
  readonly budget: { left: number; missed: number };
  /** Something above matches: all of it is shown. */
  readonly isAll: boolean;
}

function entriesOf(items: readonly CollectionItem[], listing: Listing): TreeEntry[] {
  return inOrder(items, listing.view.order).flatMap((item) => {
    const id = entryId(listing.root, item.path);
    const isWanted = listing.isAll || isMatch(item, listing.view.filter, listing.view.found.has(id));
    if (item.kind === 'folder') return folderEntry(item, id, { ...listing, isAll: isWanted });
    if (!isWanted) return [];
    listing.budget.left--;
    if (listing.budget.left < 0) {
      listing.budget.missed++;
      return [];
    }
    return [{ id, root: listing.root, item, name: item.name, children: [], count: 1 }];
  });
}

function folderEntry(item: FolderItem, id: string, listing: Listing): TreeEntry[] {
  const children = entriesOf(item.items, listing);
  if (children.length === 0 && !listing.isAll) return [];
  return [{ id, root: listing.root, item, name: item.name, children, count: sum(children) }];
}

const sum = (entries: readonly TreeEntry[]) => entries.reduce((total, { count }) => total + count, 0);
