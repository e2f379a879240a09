import { anchor, field, JsonIndex, noContainer } from './json-index.ts';

const anchorNodes = 16;
const anchorBytes = 32 * 1024;

/** Notes nodes and containers, in the order they are met, into an index. */
export class JsonIndexBuilder {
  readonly index: JsonIndex;
  /** Whether the innermost open container is a list. */
  inArray = false;
  #current = noContainer;
  #count = 0;
  #roots = 0;
  #depth = -1;
  #anchorNode = -anchorNodes;
  #anchorOffset = 0;

  constructor(index = new JsonIndex()) {
    this.index = index;
  }

  get isInside(): boolean {
    return this.#current !== noContainer;
  }

  /** A node whose key or value begins at `offset`. */
  addNode(offset: number): void {
    const node = this.index.nodes++;
    this.#count++;
    if (node - this.#anchorNode < anchorNodes && offset - this.#anchorOffset < anchorBytes) return;
    const { anchors } = this.index;
    const added = anchors.add();
    anchors.set(added, anchor.node, node);
    anchors.set(added, anchor.offset, offset);
    this.#anchorNode = node;
    this.#anchorOffset = offset;
  }

  /** The latest node turns out to have children. */
  open(isArray: boolean): void {
    const { containers, nodes } = this.index;
    this.#saveCount();
    const opened = containers.add();
    const record = containers.chunkOf(opened);
    const place = containers.placeOf(opened);
    this.#depth++;
    record[place + field.node] = nodes - 1;
    record[place + field.parentPlusOne] = this.#current + 1;
    record[place + field.depthAndKind] = this.#depth * 2 + (isArray ? 1 : 0);
    record[place + field.ordinal] = this.#count - 1;
    this.#current = opened;
    this.#count = 0;
    this.inArray = isArray;
  }

  /** The innermost container closes with the bracket at `offset`. */
  close(offset: number): void {
    const { containers, nodes } = this.index;
    const record = containers.chunkOf(this.#current);
    const place = containers.placeOf(this.#current);
    record[place + field.children] = this.#count;
    record[place + field.last] = nodes - 1;
    record[place + field.end] = offset;
    record[place + field.next] = containers.length;
    this.#depth--;
    this.#resume((record[place + field.parentPlusOne] ?? 0) - 1);
  }

  /** No more comes: what is open has its last node, and no closing bracket. */
  finish(): JsonIndex {
    while (this.#current !== noContainer) {
      this.close(0);
      this.index.unclosed++;
    }
    this.index.roots = this.#count;
    return this.index;
  }

  #saveCount(): void {
    if (this.#current === noContainer) this.#roots = this.#count;
    else this.index.containers.set(this.#current, field.children, this.#count);
  }

  #resume(container: number): void {
    this.#current = container;
    if (container === noContainer) {
      this.#count = this.#roots;
      this.inArray = false;
      return;
    }
    const record = this.index.containers.chunkOf(container);
    const place = this.index.containers.placeOf(container);
    this.#count = record[place + field.children] ?? 0;
    this.inArray = ((record[place + field.depthAndKind] ?? 0) & 1) === 1;
  }
}
