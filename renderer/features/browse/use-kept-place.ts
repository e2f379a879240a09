import type { Exchange } from '#shared/model/exchange';
import { useLayoutEffect, useRef } from 'react';

type Part = 'page' | 'table';

const places = new WeakMap<Exchange, Partial<Record<Part, number>>>();

/** Scrolls to where this exchange was left, and remembers where it is left next. */
export function useKeptPlace(exchange: Exchange, part: Part) {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    element.scrollTop = places.get(exchange)?.[part] ?? 0;
    const keep = () => void places.set(exchange, { ...places.get(exchange), [part]: element.scrollTop });
    element.addEventListener('scroll', keep, { passive: true });
    return () => element.removeEventListener('scroll', keep);
  }, [exchange, part]);
  return ref;
}
