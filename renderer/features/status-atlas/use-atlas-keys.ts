import { type RefObject, useEffect } from 'react';

interface Keys {
  readonly onTable: () => void;
}

/** T shows the other of map and table, / goes to the search, while the atlas is shown and nothing is being typed. */
export function useAtlasKeys(page: RefObject<HTMLElement | null>, { onTable }: Keys): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target)) return;
      if (event.key.toLowerCase() === 't') onTable();
      else if (event.key === '/') page.current?.querySelector<HTMLInputElement>('input[type="search"]')?.focus();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [page, onTable]);
}

/** Where letters are typed, or a dialog is open. */
const isElsewhere = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable], [role="dialog"]') !== null;
