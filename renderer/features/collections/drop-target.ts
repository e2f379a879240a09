import type { MoveTarget } from '#shared/model/collection';
import { folderOf } from '../../state/saved-place';
import { entryId, type TreeEntry } from './tree-entry';

export type DropPosition = 'on' | 'before' | 'after';

/**
 * Where something goes that is dropped on a row, before it or behind it; null where it cannot. Folders stand before requests:
 * what is dropped among the others goes to the nearest end of its own kind.
 */
export function dropTarget(
  index: ReadonlyMap<string, TreeEntry>,
  moved: TreeEntry,
  over: TreeEntry,
  position: DropPosition,
): MoveTarget | null {
  if (moved.item.kind === 'collection') return null;
  if (position === 'on' || over.item.kind === 'collection') {
    const folder = pathOf(over);
    return over.item.kind === 'request' || over.item.kind === 'broken' ? null : kept(moved, over.root, folder, null);
  }
  const folder = folderOf(over.item.path);
  const siblings = index.get(entryId(over.root, folder))?.children ?? [];
  const kin = siblings.filter((entry) => isKin(entry, moved) && entry.id !== moved.id);
  return kept(moved, over.root, folder, neighbour(kin, moved, over, position));
}

function neighbour(kin: readonly TreeEntry[], moved: TreeEntry, over: TreeEntry, position: DropPosition): string | null {
  const next = (entry: TreeEntry | undefined) => (entry ? pathOf(entry) : null);
  if (!isKin(over, moved)) return moved.item.kind === 'folder' ? null : next(kin[0]);
  if (position === 'before') return over.id === moved.id ? null : pathOf(over);
  return next(kin[kin.findIndex((entry) => entry.id === over.id) + 1]);
}

/** A folder goes into itself as little as into what stands in it. */
function kept(moved: TreeEntry, root: string, folder: string, before: string | null): MoveTarget | null {
  const own = pathOf(moved);
  const isInside = moved.item.kind === 'folder' && moved.root === root && (folder === own || folder.startsWith(`${own}/`));
  return isInside ? null : { root, folder, before };
}

export const pathOf = ({ item }: TreeEntry): string => (item.kind === 'collection' ? '' : item.path);

/** Files that cannot be read have no place in the order: they count as requests when they are moved, not as neighbours. */
const isKin = (entry: TreeEntry, moved: TreeEntry): boolean =>
  entry.item.kind === (moved.item.kind === 'folder' ? 'folder' : 'request');

/** One place up or down among its neighbours; null at the end. */
export function stepTarget(index: ReadonlyMap<string, TreeEntry>, moved: TreeEntry, step: -1 | 1): MoveTarget | null {
  if (moved.item.kind === 'collection' || moved.item.kind === 'broken') return null;
  const siblings = index.get(entryId(moved.root, folderOf(moved.item.path)))?.children ?? [];
  const kin = siblings.filter((entry) => isKin(entry, moved));
  const over = kin[kin.findIndex((entry) => entry.id === moved.id) + step];
  return over ? dropTarget(index, moved, over, step < 0 ? 'before' : 'after') : null;
}
