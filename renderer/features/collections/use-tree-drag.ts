import { useRef } from 'react';
import { type DragAndDropHooks, type DropTarget, useDragAndDrop } from 'react-aria-components';
import type { MoveTarget } from '#shared/model/collection';
import { useApp } from '../../state/use-app';
import { dropTarget, stepTarget } from './drop-target';
import { type ItemTask, placeOf } from './item-task';
import type { TreeEntry } from './tree-entry';

interface TreeDrag {
  readonly dragAndDropHooks: DragAndDropHooks<TreeEntry>;
  /** Moves a row one place up or down among its neighbours. */
  readonly step: (entry: TreeEntry, step: -1 | 1) => void;
}

interface Options {
  readonly index: ReadonlyMap<string, TreeEntry>;
  /** The rows stand as their files say: only then is there a place between two of them. */
  readonly isInOwnOrder: boolean;
  readonly onTask: (task: ItemTask) => void;
}

/** Rows are moved by dragging, with the pointer or the keyboard, and by a step up or down. */
export function useTreeDrag({ index, isInOwnOrder, onTask }: Options): TreeDrag {
  const moveItem = useApp((state) => state.moveItem);
  const dragged = useRef<TreeEntry | undefined>(undefined);

  const move = (entry: TreeEntry, to: MoveTarget | null) => {
    const place = placeOf(entry);
    if (!place || !to) return;
    void moveItem(place, to, entry.name).then((moved) => {
      if (!moved.ok) onTask({ kind: 'failed', failure: moved.failure });
    });
  };
  const targetAt = (target: DropTarget): MoveTarget | null => {
    const moved = dragged.current;
    const over = target.type === 'item' ? index.get(String(target.key)) : undefined;
    if (!moved || !over || target.type !== 'item') return null;
    return isInOwnOrder || target.dropPosition === 'on' ? dropTarget(index, moved, over, target.dropPosition) : null;
  };

  const { dragAndDropHooks } = useDragAndDrop<TreeEntry>({
    getItems: (keys) =>
      [...keys].flatMap((key) => {
        const entry = index.get(String(key));
        return entry && placeOf(entry) ? [{ 'text/plain': entry.name }] : [];
      }),
    onDragStart: ({ keys }) => void (dragged.current = index.get(String([...keys][0]))),
    onDragEnd: () => void (dragged.current = undefined),
    getAllowedDropOperations: () => ['move'],
    getDropOperation: (target) => (targetAt(target) ? 'move' : 'cancel'),
    onMove({ target }) {
      if (dragged.current) move(dragged.current, targetAt(target));
    },
  });
  return { dragAndDropHooks, step: (entry, step) => isInOwnOrder && move(entry, stepTarget(index, entry, step)) };
}
