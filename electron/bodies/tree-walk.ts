import { noContainer, type JsonIndex } from './json-index.ts';

/** Where a walk over the rows of a tree stands: before a node, or before the closing row of `inside`. */
export interface Walk {
  line: number;
  node: number;
  inside: number;
  /** The first container at or after `node`. */
  nextContainer: number;
  /** Position of `node` among its siblings. */
  ordinal: number;
}

/** Walks over the lines of a tree by its index. */
export class TreeWalker {
  readonly #index: JsonIndex;

  constructor(index: JsonIndex) {
    this.#index = index;
  }

  /** Finds what stands on a line: a node or a closing row. */
  from(line: number): Walk {
    const index = this.#index;
    let low = 0;
    let high = index.containers.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (index.openLineOf(middle) <= line) low = middle + 1;
      else high = middle;
    }
    const container = low - 1;
    if (container < 0) return { line, node: line - 1, inside: noContainer, nextContainer: 0, ordinal: line - 1 };
    const onLine = index.openLineOf(container);
    if (onLine === line) return this.#at(line, index.nodeOf(container), index.parentOf(container), container);
    return this.#into(line, container, line - onLine);
  }

  /** Whether the closing row of a container comes next. */
  isAtEnd({ inside, node }: Walk): boolean {
    return inside !== noContainer && node > this.#index.lastOf(inside);
  }

  isAtContainer({ nextContainer, node }: Walk): boolean {
    return nextContainer < this.#index.containers.length && this.#index.nodeOf(nextContainer) === node;
  }

  /** Past a node that holds no others. */
  stepPast(walk: Walk): void {
    walk.line++;
    walk.node++;
    walk.ordinal++;
  }

  stepInto(walk: Walk): void {
    walk.inside = walk.nextContainer;
    walk.line++;
    walk.node++;
    walk.nextContainer++;
    walk.ordinal = 0;
  }

  stepOver(walk: Walk): void {
    const container = walk.nextContainer;
    walk.line += 1 + this.#index.hiddenLinesOf(container);
    walk.node = this.#index.lastOf(container) + 1;
    walk.nextContainer = this.#index.nextOf(container);
    walk.ordinal++;
  }

  /** Past a closing row. */
  stepOut(walk: Walk): void {
    const closed = walk.inside;
    walk.line++;
    walk.inside = this.#index.parentOf(closed);
    walk.ordinal = this.#index.ordinalOf(closed) + 1;
  }

  /** `rest` lines after the one on which `opened` opens; no container opens in between. */
  #into(line: number, opened: number, rest: number): Walk {
    const index = this.#index;
    let inside = opened;
    let node = index.nodeOf(opened);
    let left = rest;
    while (inside !== noContainer) {
      const scalars = index.lastOf(inside) - node;
      if (left <= scalars) return this.#at(line, node + left, inside, opened + 1);
      node = index.lastOf(inside);
      left -= scalars + 1;
      // The closing row itself: the walk stands after the last node inside.
      if (left === 0) return this.#at(line, node + 1, inside, opened + 1);
      inside = index.parentOf(inside);
    }
    return this.#at(line, node + left, noContainer, opened + 1);
  }

  #at(line: number, node: number, inside: number, nextContainer: number): Walk {
    const isClosing = inside !== noContainer && node > this.#index.lastOf(inside);
    return { line, node, inside, nextContainer, ordinal: isClosing ? 0 : this.#index.ordinalAt(node, inside) };
  }
}
