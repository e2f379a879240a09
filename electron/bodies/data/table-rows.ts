import type { BodyTable, TableDialect, TableRow } from '#shared/model/body-data';
import Papa from 'papaparse';
import { readRange, type ByteSource } from '../byte-source.ts';
import { RowIndex } from './row-index.ts';
import { TableScanner } from './table-scanner.ts';

const sampleBytes = 64 * 1024;
const sampleRows = 100;
const longestRow = 256 * 1024;
const longestCell = 2_000;

interface Written {
  readonly delimiter: string;
  readonly quote: string;
}

/** A body of separated values as a table: an index of where its rows begin, and their cells when asked for. */
export class TableRows {
  readonly index: RowIndex;
  readonly written: Written;
  readonly #source: ByteSource;
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  #facts: Pick<BodyTable, 'hasHeader' | 'numeric' | 'first'> | null = null;

  constructor(source: ByteSource, { delimiter, quote }: TableDialect) {
    this.#source = source;
    const sample = this.#decoder.decode(readRange(source, 0, sampleBytes));
    this.written = { delimiter: delimiter ?? guessDelimiter(sample), quote: quote ?? guessQuote(sample) };
    this.index = new RowIndex(source, new TableScanner(this.written));
  }

  /** To be asked once the index is complete. */
  facts(): Pick<BodyTable, 'hasHeader' | 'numeric' | 'first'> {
    return (this.#facts ??= factsOf(this.read(0, sampleRows).map(({ cells }) => cells)));
  }

  read(from: number, count: number): TableRow[] {
    const last = Math.min(this.index.totalRows, from + count);
    return Array.from({ length: Math.max(0, last - from) }, (_, at) => this.#readRow(from + at));
  }

  #readRow(row: number): TableRow {
    const [from, to] = this.index.rangeOf(row);
    const bytes = readRange(this.#source, from, Math.min(to, from + longestRow));
    const text = this.#decoder.decode(bytes).replace(/[\r\n]+$/, '');
    return { row, cells: this.#split(text).map(cut), cutBytes: to - from > longestRow ? to - from : 0 };
  }

  #split(text: string): string[] {
    const { delimiter, quote } = this.written;
    if (quote === '' || !text.includes(quote)) return text.split(delimiter);
    const { data, errors } = Papa.parse<string[]>(text, { delimiter, quoteChar: quote, escapeChar: quote });
    // A quote that is never closed is a character like any other.
    return errors.some(({ code }) => code === 'MissingQuotes') ? text.split(delimiter) : (data[0] ?? []);
  }
}

const cut = (cell: string): string => (cell.length > longestCell ? cell.slice(0, longestCell) : cell);

function guessDelimiter(sample: string): string {
  const { meta } = Papa.parse(sample, { preview: 20, skipEmptyLines: true, delimitersToGuess: [',', ';', '\t', '|'] });
  return meta.delimiter.length === 1 ? meta.delimiter : ',';
}

/** A single quote opens fields only where double ones never do. */
const guessQuote = (sample: string): string =>
  !sample.includes('"') && /(?:^|[,;\t|])'[^'\n]*'(?:[,;\t|\r\n]|$)/.test(sample) ? "'" : '"';

const isNumber = (cell: string): boolean => /^\s*[-+]?(?:\d[\d ,.'\u00a0]*|\.\d+)(?:[eE][-+]?\d+)?\s*%?$/.test(cell);

/** A header has a name for every column, no two the same and none of them a number, above something that is not like it. */
function factsOf(rows: readonly (readonly string[])[]): Pick<BodyTable, 'hasHeader' | 'numeric' | 'first'> {
  const [first = [], ...rest] = rows;
  const isNames =
    first.length > 0 && new Set(first).size === first.length && first.every((cell) => cell.trim() !== '' && !isNumber(cell));
  const hasHeader = isNames && rest.length > 0;
  const body = hasHeader ? rest : rows;
  const columns = Math.max(0, ...rows.map((cells) => cells.length));
  const numeric = Array.from({ length: columns }, (_, column) => {
    const filled = body.map((cells) => cells[column] ?? '').filter((cell) => cell !== '');
    return filled.length > 0 && filled.every(isNumber);
  });
  return { hasHeader, numeric, first: [...first] };
}
