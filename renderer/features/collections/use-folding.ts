import { useMemo, useState } from 'react';
import type { RequestPlace } from '#shared/model/collection';
import { idsAbove, indexEntries, type TreeEntry } from './tree-entry';

interface Folding {
  /** Ids of the rows that stand open. */
  readonly expanded: ReadonlySet<string>;
  readonly unfold: (expanded: ReadonlySet<unknown>) => void;
}

/** Which rows stand open: what leads to the request in front does, and with a filter everything that has a match. */
export function useFolding(index: ReadonlyMap<string, TreeEntry>, current: RequestPlace | null, isFiltered: boolean): Folding {
  const [folded, setFolded] = useState<ReadonlySet<string>>(() => new Set(foldersOfLarge(index)));
  const root = current?.root ?? null;
  const path = current?.path ?? '';
  const expanded = useMemo(() => {
    const above = new Set(root === null ? [] : idsAbove(root, path));
    const isOpen = (entry: TreeEntry) => hasChildren(entry) && (isFiltered || !folded.has(entry.id) || above.has(entry.id));
    return new Set([...index.values()].flatMap((entry) => (isOpen(entry) ? [entry.id] : [])));
  }, [index, folded, root, path, isFiltered]);
  const unfold = (now: ReadonlySet<unknown>) =>
    setFolded(new Set([...index.values()].flatMap((entry) => (hasChildren(entry) && !now.has(entry.id) ? [entry.id] : []))));
  return { expanded, unfold };
}

const hasChildren = ({ item }: TreeEntry) => item.kind === 'folder' || item.kind === 'collection';

/** Collections stand open at first, the folders in them do not unless they are few. */
function foldersOfLarge(index: ReadonlyMap<string, TreeEntry>): string[] {
  return [...index.values()].flatMap((entry) =>
    entry.item.kind !== 'collection' || entry.count <= 40
      ? []
      : [...indexEntries(entry.children).values()].filter(hasChildren).map(({ id }) => id),
  );
}
