import { type DragEvent, useState } from 'react';
import { useAppStore } from '../state/use-app';

interface DragHandlers {
  readonly draggable: true;
  readonly onDragStart: (event: DragEvent<HTMLElement>) => void;
  readonly onDragOver: (event: DragEvent<HTMLElement>) => void;
  readonly onDrop: (event: DragEvent<HTMLElement>) => void;
  readonly onDragEnd: () => void;
}

export interface TabDrag {
  readonly handlers: DragHandlers;
  /** Where the dragged tab would come, if it were dropped now. */
  readonly dropSide: 'before' | 'after' | null;
}

interface Over {
  readonly index: number;
  readonly side: 'before' | 'after';
}

/** Lets tabs be moved by dragging. What is dragged from elsewhere is none of our business. */
export function useTabDrag(): { readonly of: (id: string, index: number) => TabDrag } {
  const store = useAppStore();
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<Over | null>(null);
  const end = () => {
    setDragged(null);
    setOver(null);
  };

  const drop = () => {
    if (dragged === null || !over) return;
    const { tabOrder, moveTab } = store.getState();
    const goal = over.side === 'before' ? over.index : over.index + 1;
    moveTab(dragged, goal > tabOrder.indexOf(dragged) ? goal - 1 : goal);
  };

  const of = (id: string, index: number): TabDrag => ({
    dropSide: dragged !== null && over?.index === index ? over.side : null,
    handlers: {
      draggable: true,
      onDragStart(event) {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', store.getState().tabs[id]?.draft.url ?? '');
        setDragged(id);
      },
      onDragOver(event) {
        if (dragged === null) return;
        event.preventDefault();
        const { left, width } = event.currentTarget.getBoundingClientRect();
        setOver({ index, side: event.clientX < left + width / 2 ? 'before' : 'after' });
      },
      onDrop(event) {
        event.preventDefault();
        drop();
        end();
      },
      onDragEnd: end,
    },
  });
  return { of };
}
