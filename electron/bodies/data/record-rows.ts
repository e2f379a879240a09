import type { BodyRecord, RecordKind } from '#shared/model/body-data';
import { sliceIdOf } from '../body-slice.ts';
import { readRange } from '../byte-source.ts';
import type { TextSource } from '../text-source.ts';
import { EventScanner } from './event-scanner.ts';
import { LineScanner } from './line-scanner.ts';
import { readEvent } from './read-event.ts';
import { RowIndex } from './row-index.ts';

const previewBytes = 1_200;
const previewLength = 300;
/** An event is read so far to find its fields. */
const longestEvent = 256 * 1024;

const blank: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d, 0x1e]);

/** A body of records: an index of where each begins, and what each begins with when asked for. */
export class RecordRows {
  readonly index: RowIndex;
  readonly #text: TextSource;
  readonly #kind: RecordKind;
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });

  constructor(text: TextSource, kind: RecordKind) {
    this.#text = text;
    this.#kind = kind;
    this.index = new RowIndex(text.source, kind === 'lines' ? new LineScanner() : new EventScanner());
  }

  read(bodyId: string, from: number, count: number): BodyRecord[] {
    const last = Math.min(this.index.totalRows, from + count);
    const read = (record: number) => (this.#kind === 'lines' ? this.#readLine(bodyId, record) : this.#readEvent(bodyId, record));
    return Array.from({ length: Math.max(0, last - from) }, (_, at) => read(from + at));
  }

  #readLine(bodyId: string, record: number): BodyRecord {
    const [from, to] = this.#trimmed(record);
    return { record, preview: this.#preview(from, to), bytes: to - from, sliceId: this.#slice(bodyId, from, to), event: null };
  }

  #readEvent(bodyId: string, record: number): BodyRecord {
    const [from, to] = this.#trimmed(record);
    const { data, event } = readEvent(readRange(this.#text.source, from, Math.min(to, from + longestEvent)));
    const [place, ...more] = data;
    const isWhole = place !== undefined && more.length === 0 && to - from <= longestEvent;
    const [start, end] = place ?? [0, 0];
    const text = data.map(([first, last]) => this.#preview(from + first, from + last)).join(' ');
    return {
      record,
      preview: (text === '' ? (event.comment ?? '') : text).slice(0, previewLength),
      bytes: to - from,
      sliceId: isWhole ? this.#slice(bodyId, from + start, from + end) : this.#slice(bodyId, from, to),
      event,
    };
  }

  /** Without what separates it from the next. */
  #trimmed(record: number): readonly [from: number, to: number] {
    const [from, next] = this.index.rangeOf(record);
    let to = next;
    while (to > from) {
      const tail = readRange(this.#text.source, Math.max(from, to - 64), to);
      let left = tail.length;
      while (left > 0 && blank.has(tail[left - 1] ?? 0)) left--;
      to -= tail.length - left;
      if (left > 0) break;
    }
    return [from, to];
  }

  #preview(from: number, to: number): string {
    const text = this.#decoder.decode(readRange(this.#text.source, from, Math.min(to, from + previewBytes)));
    return text.replaceAll(/\s+/g, ' ').slice(0, previewLength);
  }

  #slice(bodyId: string, from: number, to: number): string | null {
    const { shift } = this.#text;
    return shift === null ? null : sliceIdOf(bodyId, from + shift, to + shift);
  }
}
