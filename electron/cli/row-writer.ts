import { stringify } from 'csv-stringify/sync';
import { isArray, isNumber, isObject, type JsonArray, type JsonObject, type JsonValue } from '#shared/hypermedia/json-value';
import { writeJsonLine } from '#shared/hypermedia/write-json';

export type RowFormat = 'ndjson' | 'json' | 'csv';

/** Turns rows into text, page by page, holding none of them. */
export interface RowWriter {
  write(rows: JsonArray): string;
  end(): string;
  /** Columns that turned up too late to have a place. */
  readonly leftOut: ReadonlySet<string>;
}

export function createRowWriter(format: RowFormat): RowWriter {
  if (format === 'csv') return csvWriter();
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

/** The first page says which columns there are: a table whose head changes on the way is none. */
function csvWriter(): RowWriter {
  let columns: readonly string[] | null = null;
  const leftOut = new Set<string>();
  const line = (cells: readonly string[]) => stringify([[...cells]]);
  return {
    leftOut,
    write(rows) {
      const flat = rows.map(flatten);
      const names = [...new Set(flat.flatMap((row) => [...row.keys()]))];
      const head = columns === null && rows.length > 0 ? line(names.map(harmless)) : '';
      if (rows.length > 0) columns ??= names;
      const known = columns ?? [];
      for (const name of names) if (!known.includes(name)) leftOut.add(name);
      return head + flat.map((row) => line(known.map((name) => cellText(row.get(name))))).join('');
    },
    end: () => '',
  };
}

/** JSON:API keeps its values in `attributes`; in a table they are columns of their own. */
function flatten(row: JsonValue): JsonObject {
  if (!isObject(row)) return new Map([['value', row]]);
  const attributes = row.get('attributes');
  if (!isObject(attributes) || typeof row.get('type') !== 'string') return row;
  return new Map([...[...row].filter(([name]) => name !== 'attributes'), ...attributes]);
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
