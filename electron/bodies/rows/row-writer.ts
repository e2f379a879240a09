import { stringify } from 'csv-stringify/sync';
import { isArray, isNumber, isObject, type JsonArray, type JsonValue } from '#shared/hypermedia/json-value';
import { flatRow } from '#shared/hypermedia/flat-row';
import { writeJsonLine } from '#shared/hypermedia/write-json';
import type { RowFormat } from '#shared/model/table-window';

/** Turns rows into text, page by page, holding none of them. */
export interface RowWriter {
  write(rows: JsonArray): string;
  end(): string;
  /** Columns that turned up too late to have a place. */
  readonly leftOut: ReadonlySet<string>;
}

/** A table has the columns it is given, or those of its first page. */
export function createRowWriter(format: RowFormat, columns: readonly string[] | null = null): RowWriter {
  if (format === 'csv') return csvWriter(columns);
  return format === 'json' ? jsonWriter() : ndjsonWriter();
}

const none: ReadonlySet<string> = new Set();

const ndjsonWriter = (): RowWriter => ({
  write: (rows) => rows.map((row) => `${writeJsonLine(row)}\n`).join(''),
  end: () => '',
  leftOut: none,
});

function jsonWriter(): RowWriter {
  let before = '[\n';
  return {
    write(rows) {
      if (rows.length === 0) return '';
      const text = before + rows.map((row) => `  ${writeJsonLine(row)}`).join(',\n');
      before = ',\n';
      return text;
    },
    end: () => (before === '[\n' ? '[]\n' : '\n]\n'),
    leftOut: none,
  };
}

/** The first page says which columns there are, where nobody else does: a table whose head changes on the way is none. */
function csvWriter(given: readonly string[] | null): RowWriter {
  let columns = given;
  let isBegun = false;
  const leftOut = new Set<string>();
  const line = (cells: readonly string[]) => stringify([[...cells]]);
  return {
    leftOut,
    write(rows) {
      if (rows.length === 0) return '';
      const flat = rows.map(flatRow);
      const known = (columns ??= [...new Set(flat.flatMap((row) => [...row.keys()]))]);
      const head = isBegun ? '' : line(known.map(harmless));
      isBegun = true;
      const late = given === null ? flat.flatMap((row) => [...row.keys()]).filter((name) => !known.includes(name)) : [];
      for (const name of late) leftOut.add(name);
      return head + flat.map((row) => line(known.map((name) => cellText(row.get(name))))).join('');
    },
    end: () => '',
  };
}

function cellText(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return '';
  if (isNumber(value)) return value.number;
  if (typeof value === 'string') return harmless(value);
  return isArray(value) || isObject(value) ? writeJsonLine(value) : String(value);
}

/** What a spreadsheet would take for a formula begins with an apostrophe; a plain number stays one. */
const harmless = (text: string): string =>
  /^[=+\-@\t\r＝＋－＠]/.test(text) && !/^[+-]?\d+(?:\.\d+)?$/.test(text) ? `'${text}` : text;
