import { type RefObject, useEffect, useState } from 'react';

const gapPx = 12;

/**
 * What opens beside a field goes along with it when the page around it is scrolled. React Aria would close it, and in doing so
 * put what was chosen before in the place of what was typed; the popover it asks to be closed is placed anew instead.
 */
export function useFollowing(beside: RefObject<HTMLElement | null>, isOpen: boolean, close: () => void) {
  const [moves, setMoves] = useState(0);
  const isSeen = useIsSeen(beside, isOpen);
  return {
    isSeen,
    // What else would close it, such as its own button for screen readers, does.
    onOpenChange: () => (isScroll(window.event) ? setMoves((count) => count + 1) : close()),
    // It is placed anew when any of its measures changes.
    containerPadding: gapPx + moves / 1_000_000,
  };
}

/** React Aria asks for it while it hears of the scroll. */
const isScroll = (event: Event | undefined): boolean => event?.type === 'scroll';

/** False while an element is scrolled out of what it stands in. */
function useIsSeen(beside: RefObject<HTMLElement | null>, isWatched: boolean): boolean {
  const [isSeen, setIsSeen] = useState(true);
  useEffect(() => {
    const element = beside.current;
    if (!isWatched || !element) return undefined;
    const watcher = new IntersectionObserver((entries) => setIsSeen(entries.at(-1)?.isIntersecting ?? true));
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      setIsSeen(true);
    };
  }, [beside, isWatched]);
  return isSeen;
}
