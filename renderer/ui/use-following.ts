import { type RefObject, useEffect, useState } from 'react';

const gapPx = 12;

/**
 * What opens beside a field goes along with it when the page around it is scrolled. React Aria would close it, and in doing so
 * put what was chosen before in the place of what was typed; the popover it asks to be closed is placed anew instead.
 */
export function useFollowing(beside: RefObject<HTMLElement | null>, isOpen: boolean) {
  const [moves, setMoves] = useState(0);
  const isSeen = useIsSeen(beside, isOpen);
  return {
    isSeen,
    // The state around it closes it; this is only called when something is scrolled.
    onOpenChange: () => setMoves((count) => count + 1),
    // It is placed anew when any of its measures changes.
    containerPadding: gapPx + (moves % 2) / 1000,
  };
}

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
