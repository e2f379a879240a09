import { type ClipboardEvent, useEffect, useLayoutEffect, useState } from 'react';
import type { GridCell } from './huge-grid-keys';
import type { GridPlace, HugeGridProps } from './huge-grid-props';

/** The cell that keys are meant for, and the place sideways: both as they were left, where that is known. */
export function useGridCursor(frame: HTMLElement | null, place: GridPlace | undefined) {
  const [cursor, setCursor] = useState<GridCell>(place?.cursor ?? { row: 0, column: 0 });
  const [initialLeft] = useState(place?.left ?? 0);
  useLayoutEffect(() => {
    if (initialLeft > 0) frame?.scrollTo({ left: initialLeft });
  }, [frame, initialLeft]);
  const note = place?.note;
  useEffect(() => {
    if (!frame || !note) return undefined;
    const tell = () => note(cursor, Math.round(frame.scrollLeft));
    tell();
    frame.addEventListener('scroll', tell, { passive: true });
    return () => frame.removeEventListener('scroll', tell);
  }, [frame, note, cursor]);
  return [cursor, setCursor] as const;
}

/** Copies the cell of the cursor, unless a text is selected: that is what is wanted then. */
export function copyCell(event: ClipboardEvent, cursor: GridCell, copyOf: HugeGridProps['copyOf']): void {
  if (document.activeElement !== event.currentTarget || window.getSelection()?.isCollapsed === false) return;
  const text = copyOf?.(cursor) ?? null;
  if (text === null) return;
  event.preventDefault();
  event.clipboardData.setData('text/plain', text);
}
