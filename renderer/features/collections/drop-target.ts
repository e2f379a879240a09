import type { MoveTarget } from '#shared/model/collection';
import { folderOf } from '../../state/saved-place';
import type { Move } from '../../state/slices/tree-slice';
import { placeOf } from './item-task';
import { entryId, type TreeEntry } from './tree-entry';

export type DropPosition = 'on' | 'before' | 'after';

/** A place among the rows. */
export interface Place {
  readonly over: TreeEntry;
  readonly position: DropPosition;
}

type Index = ReadonlyMap<string, TreeEntry>;

/** Where rows go that are dropped together: beside each other in the order they are in; null where one of them cannot. */
export function dropTargets(index: Index, moved: readonly TreeEntry[], place: Place): Move[] | null {
  const along = new Set(moved.map(({ id }) => id));
  const moves = moved.flatMap((entry) => {
    const from = placeOf(entry);
    const to = dropTarget(index, entry, { ...place, along });
    return from && to ? [{ from, to }] : [];
  });
  return moves.length > 0 && moves.length === moved.length ? moves : null;
}

interface Drop extends Place {
  /** Ids of all that is moved. */
  readonly along: ReadonlySet<string>;
}

/**
 * Where something goes that is dropped on a row, before it or behind it; null where it cannot. Folders stand before requests:
 * what is dropped among the others goes to the nearest end of its own kind.
 */
function dropTarget(index: Index, moved: TreeEntry, { over, position, along }: Drop): MoveTarget | null {
  if (moved.item.kind === 'collection') return null;
  if (position === 'on' || over.item.kind === 'collection') {
    const folder = pathOf(over);
    return isLeaf(over) ? null : kept(moved, over.root, folder, null);
  }
  const folder = folderOf(over.item.path);
  const siblings = index.get(entryId(over.root, folder))?.children ?? [];
  const kin = siblings.filter((entry) => isKin(entry, moved));
  if (isKin(over, moved)) {
    const at = kin.findIndex((entry) => entry.id === over.id) + (position === 'before' ? 0 : 1);
    return kept(moved, over.root, folder, firstStaying(kin.slice(at), along));
  }
  return kept(moved, over.root, folder, moved.item.kind === 'folder' ? null : firstStaying(kin, along));
}

const isLeaf = ({ item }: TreeEntry): boolean => item.kind === 'request' || item.kind === 'broken';

/** Only what stays where it is can be a neighbour to come before. */
function firstStaying(kin: readonly TreeEntry[], along: ReadonlySet<string>): string | null {
  const next = kin.find(({ id }) => !along.has(id));
  return next ? pathOf(next) : null;
}

/** A folder goes into itself as little as into what stands in it. */
function kept(moved: TreeEntry, root: string, folder: string, before: string | null): MoveTarget | null {
  const own = pathOf(moved);
  const isInside = moved.item.kind === 'folder' && moved.root === root && (folder === own || folder.startsWith(`${own}/`));
  return isInside ? null : { root, folder, before };
}

export const pathOf = ({ item }: Pick<TreeEntry, 'item'>): string => (item.kind === 'collection' ? '' : item.path);

/** Files that cannot be read have no place in the order: they count as requests when they are moved, not as neighbours. */
const isKin = (entry: TreeEntry, moved: TreeEntry): boolean =>
  entry.item.kind === (moved.item.kind === 'folder' ? 'folder' : 'request');

/** One place up or down among their neighbours, for rows of one folder and kind; null at the end, and for others. */
export function stepTargets(index: Index, moved: readonly TreeEntry[], step: -1 | 1): Move[] | null {
  const [first] = moved;
  if (!first || first.item.kind === 'collection' || first.item.kind === 'broken') return null;
  const siblings = index.get(entryId(first.root, folderOf(first.item.path)))?.children ?? [];
  const kin = siblings.filter((entry) => isKin(entry, first));
  const ids = new Set(moved.map(({ id }) => id));
  const block = kin.filter(({ id }) => ids.has(id));
  const edge = kin.findIndex(({ id }) => id === block.at(step < 0 ? 0 : -1)?.id);
  const over = kin[edge + step];
  if (!over || block.length !== moved.length) return null;
  return dropTargets(index, block, { over, position: step < 0 ? 'before' : 'after' });
}
