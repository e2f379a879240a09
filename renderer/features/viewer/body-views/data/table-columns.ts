import type { GridColumn } from '../../../../ui/huge-grid-props';

interface Facts {
  readonly first: readonly string[];
  readonly numeric: readonly boolean[];
  /** Most cells of any row so far. */
  readonly widest: number;
  /** Of each column, the most characters of a cell among the first rows. */
  readonly longest: readonly number[];
}

/** The key of the column in which rows are counted. */
export const numberColumn = '#';

/** More columns than these are not shown: Text shows all. */
const mostColumns = 500;
const charPx = 8;

/** The columns of a table: named by its first row, or counted. */
export function columnsOf(
  { first, numeric, widest, longest }: Facts,
  hasHeader: boolean,
  widths: Readonly<Record<string, number>>,
): GridColumn[] {
  const count = Math.min(mostColumns, Math.max(first.length, widest));
  const columns = Array.from({ length: count }, (_, at): GridColumn => {
    const name = (hasHeader ? first[at] : undefined) ?? `Column ${at + 1}`;
    const own = Math.min(260, Math.max(96, Math.max(name.length, longest[at] ?? 0) * charPx + 24));
    return { key: String(at), name, widthPx: widths[at] ?? own, isWide: at === count - 1, isRight: numeric[at] ?? false };
  });
  return [{ key: numberColumn, name: 'Row', widthPx: widths[numberColumn] ?? 64, isRight: true }, ...columns];
}
