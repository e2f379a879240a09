import { startTransition, useEffect, useState } from 'react';

const first = 100;
const step = 1000;

/**
 * How many of many rows are drawn: those of the first screens at once, the rest soon after, without holding up what is typed
 * meanwhile. All of them as soon as that is asked for.
 */
export function useGrowing(count: number, isAllWanted: boolean): number {
  const [drawn, setDrawn] = useState(first);
  const isGrowing = drawn < count;
  useEffect(() => {
    if (!isGrowing) return undefined;
    const timer = setTimeout(() => startTransition(() => setDrawn(drawn + step)));
    return () => clearTimeout(timer);
  }, [drawn, isGrowing]);
  return isAllWanted ? count : Math.min(drawn, count);
}
