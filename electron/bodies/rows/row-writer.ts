import { stringify } from 'csv-stringify/sync';
import { isArray, isNumber, isObject, type JsonArray, type JsonValue } from '#shared/hypermedia/json-value';
import { bareColumn, flatRow } from '#shared/hypermedia/flat-row';
import { Relationship } from '#shared/hypermedia/json-api-relationship';
import { writeJsonLine } from '#shared/hypermedia/write-json';
import type { RowFormat } from '#shared/model/table-window';
import { stretchOfRows } from './row-stretch.ts';

/** Turns rows into text, page by page, holding none of them. */
export interface RowWriter {
  write(rows: JsonArray): string;
  /** The same for rows that were read from the bytes of a page: those that stand there as they are to be written need no text. */
  passOn(rows: JsonArray, page: Uint8Array | null): string | Uint8Array;
  end(): string;
  /** Columns that turned up too late to have a place. */
  readonly leftOut: ReadonlySet<string>;
}

/** Rows have the columns they are given. Without them JSON has all of a row, and a table the columns of its first page. */
export function createRowWriter(format: RowFormat, columns: readonly string[] | null = null): RowWriter {
  const writer = formatWriter(format, columns);
  const isAsItCame = format === 'ndjson' && columns === null;
  return { ...writer, passOn: (rows, page) => (isAsItCame && page ? linesOf(rows, page) : null) ?? writer.write(rows) };
}

type FormatWriter = Omit<RowWriter, 'passOn'>;

function formatWriter(format: RowFormat, columns: readonly string[] | null): FormatWriter {
  if (format === 'csv') return csvWriter(columns);
  const lineOf = (row: JsonValue) => writeJsonLine(columns === null ? row : partOf(row, columns));
  return format === 'json' ? jsonWriter(lineOf) : ndjsonWriter(lineOf);
}

/** The members of a row that have one of the names, in that order, or the places of a list; any other row stays what it is. */
function partOf(row: JsonValue, columns: readonly string[]): JsonValue {
  if (!isObject(row) && !isArray(row)) return row;
  const flat = flatRow(row);
  if (isArray(row)) return flat.has(bareColumn) ? row : columns.map((name) => flat.get(name) ?? null);
  return new Map(columns.flatMap((name) => (flat.has(name) ? [[name, flat.get(name) ?? null] as const] : [])));
}

const none: ReadonlySet<string> = new Set();

type LineOf = (row: JsonValue) => string;

const ndjsonWriter = (lineOf: LineOf): FormatWriter => ({
  write: (rows) => rows.map((row) => `${lineOf(row)}\n`).join(''),
  end: () => '',
  leftOut: none,
});

const [lineFeed, carriageReturn] = [10, 13];

/** Rows as the lines they are among the bytes of a page; null where one of them is not a line. */
function linesOf(rows: JsonArray, page: Uint8Array): Uint8Array | null {
  const stretch = stretchOfRows(rows, page);
  if (stretch === null || stretch.bytes.includes(lineFeed) || stretch.bytes.includes(carriageReturn)) return null;
  const lines = Buffer.allocUnsafe(stretch.bytes.length + rows.length);
  let length = 0;
  stretch.starts.forEach((from, row) => {
    const to = stretch.ends[row] ?? from;
    lines.set(stretch.bytes.subarray(from, to), length);
    length += to - from;
    lines[length++] = lineFeed;
  });
  return lines.subarray(0, length);
}

function jsonWriter(lineOf: LineOf): FormatWriter {
  let before = '[\n';
  return {
    write(rows) {
      if (rows.length === 0) return '';
      const text = before + rows.map((row) => `  ${lineOf(row)}`).join(',\n');
      before = ',\n';
      return text;
    },
    end: () => (before === '[\n' ? '[]\n' : '\n]\n'),
    leftOut: none,
  };
}

/** The first page says which columns there are, where nobody else does: a table whose head changes on the way is none. */
function csvWriter(given: readonly string[] | null): FormatWriter {
  let columns = given;
  let isBegun = false;
  const leftOut = new Set<string>();
  const line = (cells: readonly string[]) => stringify([[...cells]]);
  return {
    leftOut,
    write(rows) {
      if (rows.length === 0) return '';
      const flat = rows.map((row) => flatRow(row));
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
  if (value instanceof Relationship) return harmless(value.text() ?? writeJsonLine(value));
  return isArray(value) || isObject(value) ? writeJsonLine(value) : String(value);
}

/** What a spreadsheet would take for a formula begins with an apostrophe; a plain number stays one. */
const harmless = (text: string): string =>
  /^[=+\-@\t\r\n＝＋－＠]/.test(text) && !/^[+-]?\d+(?:\.\d+)?$/.test(text) ? `'${text}` : text;
