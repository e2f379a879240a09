import type { Collection } from '#shared/model/collection';
import { indexEntries, type ShownTree, treeOf, type TreeEntry, type TreeView } from './tree-entry';

export interface IndexedTree extends ShownTree {
  /** Every row by its id. */
  readonly index: ReadonlyMap<string, TreeEntry>;
}

/**
 * Makes a tree that shares with the one it made before every row that is the same, with all in it: what did not change is
 * not drawn again. A tree in which nothing changed is the one before.
 */
export function createSharedTree(): (collections: readonly Collection[], view: TreeView) => IndexedTree {
  let last: IndexedTree = { entries: [], missed: 0, index: new Map() };
  return (collections, view) => {
    const { entries: made, missed } = treeOf(collections, view);
    const entries = sharedList(made, last.entries, last.index);
    if (entries === last.entries && missed === last.missed) return last;
    last = { entries, missed, index: entries === last.entries ? last.index : indexEntries(entries) };
    return last;
  };
}

type Index = ReadonlyMap<string, TreeEntry>;

function sharedList(made: readonly TreeEntry[], before: readonly TreeEntry[], index: Index): readonly TreeEntry[] {
  const entries = made.map((entry) => sharedEntry(entry, index));
  return entries.length === before.length && entries.every((entry, at) => entry === before[at]) ? before : entries;
}

function sharedEntry(entry: TreeEntry, index: Index): TreeEntry {
  const before = index.get(entry.id);
  const children = sharedList(entry.children, before?.children ?? [], index);
  return before && isSameItem(entry, before) && children === before.children ? before : { ...entry, children };
}

/** The row of a collection is made anew each time around the same collection. */
const isSameItem = ({ item }: TreeEntry, { item: before }: TreeEntry): boolean =>
  item === before || (item.kind === 'collection' && before.kind === 'collection' && item.collection === before.collection);
