import { type DragAndDropHooks, useDragAndDrop } from 'react-aria-components';
import type { RunItem } from '../../state/slices/runner-slice';
import { placed } from './in-order';

/** A request as the list of them has it. */
export interface OrderLine {
  readonly id: string;
  readonly item: RunItem;
}

/** Lines are put elsewhere by dragging them, with the pointer or the keyboard. */
export function useOrderDrag(
  items: readonly RunItem[],
  arrange: (items: readonly RunItem[]) => void,
): DragAndDropHooks<OrderLine> {
  const nameOf = (path: string) => items.find((item) => item.path === path)?.name ?? '';
  const { dragAndDropHooks } = useDragAndDrop<OrderLine>({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': nameOf(String(key)) })),
    getAllowedDropOperations: () => ['move'],
    onReorder({ keys, target: { key, dropPosition } }) {
      const side = dropPosition === 'before' ? 'before' : 'after';
      arrange(placed(items, new Set([...keys].map(String)), { path: String(key), side }));
    },
  });
  return dragAndDropHooks;
}
