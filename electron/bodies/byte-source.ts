import { closeSync, openSync, readSync } from 'node:fs';

/** Bytes that can be read anywhere, at once. For worker threads, where waiting harms nobody. */
export interface ByteSource {
  readonly bytes: number;
  /** Fills `target` from `at` on; answers how many bytes there were. */
  readInto(target: Uint8Array, at: number): number;
  close(): void;
}

export function memorySource(all: Uint8Array): ByteSource {
  return {
    bytes: all.length,
    readInto(target, at) {
      const part = all.subarray(at, at + target.length);
      target.set(part);
      return part.length;
    },
    close: () => undefined,
  };
}

/** A file that may still be written to: as much of it counts as is known to be there. */
export interface FileSource extends ByteSource {
  grow(bytes: number): void;
}

export function fileSource(path: string, bytes: number, from = 0): FileSource {
  const file = openSync(path, 'r');
  let known = bytes;
  return {
    get bytes() {
      return known;
    },
    grow: (now) => void (known = now),
    readInto(target, at) {
      const wanted = Math.min(target.length, Math.max(0, known - at));
      let done = 0;
      while (done < wanted) {
        const got = readSync(file, target, done, wanted - done, from + at + done);
        if (got === 0) break;
        done += got;
      }
      return done;
    },
    close: () => closeSync(file),
  };
}

/** The bytes [from, to) of a source. */
export function readRange(source: ByteSource, from: number, to: number): Uint8Array {
  const target = new Uint8Array(Math.max(0, Math.min(to, source.bytes) - from));
  return target.subarray(0, source.readInto(target, from));
}

const pageBytes = 16 * 1024;

/** Looks at single bytes of a source through a page of it. */
export class BytePage {
  readonly #source: ByteSource;
  readonly #page = new Uint8Array(pageBytes);
  #start = 0;
  #length = 0;

  constructor(source: ByteSource) {
    this.#source = source;
  }

  /** The byte at an offset, or -1 after the end. */
  at(offset: number): number {
    const place = offset - this.#start;
    if (place >= 0 && place < this.#length) return this.#page[place] ?? -1;
    if (offset >= this.#source.bytes) return -1;
    this.#start = offset;
    this.#length = this.#source.readInto(this.#page, offset);
    return this.#length === 0 ? -1 : (this.#page[0] ?? -1);
  }
}
