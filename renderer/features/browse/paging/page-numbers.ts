/** Which page numbers to show: the ends, the current one with its neighbours, null where some are left out. */
export function pageNumbers(current: number, pages: number): (number | null)[] {
  const near =
    current <= 3 ? [1, 2, 3, 4] : current > pages - 3 ? [pages - 3, pages - 2, pages - 1] : [current - 1, current, current + 1];
  const wanted = [...new Set([1, ...near, current, pages])].filter((number) => number >= 1 && number <= Math.max(pages, current));
  const sorted = wanted.toSorted((a, b) => a - b);
  return sorted.flatMap((number, place) => {
    const before = sorted[place - 1] ?? 0;
    if (number - before === 1) return [number];
    // A gap of one page is that page.
    return number - before === 2 ? [number - 1, number] : [null, number];
  });
}
