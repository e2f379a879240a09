const smallestBlock = 4 * 1024;
const largestBlock = 256 * 1024;
const mostSpare = 4;

interface Block {
  readonly bytes: Uint8Array;
  used: number;
}

/**
 * The end of a body that is in memory: bytes are copied into blocks, so that a million one-byte
 * chunks cost a million bytes, and the caller may reuse its buffer.
 */
export class MemoryTail {
  #blocks: Block[] = [];
  #bytes = 0;
  /** Blocks to be used again: new ones cost more than what is copied into them. */
  readonly #spare: Uint8Array[] = [];

  get bytes(): number {
    return this.#bytes;
  }

  append(chunk: Uint8Array): void {
    let rest = chunk;
    while (rest.length > 0) {
      const block = this.#roomyBlock(rest.length);
      const part = rest.subarray(0, block.bytes.length - block.used);
      block.bytes.set(part, block.used);
      block.used += part.length;
      this.#bytes += part.length;
      rest = rest.subarray(part.length);
    }
  }

  /** Everything held now, as views that stay unchanged while more is appended. */
  views(): Uint8Array[] {
    return this.#blocks.map(({ bytes, used }) => bytes.subarray(0, used));
  }

  /** No more is appended: nothing is held ready for it. */
  close(): void {
    this.#spare.length = 0;
  }

  /** Forgets the first `count` bytes. */
  drop(count: number): void {
    let left = count;
    let whole = 0;
    while (whole < this.#blocks.length && left >= (this.#blocks[whole]?.used ?? 0)) left -= this.#blocks[whole++]?.used ?? 0;
    for (const { bytes } of this.#blocks.splice(0, whole)) this.#keepSpare(bytes);
    const first = this.#blocks[0];
    if (first && left > 0) this.#blocks[0] = { bytes: first.bytes.subarray(left), used: first.used - left };
    this.#bytes -= count;
  }

  #keepSpare(bytes: Uint8Array): void {
    if (bytes.length === largestBlock && this.#spare.length < mostSpare) this.#spare.push(bytes);
  }

  /** Copies [from, from + target.length) of this tail into `target`. */
  copyTo(target: Uint8Array, from: number): void {
    let start = 0;
    for (const { bytes, used } of this.#blocks) {
      const low = Math.max(from, start);
      const high = Math.min(from + target.length, start + used);
      if (low < high) target.set(bytes.subarray(low - start, high - start), low - from);
      start += used;
    }
  }

  #roomyBlock(wanted: number): Block {
    const last = this.#blocks.at(-1);
    if (last && last.used < last.bytes.length) return last;
    const size = Math.min(largestBlock, Math.max(smallestBlock, wanted, this.#bytes));
    const block = { bytes: (size === largestBlock ? this.#spare.pop() : undefined) ?? new Uint8Array(size), used: 0 };
    this.#blocks.push(block);
    return block;
  }
}
