/** Chromium draws no element higher than 33,554,432 px; staying well below costs nothing. */
export const highestSpacer = 8_000_000;

/** How the rows' own height, which may be any, is put on a scroll bar, whose range may not. */
export interface HugeScale {
  readonly rowHeight: number;
  readonly viewHeight: number;
  /** How far down the first visible pixel can be. */
  readonly maxTop: number;
  /** Height of the element that makes the scroll bar. */
  readonly spacerHeight: number;
  readonly maxScroll: number;
  /** The scroll bar stands for more than its own range: one pixel of it is many. */
  readonly isScaled: boolean;
}

export function scaleOf(rowCount: number, rowHeight: number, viewHeight: number): HugeScale {
  const contentHeight = rowCount * rowHeight;
  const spacerHeight = Math.min(contentHeight, highestSpacer);
  return {
    rowHeight,
    viewHeight,
    maxTop: Math.max(0, contentHeight - viewHeight),
    spacerHeight,
    maxScroll: Math.max(0, spacerHeight - viewHeight),
    isScaled: contentHeight > spacerHeight,
  };
}

export const clampTop = (scale: HugeScale, top: number): number => Math.min(scale.maxTop, Math.max(0, top));

/** Where the scroll bar stands for a place in the rows. */
export function scrollFromTop({ maxTop, maxScroll, isScaled }: HugeScale, top: number): number {
  return isScaled ? (top / maxTop) * maxScroll : top;
}

/**
 * The place in the rows after the scroll bar moved from one position to another. A finger or a wheel moves it by
 * what it says; the thumb, which moves thousands of pixels at once when the range is scaled, by proportion.
 */
export function topFromScroll(scale: HugeScale, top: number, moved: { readonly from: number; readonly to: number }): number {
  const { maxTop, maxScroll, isScaled, viewHeight } = scale;
  if (!isScaled) return clampTop(scale, moved.to);
  if (moved.to <= 0) return 0;
  if (moved.to >= maxScroll - 1) return maxTop;
  const distance = moved.to - moved.from;
  if (Math.abs(distance) <= viewHeight) return clampTop(scale, top + distance);
  return (moved.to / maxScroll) * maxTop;
}

/** The nearest place from which a row can be seen whole, below what is pinned at the top. */
export function topToShow(scale: HugeScale, top: number, row: number, covered: number): number {
  const rowTop = row * scale.rowHeight;
  const lowest = rowTop - covered;
  const highest = rowTop + scale.rowHeight - scale.viewHeight;
  return clampTop(scale, Math.max(highest, Math.min(top, lowest)));
}

/** The place that has a row in the middle, unless it can be seen already. */
export function topToCentre(scale: HugeScale, top: number, row: number, covered: number): number {
  const rowTop = row * scale.rowHeight;
  const isVisible = rowTop >= top + covered && rowTop + scale.rowHeight <= top + scale.viewHeight;
  return isVisible ? top : clampTop(scale, rowTop - (scale.viewHeight - scale.rowHeight) / 2);
}
