import { type RefObject, useEffect, useRef } from 'react';

const rowsIn = (place: HTMLElement) => [...place.querySelectorAll<HTMLElement>('[role="row"]')];

/** When the row that has the focus is deleted or renamed, the row in its place gets it. Gives the ref of what holds the rows. */
export function useKeptRowFocus(rows: ReadonlyMap<string, unknown>, isAsking: boolean): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  const last = useRef<{ readonly id: string; readonly at: number } | null>(null);

  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      const row = target instanceof Element ? target.closest<HTMLElement>('[role="row"]') : null;
      if (place.current && row?.dataset.key) last.current = { id: row.dataset.key, at: rowsIn(place.current).indexOf(row) };
    };
    const holder = place.current;
    holder?.addEventListener('focusin', note);
    return () => holder?.removeEventListener('focusin', note);
  }, []);

  useEffect(() => {
    if (isAsking || !last.current || rows.has(last.current.id)) return;
    const { at } = last.current;
    // The list, and what a dialog does when it closes, settle in the next frames.
    const timer = setTimeout(() => place.current && focusInstead(place.current, at), 60);
    return () => clearTimeout(timer);
  }, [rows, isAsking]);

  return place;
}

function focusInstead(place: HTMLElement, at: number): void {
  const { activeElement } = document;
  // Whoever went elsewhere meanwhile is left there.
  if (activeElement !== document.body && activeElement?.getAttribute('role') !== 'treegrid') return;
  const rows = rowsIn(place);
  rows[Math.min(at, rows.length - 1)]?.focus();
}
