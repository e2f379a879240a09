import { GrowingRecords } from '../growing-records.ts';
import { JsonIndex, noContainer } from '../json-index.ts';

/** Fields of the record of a node: offsets in the text, and what it is. */
export const part = {
  /** Of its row, without what stands before it. */
  start: 0,
  keyStart: 1,
  keyEnd: 2,
  /** After its key, the sign after that, tags and anchors. */
  headEnd: 3,
  /** What of its value stands on its row. */
  valueStart: 4,
  valueEnd: 5,
  /** After all that is in it. */
  end: 6,
  /** The comment at the end of its row. */
  tailStart: 7,
  tailEnd: 8,
  kind: 9,
  /** Position among its siblings, comments left out; of a document its number, from 0. */
  position: 10,
  /** Entries inside, comments left out. */
  members: 11,
  /** 1: its key stood in the same mapping before. */
  repeated: 12,
} as const;

export const kinds = { document: 0, pair: 1, item: 2, value: 3, comment: 4, mark: 5, close: 6, line: 7, error: 8 } as const;
export type YamlKind = (typeof kinds)[keyof typeof kinds];

/** Where everything is in a text of YAML. Every node takes one row: what closes a collection is a node in it. */
export class YamlIndex extends JsonIndex {
  readonly parts = new GrowingRecords(13);
  documents = 0;

  override get memoryBytes(): number {
    return super.memoryBytes + this.parts.memoryBytes;
  }

  override get totalLines(): number {
    return this.nodes;
  }

  override openLineOf(container: number): number {
    return this.nodeOf(container) + 1;
  }

  override hiddenLinesOf(container: number): number {
    return this.lastOf(container) - this.nodeOf(container);
  }

  override lineOf(node: number): number {
    return node + 1;
  }

  get(node: number, field: number): number {
    return this.parts.get(node, field);
  }

  /** How deep a row stands: what closes a collection stands as deep as what opened it. */
  depthAt(node: number): number {
    const depth = this.depthOf(this.parentAt(node)) + 1;
    return this.get(node, part.kind) === kinds.close ? depth - 1 : depth;
  }

  /** The node that the byte at an offset belongs to; null where there is none. */
  nodeAt(offset: number): number | null {
    return this.nodes === 0 ? null : Math.max(0, this.parts.countBelow(part.start, offset + 1) - 1);
  }

  /** The nodes around a node, innermost first. */
  *around(node: number): Generator<number> {
    for (let parent = this.parentAt(node); parent !== noContainer; parent = this.parentOf(parent)) yield this.nodeOf(parent);
  }
}
