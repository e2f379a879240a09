import type { Row } from '#shared/model/row';

export type RowField = 'name' | 'value' | 'description';

/** The rows without one of them. */
export const removeRow = <R extends Row>(rows: readonly R[], id: string): R[] => rows.filter((row) => row.id !== id);

/** The rows with one of them a step up or down; at the edge nothing changes. */
export function moveRow<R extends Row>(rows: readonly R[], id: string, by: 1 | -1): R[] {
  const from = rows.findIndex((row) => row.id === id);
  const to = from + by;
  const row = rows[from];
  if (!row || to < 0 || to >= rows.length) return [...rows];
  return rows.toSpliced(from, 1).toSpliced(to, 0, row);
}

/** The rows after one of them, or the blank one below them, was written in. */
export function putRow<R extends Row>(rows: readonly R[], changed: R): R[] {
  return rows.some((row) => row.id === changed.id)
    ? rows.map((row) => (row.id === changed.id ? changed : row))
    : [...rows, changed];
}

/** The rows with pasted ones behind the row they were pasted into, or in its place when it is empty. */
export function pasteRows<R extends Row>(rows: readonly R[], into: R, pasted: readonly R[]): R[] {
  const at = rows.findIndex((row) => row.id === into.id);
  if (at < 0) return [...rows, ...pasted];
  return isBlank(into) ? rows.toSpliced(at, 1, ...pasted) : rows.toSpliced(at + 1, 0, ...pasted);
}

export const isBlank = (row: Row): boolean => row.name === '' && row.value === '';
