import { type RefObject, useEffect, useLayoutEffect } from 'react';

/** Keeps the coloured text under a field where the field's own text is. */
export function useFollowScroll(
  field: RefObject<HTMLInputElement | null>,
  paint: RefObject<HTMLElement | null>,
  text: string,
): void {
  useLayoutEffect(() => follow(field.current, paint.current), [field, paint, text]);
  useEffect(() => {
    const element = field.current;
    if (!element) return;
    const onMove = () => follow(element, paint.current);
    const observer = new ResizeObserver(onMove);
    observer.observe(element);
    element.addEventListener('scroll', onMove);
    document.addEventListener('selectionchange', onMove);
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', onMove);
      document.removeEventListener('selectionchange', onMove);
    };
  }, [field, paint]);
}

function follow(field: HTMLInputElement | null, paint: HTMLElement | null): void {
  if (field && paint) paint.scrollLeft = field.scrollLeft;
}
