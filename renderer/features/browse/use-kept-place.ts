import { useLayoutEffect, useRef } from 'react';
import { useLeftPlace } from '../../state/use-kept';

/** A scroll is noted once it has come to rest for so long. */
const restMs = 150;

/** Scrolls to where the page of this exchange was left, and remembers where it is left next. */
export function useKeptPlace(part: 'page' | 'table') {
  const ref = useRef<HTMLDivElement>(null);
  const { recall, leave } = useLeftPlace(`scroll of ${part}`);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const place = recall();
    element.scrollTop = typeof place === 'number' ? place : 0;
    let top = element.scrollTop;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const note = () => leave(top);
    const scroll = () => {
      top = Math.round(element.scrollTop);
      clearTimeout(timer);
      timer = setTimeout(note, restMs);
    };
    element.addEventListener('scroll', scroll, { passive: true });
    return () => {
      element.removeEventListener('scroll', scroll);
      if (timer === undefined) return;
      clearTimeout(timer);
      note();
    };
  }, [recall, leave]);
  return ref;
}
