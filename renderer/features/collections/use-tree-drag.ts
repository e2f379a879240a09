import { useRef } from 'react';
import { type DragAndDropHooks, type DropTarget, useDragAndDrop } from 'react-aria-components';
import type { Move } from '../../state/slices/tree-slice';
import { useApp } from '../../state/use-app';
import { dropTargets, stepTargets } from './drop-target';
import { type ItemTask, placeOf } from './item-task';
import { nameOf, type Together, topmost } from './marked-rows';
import type { TreeEntry } from './tree-entry';

interface TreeDrag {
  readonly dragAndDropHooks: DragAndDropHooks<TreeEntry>;
  /** Moves a row, and what is selected with it, one place up or down among its neighbours. */
  readonly step: (entry: TreeEntry, step: -1 | 1) => void;
}

interface Options {
  readonly index: ReadonlyMap<string, TreeEntry>;
  /** The rows stand as their files say: only then is there a place between two of them. */
  readonly isInOwnOrder: boolean;
  readonly together: Together;
  readonly onTask: (task: ItemTask) => void;
}

/** Rows are moved by dragging, with the pointer or the keyboard, and by a step up or down; all that are selected at once. */
export function useTreeDrag({ index, isInOwnOrder, together, onTask }: Options): TreeDrag {
  const moveItems = useApp((state) => state.moveItems);
  const dragged = useRef<readonly TreeEntry[]>([]);

  const move = (entries: readonly TreeEntry[], moves: readonly Move[] | null) => {
    if (!moves) return;
    void moveItems(moves, nameOf(entries)).then((moved) => {
      if (!moved.ok) onTask({ kind: 'failed', failure: moved.failure });
    });
  };
  const movesTo = (target: DropTarget): Move[] | null => {
    const over = target.type === 'item' ? index.get(String(target.key)) : undefined;
    if (!over || target.type !== 'item' || !(isInOwnOrder || target.dropPosition === 'on')) return null;
    return dropTargets(index, dragged.current, { over, position: target.dropPosition });
  };
  const rowsOf = (keys: Iterable<unknown>) => {
    const ids = new Set([...keys].map(String));
    // In the order of the tree, however they were selected.
    return topmost([...index.values()].filter((entry) => ids.has(entry.id) && placeOf(entry) !== null));
  };

  const { dragAndDropHooks } = useDragAndDrop<TreeEntry>({
    getItems: (keys) => rowsOf(keys).map(({ name }) => ({ 'text/plain': name })),
    onDragStart: ({ keys }) => void (dragged.current = rowsOf(keys)),
    onDragEnd: () => void (dragged.current = []),
    getAllowedDropOperations: () => ['move'],
    getDropOperation: (target) => (movesTo(target) ? 'move' : 'cancel'),
    onMove: ({ target }) => move(dragged.current, movesTo(target)),
  });
  const step = (entry: TreeEntry, by: -1 | 1) => {
    const entries = together(entry);
    if (isInOwnOrder) move(entries, stepTargets(index, entries, by));
  };
  return { dragAndDropHooks, step };
}
