import { stringify } from 'csv-stringify/sync';
import type { Renderer } from './renderer.ts';

/** One line for each row of a list. What is not a plain value stands in its cell as JSON. */
export const csvRenderer: Renderer = {
  format: 'csv',
  mediaType: 'text/csv',
  charset: 'utf-8',
  render(value) {
    const rows = rowsOf(value);
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const records = rows.map((row) => columns.map((column) => cell(row[column])));
    return stringify([columns, ...records], { record_delimiter: '\r\n' });
  },
};

/** A page is its results; a single object is one line. */
function rowsOf(value: unknown): Record<string, unknown>[] {
  const results = (value as { results?: unknown } | null)?.results;
  const list = Array.isArray(results) ? results : Array.isArray(value) ? value : [value];
  return list.map((each: unknown) =>
    typeof each === 'object' && each !== null ? (each as Record<string, unknown>) : { value: each },
  );
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
