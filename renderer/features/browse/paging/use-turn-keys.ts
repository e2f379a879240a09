import { type RefObject, useEffect } from 'react';

interface Turns {
  readonly previous: () => void;
  readonly next: () => void;
}

/** Alt+[ and Alt+] turn pages wherever the focus is, by the place of the key: some layouts have the brackets elsewhere. */
export function useTurnKeys(bar: RefObject<HTMLElement | null>, { previous, next }: Turns): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isTurn =
        event.altKey && !event.ctrlKey && !event.metaKey && (event.code === 'BracketLeft' || event.code === 'BracketRight');
      // A page that is only shown until its successor comes turns no more.
      if (!isTurn || event.isComposing || !bar.current || bar.current.closest('[inert]')) return;
      event.preventDefault();
      (event.code === 'BracketLeft' ? previous : next)();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
}
