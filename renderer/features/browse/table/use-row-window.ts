import { type RefObject, useLayoutEffect, useState } from 'react';

interface RowWindow {
  /** First row in view and the one after the last, with a few more on both sides. */
  readonly from: number;
  readonly to: number;
}

const spareRows = 12;

/** Which rows of one height a scrolling element shows. */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  { count, rowPx }: { count: number; rowPx: number },
): RowWindow {
  const [shown, setShown] = useState<RowWindow>({ from: 0, to: Math.min(count, 40) });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const look = () => {
      const first = Math.floor(element.scrollTop / rowPx);
      const last = Math.ceil((element.scrollTop + element.clientHeight) / rowPx);
      const next = { from: Math.max(0, first - spareRows), to: Math.min(count, last + spareRows) };
      setShown((before) => (before.from === next.from && before.to === next.to ? before : next));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller, count, rowPx]);
  return shown;
}
