import { useEffect, useMemo, useState } from 'react';
import type { GridColumn } from './huge-grid-props';

/** The columns that are in the document, and how many stand before them. */
export interface ShownColumns {
  readonly from: number;
  readonly columns: readonly GridColumn[];
}

/** So few are all drawn: to look which can be seen would cost more. */
const fewColumns = 40;
/** Columns come and go so many at a time, so that a step of a scroll mostly draws none. */
const together = 8;

/** Of many columns those that can be seen, and some on either side. */
export function useShownColumns(frame: HTMLElement | null, columns: readonly GridColumn[]): ShownColumns {
  const isMany = columns.length > fewColumns;
  const lefts = useMemo(() => (isMany ? leftsOf(columns) : []), [isMany, columns]);
  const [place, setPlace] = useState('0 0');
  useEffect(() => {
    if (!frame || !isMany) return undefined;
    const look = () => setPlace(placeOf(lefts, frame));
    const observer = new ResizeObserver(look);
    observer.observe(frame);
    frame.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      frame.removeEventListener('scroll', look);
    };
  }, [frame, isMany, lefts]);
  return useMemo(() => {
    if (!isMany) return { from: 0, columns };
    const [from = 0, to = 0] = place.split(' ').map(Number);
    return { from: Math.min(from, columns.length), columns: columns.slice(from, Math.max(to, from + fewColumns)) };
  }, [isMany, columns, place]);
}

/** Where each column begins, and behind them where the last one ends. */
function leftsOf(columns: readonly GridColumn[]): number[] {
  const lefts = [0];
  for (const [at, { widthPx }] of columns.entries()) lefts.push((lefts[at] ?? 0) + widthPx);
  return lefts;
}

/** The first column and the one behind the last, as a text that is the same as long as they are. */
function placeOf(lefts: readonly number[], { scrollLeft, clientWidth }: HTMLElement): string {
  const first = columnAt(lefts, scrollLeft);
  const last = columnAt(lefts, scrollLeft + clientWidth);
  const step = (at: number) => Math.floor(at / together) * together;
  return `${Math.max(0, step(first) - together)} ${step(last) + 2 * together}`;
}

/** The column at a pixel, found by halving. */
function columnAt(lefts: readonly number[], pixel: number): number {
  let [low, high] = [0, lefts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lefts[middle] ?? 0) <= pixel) low = middle;
    else high = middle - 1;
  }
  return low;
}
