import type { Collection, CollectionItem } from '#shared/model/collection';

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

/** The collections as a tree, without what does not match the filter. A folder stays when something in it does. */
export function treeOf(collections: readonly Collection[], filter: string): TreeEntry[] {
  const wanted = filter.trim().toLowerCase();
  return collections.flatMap((collection) => {
    const children = entriesOf(collection.root, collection.items, wanted);
    if (children.length === 0 && !collection.name.toLowerCase().includes(wanted)) return [];
    const { root, name } = collection;
    return [
      { id: entryId(root, ''), root, item: { kind: 'collection' as const, collection }, name, children, count: sum(children) },
    ];
  });
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

function entriesOf(root: string, items: readonly CollectionItem[], wanted: string): TreeEntry[] {
  return items.flatMap((item) => {
    const isMatch = wanted === '' || textOf(item).includes(wanted);
    const children = item.kind === 'folder' ? entriesOf(root, item.items, isMatch ? '' : wanted) : [];
    if (!isMatch && children.length === 0) return [];
    const count = item.kind === 'folder' ? sum(children) : 1;
    return [{ id: entryId(root, item.path), root, item, name: item.name, children, count }];
  });
}

const textOf = (item: CollectionItem) =>
  (item.kind === 'request' ? `${item.method} ${item.name} ${item.url}` : item.name).toLowerCase();

const sum = (entries: readonly TreeEntry[]) => entries.reduce((total, { count }) => total + count, 0);
