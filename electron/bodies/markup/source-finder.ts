import type { ByteSource } from '../byte-source.ts';

const windowBytes = 256 * 1024;

/** Looks for bytes in a source through a window of it, however far away they are. */
export class SourceFinder {
  readonly #source: ByteSource;
  readonly #window = Buffer.alloc(windowBytes);
  #start = 0;
  #length = 0;

  constructor(source: ByteSource) {
    this.#source = source;
  }

  get bytes(): number {
    return this.#source.bytes;
  }

  /** The byte at an offset, or -1 after the end. */
  at(offset: number): number {
    const place = offset - this.#start;
    if (place >= 0 && place < this.#length) return this.#window[place] ?? -1;
    return this.#load(offset) ? (this.#window[0] ?? -1) : -1;
  }

  /** Where a text of ASCII comes next, or the end of the source. */
  indexOf(text: string, from: number): number {
    for (let at = from; at < this.#source.bytes;) {
      if (at < this.#start || at + text.length > this.#start + this.#length) if (!this.#load(at)) break;
      const found = this.#window.subarray(0, this.#length).indexOf(text, at - this.#start, 'latin1');
      if (found >= 0) return this.#start + found;
      const read = this.#start + this.#length;
      // It may begin in one window and end in the next.
      at = read >= this.#source.bytes ? read : read - text.length + 1;
    }
    return this.#source.bytes;
  }

  /** Whether a text of ASCII stands at an offset. */
  isAt(text: string, offset: number): boolean {
    for (let place = 0; place < text.length; place++) if (this.at(offset + place) !== text.charCodeAt(place)) return false;
    return true;
  }

  #load(offset: number): boolean {
    this.#start = offset;
    this.#length = offset < this.#source.bytes ? this.#source.readInto(this.#window, offset) : 0;
    return this.#length > 0;
  }
}
