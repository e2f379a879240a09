import { parseList } from '#shared/hypermedia/parse-list';
import { isArray } from '#shared/hypermedia/json-value';
import type { RowFormat, RowView } from '#shared/model/table-window';
import type { BodyWriter } from '../body-store.ts';
import type { RowTable } from './row-table.ts';
import { createRowWriter } from './row-writer.ts';
import { readRowTexts } from './stored-rows.ts';

export interface RowExport {
  readonly format: RowFormat;
  readonly view: RowView;
  /** Only these, in their order; null for rows whole as they came. */
  readonly columns: readonly string[] | null;
  /** Leave out rows that had come before. */
  readonly once: boolean;
}

const rowsAtOnce = 1_000;

/** Writes rows out as a file's worth of text, a thousand at a time; answers how many. */
export async function exportRows(
  table: RowTable,
  { format, view, columns, once }: RowExport,
  writer: BodyWriter,
): Promise<number> {
  const order = await table.orderFor(view);
  const total = order === null ? table.rows.spans.count : order.rows.length;
  const write = createRowWriter(format, columns);
  let written = 0;
  for (let from = 0; from < total; from += rowsAtOnce) {
    const places = Array.from({ length: Math.min(rowsAtOnce, total - from) }, (_, at) => order?.rows[from + at] ?? from + at);
    const wanted = once ? places.filter((row) => !table.rows.isRepeated(row)) : places;
    const texts = await readRowTexts(table.rows, wanted);
    // As a list they are parsed lazily: whoever passes them on needs no values.
    const rows = parseList(`[${texts.join(',')}]`);
    await writer.write(Buffer.from(write.write(isArray(rows) ? rows : [])));
    written += wanted.length;
  }
  await writer.write(Buffer.from(write.end()));
  return written;
}
