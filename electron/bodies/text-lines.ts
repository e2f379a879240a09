import type { TextLine } from '#shared/model/body-window';
import { readRange, type ByteSource } from './byte-source.ts';
import { firstPlaceWithout } from './first-place.ts';
import { GrowingRecords } from './growing-records.ts';
import { characterStart, decodeWithBytes } from './utf8.ts';

/** A longer line is shown in stretches, one below the other. */
export const stretchBytes = 2_000;
/** A line that is longer by a few bytes only is not split. */
const lookAhead = stretchBytes + 2;
const anchorRows = 64;
const windowBytes = 1024 * 1024;
const newline = 0x0a;
const carriageReturn = 0x0d;

/** Fields of an anchor; `line` is that of the row itself, or of the line it continues. */
const anchor = { offset: 0, line: 1, continues: 2 } as const;

/** Where the row that begins at `from` ends, and where the next one begins; -1 when that is not in these bytes. */
function nextRow(bytes: Uint8Array, from: number, length: number, isLast: boolean): number {
  const limit = Math.min(from + lookAhead, length);
  for (let at = from; at < limit; at++) if (bytes[at] === newline) return at + 1;
  if (from + lookAhead <= length) return characterStart(bytes, from + stretchBytes);
  return isLast ? length : -1;
}

/** The rows of a text: its lines, the very long ones in stretches. Every 64th is noted, the others are found from there. */
export class TextLines {
  readonly #source: ByteSource;
  readonly #anchors = new GrowingRecords(3);
  #window: Uint8Array | null;
  #rows = 0;
  #lines = 0;
  #continues = false;
  #indexed = 0;

  constructor(source: ByteSource) {
    this.#source = source;
    this.#window = new Uint8Array(Math.min(windowBytes, Math.max(source.bytes, 1)));
  }

  get totalRows(): number {
    return this.#rows;
  }

  get memoryBytes(): number {
    return this.#anchors.memoryBytes;
  }

  get isComplete(): boolean {
    return this.#window === null;
  }

  /** Every row that begins before this offset is known. */
  get indexedBytes(): number {
    return this.#indexed;
  }

  /** Reads one window more. */
  step(): void {
    if (!this.#window) return;
    const length = this.#source.readInto(this.#window, this.#indexed);
    const isLast = this.#indexed + length >= this.#source.bytes || length === 0;
    let at = 0;
    for (let next = 0; at < length; at = next) {
      next = nextRow(this.#window, at, length, isLast);
      if (next < 0) break;
      this.#addRow(this.#indexed + at, this.#window[next - 1] !== newline);
    }
    this.#indexed += at;
    if (isLast) this.#window = null;
  }

  /** The rows [from, from + count) of those known so far. */
  read(from: number, count: number): TextLine[] {
    const rows: TextLine[] = [];
    const last = Math.min(from + count, this.#rows);
    for (let row = from; row < last; row += anchorRows - (row % anchorRows)) {
      const upTo = Math.min(last, row - (row % anchorRows) + anchorRows);
      rows.push(...this.#readNear(row, upTo));
    }
    return rows;
  }

  /** The row, from 0, in which the byte at `offset` stands. */
  rowAt(offset: number): number {
    const place = firstPlaceWithout(0, this.#anchors.length, (at) => this.#anchors.get(at, anchor.offset) <= offset) - 1;
    if (place < 0) return 0;
    const { starts } = this.#stretch(place);
    const start = this.#anchors.get(place, anchor.offset);
    const within = firstPlaceWithout(0, starts.length, (at) => (starts[at] ?? 0) <= offset - start) - 1;
    return Math.min(place * anchorRows + Math.max(0, within), this.#rows - 1);
  }

  #addRow(offset: number, isUnfinished: boolean): void {
    if (!this.#continues) this.#lines++;
    if (this.#rows % anchorRows === 0) {
      const added = this.#anchors.add();
      this.#anchors.set(added, anchor.offset, offset);
      this.#anchors.set(added, anchor.line, this.#lines);
      this.#anchors.set(added, anchor.continues, this.#continues ? 1 : 0);
    }
    this.#rows++;
    this.#continues = isUnfinished;
  }

  /** The bytes from an anchor to the next, and where the rows begin in them. */
  #stretch(place: number): { bytes: Uint8Array; starts: number[] } {
    const start = this.#anchors.get(place, anchor.offset);
    const end = place + 1 < this.#anchors.length ? this.#anchors.get(place + 1, anchor.offset) : this.#indexed;
    const bytes = readRange(this.#source, start, end);
    const starts: number[] = [];
    for (let at = 0; at < bytes.length; at = nextRow(bytes, at, bytes.length, true)) starts.push(at);
    return { bytes, starts };
  }

  #readNear(from: number, to: number): TextLine[] {
    const place = Math.floor(from / anchorRows);
    const { bytes, starts } = this.#stretch(place);
    let line = this.#anchors.get(place, anchor.line);
    let continues = this.#anchors.get(place, anchor.continues) === 1;
    const rows: TextLine[] = [];
    for (let row = place * anchorRows; row < to; row++) {
      const begin = starts[row - place * anchorRows] ?? 0;
      const end = starts[row - place * anchorRows + 1] ?? bytes.length;
      if (row >= from) rows.push({ line: continues ? null : line, text: this.#decode(bytes.subarray(begin, end)) });
      continues = bytes[end - 1] !== newline;
      if (!continues) line++;
    }
    return rows;
  }

  #decode(row: Uint8Array): string {
    let end = row.length;
    if (row[end - 1] === newline) end -= row[end - 2] === carriageReturn ? 2 : 1;
    return decodeWithBytes(row.subarray(0, end));
  }
}
