import type { BodyRecord, RecordKind } from '#shared/model/body-data';
import { sliceIdOf } from '../body-slice.ts';
import { readRange, type ByteSource } from '../byte-source.ts';
import type { TextSource } from '../text-source.ts';
import { EventScanner } from './event-scanner.ts';
import { LineScanner } from './line-scanner.ts';
import { readEvent } from './read-event.ts';
import { RowIndex, type RowScanner } from './row-index.ts';
import { WideLineScanner } from './wide-line-scanner.ts';

const previewBytes = 1_200;
const previewLength = 300;
/** An event is read so far to find its fields. */
const longestEvent = 256 * 1024;

/** A window of lines of this length is tried within a few milliseconds. */
const longestTried = 16 * 1024;

const blank: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d, 0x1e]);

/** A body of records: an index of where each begins, and what each begins with when asked for. */
export class RecordRows {
  readonly index: RowIndex;
  readonly #place: Place;
  readonly #kind: RecordKind;
  readonly #decoder: InstanceType<typeof TextDecoder>;

  /** `raw` is the body as it came. */
  constructor(text: TextSource, kind: RecordKind, raw: ByteSource) {
    this.#place = placeOf(text, kind, raw);
    this.#kind = kind;
    this.#decoder = new TextDecoder(this.#place.charset, { ignoreBOM: this.#place.charset === 'utf-8' });
    this.index = new RowIndex(this.#place.source, scannerFor(kind, this.#place.charset));
  }

  read(bodyId: string, from: number, count: number): BodyRecord[] {
    const last = Math.min(this.index.totalRows, from + count);
    const read = (record: number) => (this.#kind === 'lines' ? this.#readLine(bodyId, record) : this.#readEvent(bodyId, record));
    return Array.from({ length: Math.max(0, last - from) }, (_, at) => read(from + at));
  }

  #readLine(bodyId: string, record: number): BodyRecord {
    const [from, to] = this.#trimmed(record);
    return {
      record,
      preview: this.#preview(from, to),
      bytes: to - from,
      sliceId: this.#slice(bodyId, from, to),
      isJson: to - from > longestTried ? null : this.#isJson(from, to),
      event: null,
    };
  }

  #readEvent(bodyId: string, record: number): BodyRecord {
    const [from, to] = this.#trimmed(record);
    const { data, event } = readEvent(readRange(this.#place.source, from, Math.min(to, from + longestEvent)));
    const [place, ...more] = data;
    const isWhole = place !== undefined && more.length === 0 && to - from <= longestEvent;
    const [start, end] = place ?? [0, 0];
    const text = data.map(([first, last]) => this.#preview(from + first, from + last)).join(' ');
    return {
      record,
      preview: (text === '' ? (event.comment ?? '') : text).slice(0, previewLength),
      bytes: to - from,
      sliceId: isWhole ? this.#slice(bodyId, from + start, from + end) : this.#slice(bodyId, from, to),
      isJson: null,
      event,
    };
  }

  #isJson(from: number, to: number): boolean {
    const text = this.#decoder.decode(readRange(this.#place.source, from, to));
    try {
      // A record of RFC 7464 begins with its separator.
      JSON.parse(text.startsWith('\u001e') ? text.slice(1) : text);
      return true;
    } catch {
      return false;
    }
  }

  /** Without what separates it from the next. */
  #trimmed(record: number): readonly [from: number, to: number] {
    const [from, next] = this.index.rangeOf(record);
    let to = next;
    while (to > from) {
      const tail = readRange(this.#place.source, Math.max(from, to - 64), to);
      let left = tail.length;
      while (left > 0 && isBlankBefore(tail, left, this.#place.charset)) left -= widthOf(this.#place.charset);
      to -= tail.length - left;
      if (left > 0) break;
    }
    return [from, to];
  }

  #preview(from: number, to: number): string {
    const text = this.#decoder.decode(readRange(this.#place.source, from, Math.min(to, from + previewBytes)));
    return text.replaceAll(/\s+/g, ' ').slice(0, previewLength);
  }

  #slice(bodyId: string, from: number, to: number): string | null {
    const { shift } = this.#place;
    return shift === null ? null : sliceIdOf(bodyId, from + shift, to + shift);
  }
}

/** Where records are looked for, and how an offset there is one in the body as it came. */
type Place = Pick<TextSource, 'source' | 'shift' | 'charset'>;

/**
 * Lines of any charset stand in the bytes as they came, so that each is a body of its own: in none does a character other than
 * a line feed hold the byte of one, but in UTF-16, where two bytes are one. Events are always UTF-8.
 */
const placeOf = (text: TextSource, kind: RecordKind, raw: ByteSource): Place =>
  text.shift === null && kind === 'lines'
    ? { source: raw, shift: 0, charset: text.charset }
    : { source: text.source, shift: text.shift, charset: 'utf-8' };

function scannerFor(kind: RecordKind, charset: string): RowScanner {
  if (kind === 'events') return new EventScanner();
  return isWide(charset) ? new WideLineScanner(charset) : new LineScanner();
}

const isWide = (charset: string): charset is 'utf-16le' | 'utf-16be' => charset === 'utf-16le' || charset === 'utf-16be';
const widthOf = (charset: string): number => (isWide(charset) ? 2 : 1);

/** Whether white space ends at a place. */
function isBlankBefore(bytes: Uint8Array, end: number, charset: string): boolean {
  if (!isWide(charset)) return blank.has(bytes[end - 1] ?? 0);
  const [high, low] = charset === 'utf-16be' ? [bytes[end - 2], bytes[end - 1]] : [bytes[end - 1], bytes[end - 2]];
  return high === 0 && blank.has(low ?? other);
}

const other = 0xff;
