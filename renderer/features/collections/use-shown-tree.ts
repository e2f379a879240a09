import { useEffect, useMemo, useState } from 'react';
import { useApp } from '../../state/use-app';
import { createSharedTree, type IndexedTree } from './shared-tree';
import { entryId } from './tree-entry';
import { isNothing, parseFilter } from './tree-filter';

interface Shown extends IndexedTree {
  readonly isFiltered: boolean;
  /** The rows stand as their files say, and all of them do. */
  readonly isInOwnOrder: boolean;
}

/** One letter stands nearly everywhere: bodies are searched from two on. */
const shortestSearched = 2;

const nothingFound: ReadonlySet<string> = new Set();

/** The tree as it is looked at. Names and addresses are looked through here, bodies by the host; its answer comes in after. */
export function useShownTree(typed: string): Shown {
  const collections = useApp((state) => state.collections);
  const order = useApp((state) => state.settings.treeOrder);
  const matches = useApp((state) => state.bodyMatches);
  const searchBodies = useApp((state) => state.searchBodies);
  const filter = useMemo(() => parseFilter(typed), [typed]);
  const text = filter.text.length < shortestSearched ? '' : filter.text;
  useEffect(() => void searchBodies(text), [text, searchBodies]);

  const found = useMemo(() => {
    const ids =
      matches?.text === text ? matches.roots.flatMap(({ root, paths }) => paths.map((path) => entryId(root, path))) : [];
    // The same set as before where nothing was found, so that the rows are not made again for it.
    return ids.length === 0 ? nothingFound : new Set(ids);
  }, [matches, text]);
  const [makeTree] = useState(createSharedTree);
  const tree = useMemo(() => makeTree(collections, { filter, order, found }), [makeTree, collections, filter, order, found]);
  const isFiltered = !isNothing(filter);
  return { ...tree, isFiltered, isInOwnOrder: order === 'own' && !isFiltered };
}
