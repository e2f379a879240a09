import type { BodySearchQuery } from '#shared/model/body-window';
import type { ByteSource } from './byte-source.ts';
import { GrowingRecords } from './growing-records.ts';
import { characterStart } from './utf8.ts';
import { createMatcher, type Matcher } from './search-matcher.ts';

export type SearchQuery = BodySearchQuery;

/** Counting ends here: nobody looks at the next one. */
export const mostHits = 1_000_000;
const markParts = 300;

/** Where the hits of a search are: offset and length, both in bytes. */
const hit = { offset: 0, bytes: 1 } as const;

/** A search over a body, window by window; what it has found can be asked for at any time. */
export class BodySearch {
  readonly #source: ByteSource;
  readonly #matcher: Matcher;
  readonly #window: Uint8Array;
  readonly #hits = new GrowingRecords(2);
  /** Where the next window begins, and from where on it may hold hits: what is before is only context. */
  #from = 0;
  #searched = 0;
  #done = false;

  /** Throws a SyntaxError when the query is no regular expression. */
  constructor(source: ByteSource, query: SearchQuery) {
    this.#source = source;
    this.#matcher = createMatcher(query);
    this.#window = new Uint8Array(Math.min(this.#matcher.windowBytes, Math.max(1, source.bytes)));
  }

  get total(): number {
    return this.#hits.length;
  }

  /** Every hit is counted, or there are more than anyone wants. */
  get isDone(): boolean {
    return this.#done;
  }

  get isCapped(): boolean {
    return this.total >= mostHits;
  }

  /** Searches one window more. */
  step(): void {
    if (this.#done) return;
    const length = this.#source.readInto(this.#window, this.#from);
    const isLast = this.#from + length >= this.#source.bytes || length === 0;
    const limit = isLast ? length : characterStart(this.#window, length - this.#matcher.overlapBytes);
    let end = this.#searched;
    this.#matcher.findAll(this.#window.subarray(0, length), { from: this.#searched - this.#from, limit }, (offset, bytes) => {
      const added = this.#hits.add();
      this.#hits.set(added, hit.offset, this.#from + offset);
      this.#hits.set(added, hit.bytes, bytes);
      end = this.#from + offset + bytes;
      return this.total < mostHits;
    });
    if (isLast || this.isCapped) this.#done = true;
    this.#searched = Math.max(end, this.#from + limit);
    this.#from = Math.max(0, this.#searched - this.#matcher.contextBytes);
  }

  /** The parts of the body, of so many equal ones, in which there are hits. */
  marks(): number[] {
    const parts = new Set<number>();
    for (let at = 0; at < this.total; at++)
      parts.add(Math.floor((this.#hits.get(at, hit.offset) / this.#source.bytes) * markParts));
    return [...parts];
  }

  hits(from: number, count: number): { offset: number; bytes: number }[] {
    const hits = [];
    for (let at = from; at < Math.min(from + count, this.total); at++)
      hits.push({ offset: this.#hits.get(at, hit.offset), bytes: this.#hits.get(at, hit.bytes) });
    return hits;
  }
}
