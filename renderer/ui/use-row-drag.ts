import { type DragEvent, useState } from 'react';

interface Over {
  readonly index: number;
  readonly side: 'before' | 'after';
}

export interface RowDrag {
  readonly gripHandlers: (index: number) => {
    readonly draggable: true;
    readonly onDragStart: (event: DragEvent<HTMLElement>) => void;
    readonly onDragEnd: () => void;
  };
  readonly rowHandlers: (index: number) => {
    readonly onDragOver: (event: DragEvent<HTMLElement>) => void;
    readonly onDrop: (event: DragEvent<HTMLElement>) => void;
  };
  /** On which side of a row the dragged one would come. */
  readonly sideOf: (index: number) => Over['side'] | null;
}

/** Lets rows be dragged by their grips. What is dragged from elsewhere, another list included, is left alone. */
export function useRowDrag(onMove: (from: number, to: number) => void): RowDrag {
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<Over | null>(null);
  const end = () => {
    setDragged(null);
    setOver(null);
  };
  const drop = () => {
    if (dragged === null || !over) return;
    const goal = over.side === 'before' ? over.index : over.index + 1;
    onMove(dragged, goal > dragged ? goal - 1 : goal);
  };
  return {
    sideOf: (index) => (dragged !== null && over?.index === index ? over.side : null),
    gripHandlers: (index) => ({
      draggable: true,
      onDragStart(event) {
        event.stopPropagation();
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', '');
        const row = event.currentTarget.closest('li');
        if (row) event.dataTransfer.setDragImage(row, 8, 8);
        setDragged(index);
      },
      onDragEnd: end,
    }),
    rowHandlers: (index) => ({
      onDragOver(event) {
        if (dragged === null) return;
        event.preventDefault();
        event.stopPropagation();
        const { top, height } = event.currentTarget.getBoundingClientRect();
        setOver({ index, side: event.clientY < top + height / 2 ? 'before' : 'after' });
      },
      onDrop(event) {
        if (dragged === null) return;
        event.preventDefault();
        event.stopPropagation();
        drop();
        end();
      },
    }),
  };
}
