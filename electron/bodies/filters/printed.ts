import { FilterRefused } from './filter-messages.ts';

const blockBytes = 1024 * 1024;
const lineEnd = 0x0a;
/** What a line of a value begins with where it does not begin the value: it is indented, or closes it. */
const space = 0x20;
const closing: ReadonlySet<number | undefined> = new Set([0x5d, 0x7d]);

/** What jq prints, as UTF-8, up to a limit; values one after the other, each beginning on a line of its own. */
export class Printed {
  readonly #blocks: Uint8Array[] = [];
  readonly #most: number;
  #used = blockBytes;
  #bytes = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Keeps a copy. Throws FilterRefused beyond the limit. */
  add(bytes: Uint8Array): void {
    this.#bytes += bytes.length;
    if (this.#bytes > this.#most) throw new FilterRefused('resultTooLarge');
    for (let at = 0; at < bytes.length;) {
      if (this.#used === blockBytes) {
        this.#blocks.push(new Uint8Array(blockBytes));
        this.#used = 0;
      }
      const some = bytes.subarray(at, at + blockBytes - this.#used);
      this.#blocks.at(-1)?.set(some, this.#used);
      this.#used += some.length;
      at += some.length;
    }
  }

  /** As text, a piece after the other. */
  *pieces(): Generator<string> {
    const decoder = new TextDecoder();
    for (const block of this.#filled()) yield decoder.decode(block, { stream: true });
    yield decoder.decode();
  }

  text(): string {
    return [...this.pieces()].join('');
  }

  /** How many values there are. */
  count(): number {
    let count = 0;
    let isStart = true;
    // A bracket alone on its line closes a value; with more behind it, none can begin so.
    for (const block of this.#filled()) {
      for (let at = 0; at < block.length;) {
        if (isStart && block[at] !== space && !closing.has(block[at])) count++;
        const end = block.indexOf(lineEnd, at);
        isStart = end >= 0;
        at = isStart ? end + 1 : block.length;
      }
    }
    return count;
  }

  #filled(): Uint8Array[] {
    return this.#blocks.map((block, at) => (at === this.#blocks.length - 1 ? block.subarray(0, this.#used) : block));
  }
}
