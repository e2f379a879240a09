/** So many rows of a list stand at its end, and before a gap at its beginning. */
export const lastRows = 10;
export const firstRows = 100;

/** Which rows of a long list are drawn: its first, its last, and those that are wanted besides. */
export function shownRows(count: number, first: number, besides: readonly number[] = []): number[] {
  if (count <= first + lastRows) return Array.from({ length: count }, (_, index) => index);
  const rows = new Set([
    ...Array.from({ length: first }, (_, index) => index),
    ...besides.filter((index) => index >= 0 && index < count),
    ...Array.from({ length: lastRows }, (_, at) => count - lastRows + at),
  ]);
  return [...rows].toSorted((one, other) => one - other);
}
