import type { JsonEntries } from './json-entries.ts';
import { noContainer, type JsonIndex } from './json-index.ts';
import { readKey } from './json-text.ts';

/** Objects with more members than this are not searched: it would take longer than a reader waits. */
const mostMembers = 200_000;
const keptObjects = 256;

/** Finds keys that stood in the same object before. Each object is searched when a row of it is first shown. */
export class DuplicateKeys {
  readonly #index: JsonIndex;
  readonly #entries: JsonEntries;
  readonly #found = new Map<number, ReadonlySet<number>>();

  /** `entries` must be for this use alone: it moves through the body on its own. */
  constructor(index: JsonIndex, entries: JsonEntries) {
    this.#index = index;
    this.#entries = entries;
  }

  has(container: number, node: number): boolean {
    if (container === noContainer) return false;
    const found = this.#found.get(container) ?? this.#search(container);
    return found.has(node);
  }

  #search(container: number): ReadonlySet<number> {
    const found = this.#index.childrenOf(container) > mostMembers ? new Set<number>() : this.#repeatedIn(container);
    const oldest = this.#found.keys().next().value;
    if (this.#found.size >= keptObjects && oldest !== undefined) this.#found.delete(oldest);
    this.#found.set(container, found);
    return found;
  }

  #repeatedIn(container: number): ReadonlySet<number> {
    const seen = new Set<string>();
    const repeated = new Set<number>();
    let nextContainer = container + 1;
    for (let node = this.#index.nodeOf(container) + 1; node <= this.#index.lastOf(container);) {
      const key = readKey(this.#entries, this.#entries.entryOf(node));
      if (key !== null && seen.has(key)) repeated.add(node);
      if (key !== null) seen.add(key);
      const isContainer = nextContainer < this.#index.containers.length && this.#index.nodeOf(nextContainer) === node;
      node = isContainer ? this.#after(nextContainer) : node + 1;
      if (isContainer) nextContainer = this.#index.nextOf(nextContainer);
    }
    return repeated;
  }

  #after(container: number): number {
    if (this.#index.endOf(container) > 0) this.#entries.skip(container);
    return this.#index.lastOf(container) + 1;
  }
}
