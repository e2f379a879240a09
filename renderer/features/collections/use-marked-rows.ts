import { useCallback, useMemo, useState } from 'react';
import type { Key, Selection } from 'react-aria-components';
import type { RequestPlace } from '#shared/model/collection';
import { type Together, topmost } from './marked-rows';
import { entryId, type TreeEntry } from './tree-entry';

interface MarkedRows {
  readonly selected: Iterable<Key>;
  readonly select: (keys: Selection) => void;
  readonly together: Together;
  /** What is selected, where that is more than one row; in the order of the tree. */
  readonly marked: readonly TreeEntry[];
  /** Only the request in front is selected again. */
  readonly clear: () => void;
}

interface Options {
  readonly index: ReadonlyMap<string, TreeEntry>;
  readonly expanded: ReadonlySet<string>;
  readonly current: RequestPlace | null;
}

/** Which rows are selected: what was selected by pointer and keys, until a request that is not among it comes to the front. */
export function useMarkedRows({ index, expanded, current }: Options): MarkedRows {
  const front = current ? entryId(current.root, current.path) : null;
  const [chosen, setChosen] = useState<{ readonly front: string | null; readonly keys: ReadonlySet<Key> } | null>(null);
  // Once a request was pressed it comes to the front, maybe when more was selected meanwhile: the selection, with its place to
  // select on from, stays.
  const isAsChosen = chosen !== null && (chosen.front === front || (front !== null && chosen.keys.has(front)));
  const selected = useMemo<Iterable<Key>>(
    () => (isAsChosen && chosen.keys.size > 0 ? chosen.keys : front === null ? [] : [front]),
    [isAsChosen, chosen, front],
  );
  const marked = useMemo(() => {
    const ids = new Set(selected);
    return ids.size < 2 ? [] : [...index.values()].filter(({ id }) => ids.has(id));
  }, [selected, index]);
  const together = useCallback<Together>((entry) => (marked.includes(entry) ? topmost(marked) : [entry]), [marked]);
  const select = (keys: Selection) => setChosen({ front, keys: keys === 'all' ? allIn(index, expanded) : keys });
  return { selected, select, together, marked: marked.length > 1 ? marked : [], clear: () => setChosen(null) };
}

/** Every row that is in sight, but for the collections themselves: nothing of theirs is done to several at once. */
function allIn(index: ReadonlyMap<string, TreeEntry>, expanded: ReadonlySet<string>): Set<Key> {
  const all = new Set<Key>();
  const add = (entry: TreeEntry) => {
    if (entry.item.kind !== 'collection') all.add(entry.id);
    if (expanded.has(entry.id)) entry.children.forEach(add);
  };
  [...index.values()].filter(({ item }) => item.kind === 'collection').forEach(add);
  return all;
}
