import { GrowingRecords } from './growing-records.ts';

/** Why a body is not JSON, and from which byte on. */
export interface JsonProblem {
  readonly message: string;
  readonly offset: number;
}

/** Fields of a container's record. Only containers that have children have one. */
export const field = { node: 0, last: 1, parentPlusOne: 2, depthAndKind: 3, children: 4, end: 5, ordinal: 6, next: 7 } as const;
/** Fields of an anchor: a node, and the offset where its key or value begins. */
export const anchor = { node: 0, offset: 1 } as const;

/** Stands for "no container": the level of the roots. */
export const noContainer = -1;

/**
 * Where everything is in a JSON body, small enough for a hundred million bytes.
 *
 * Nodes are numbered in document order. A node takes one line of the tree; a container with children
 * takes another one for its closing bracket. So a node's line follows from its number, the containers
 * opened before it, and its depth, and need not be stored. Offsets are stored for some nodes only, the
 * anchors; from there the few nodes up to the wanted one are read again.
 */
export class JsonIndex {
  readonly containers = new GrowingRecords(8);
  readonly anchors = new GrowingRecords(2);
  /** Scalars so long that looking for their end again would be slow: node, end offset. */
  readonly longScalars = new Map<number, number>();
  nodes = 0;
  roots = 0;
  /** Containers whose closing bracket never came. */
  unclosed = 0;
  problem: JsonProblem | null = null;
  /** The node at which reading had to stop, and where what cannot be read begins. */
  brokenNode = -1;
  brokenOffset = -1;

  get memoryBytes(): number {
    return this.containers.memoryBytes + this.anchors.memoryBytes + this.longScalars.size * 64;
  }

  /** Lines of the fully unfolded tree. */
  get totalLines(): number {
    return this.nodes + this.containers.length - this.unclosed;
  }

  nodeOf(container: number): number {
    return this.containers.get(container, field.node);
  }

  /** The last node inside. */
  lastOf(container: number): number {
    return this.containers.get(container, field.last);
  }

  parentOf(container: number): number {
    return this.containers.get(container, field.parentPlusOne) - 1;
  }

  depthOf(container: number): number {
    return container === noContainer ? -1 : this.containers.get(container, field.depthAndKind) >>> 1;
  }

  isArray(container: number): boolean {
    return container !== noContainer && (this.containers.get(container, field.depthAndKind) & 1) === 1;
  }

  childrenOf(container: number): number {
    return this.containers.get(container, field.children);
  }

  /** Offset of the closing bracket; 0 when there is none. */
  endOf(container: number): number {
    return this.containers.get(container, field.end);
  }

  /** Position among its siblings. */
  ordinalOf(container: number): number {
    return this.containers.get(container, field.ordinal);
  }

  /** The first container after this one and all inside it. */
  nextOf(container: number): number {
    return this.containers.get(container, field.next);
  }

  /** Line, from 1, on which a container opens. */
  openLineOf(container: number): number {
    return this.nodeOf(container) + 1 + container - this.depthOf(container);
  }

  /** Lines that vanish when a container is folded: all after its first. */
  hiddenLinesOf(container: number): number {
    if (this.endOf(container) === 0) return this.totalLines - this.openLineOf(container);
    return this.lastOf(container) - this.nodeOf(container) + this.nextOf(container) - container;
  }

  /** The record of a node that is a container with children. */
  containerAt(node: number): number {
    const container = this.containers.countBelow(field.node, node);
    return container < this.containers.length && this.nodeOf(container) === node ? container : noContainer;
  }

  /** The container a node stands in. */
  parentAt(node: number): number {
    let container = this.containers.countBelow(field.node, node) - 1;
    if (container < 0) return noContainer;
    while (container !== noContainer && this.lastOf(container) < node) container = this.parentOf(container);
    return container;
  }

  /** A node's position among the children of `parent`. */
  ordinalAt(node: number, parent: number): number {
    const own = this.containerAt(node);
    if (own !== noContainer) return this.ordinalOf(own);
    const before = this.#siblingContainerBefore(node, parent);
    if (before !== noContainer) return this.ordinalOf(before) + node - this.lastOf(before);
    return parent === noContainer ? node : node - this.nodeOf(parent) - 1;
  }

  /** Line, from 1, of a node in the fully unfolded tree. */
  lineOf(node: number): number {
    const opened = this.containers.countBelow(field.node, node);
    return node + 1 + opened - (this.depthOf(this.parentAt(node)) + 1);
  }

  #siblingContainerBefore(node: number, parent: number): number {
    let container = this.containers.countBelow(field.node, node) - 1;
    if (container < 0 || container === parent) return noContainer;
    while (this.parentOf(container) !== parent) container = this.parentOf(container);
    return container;
  }
}
