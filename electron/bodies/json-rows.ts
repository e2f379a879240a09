import type { JsonRow } from '#shared/model/body-window';
import { byteOf } from './json-bytes.ts';
import type { DuplicateKeys } from './json-duplicates.ts';
import type { JsonEntries, JsonEntry } from './json-entries.ts';
import type { FoldLayout } from './json-folds.ts';
import { noContainer, type JsonIndex } from './json-index.ts';
import { readBrokenText, readKey, readText } from './json-text.ts';

type Kind = JsonRow['kind'];

const mostAbove = 16;

/** Writes the visible rows of a JSON body, whichever are asked for. */
export class JsonRowReader {
  readonly #index: JsonIndex;
  readonly #entries: JsonEntries;
  readonly #duplicates: DuplicateKeys;

  constructor(index: JsonIndex, entries: JsonEntries, duplicates: DuplicateKeys) {
    this.#index = index;
    this.#entries = entries;
    this.#duplicates = duplicates;
  }

  read(layout: FoldLayout, from: number, count: number): JsonRow[] {
    const last = Math.min(layout.totalRows, from + count);
    if (from >= last) return [];
    const walk = this.#walkFrom(layout.lineOfRow(from));
    const rows: JsonRow[] = [];
    while (rows.length < last - from) rows.push(this.#nextRow(walk, layout));
    return rows;
  }

  /** The containers around the first of some rows, outermost first, as they stand where they open. */
  readAbove(layout: FoldLayout, from: number): JsonRow[] {
    if (from >= layout.totalRows) return [];
    const rows: JsonRow[] = [];
    let container = this.#walkFrom(layout.lineOfRow(from)).inside;
    for (; container !== noContainer && rows.length < mostAbove; container = this.#index.parentOf(container)) {
      const walk = this.#walkFrom(this.#index.openLineOf(container));
      rows.push(this.#containerRow(walk, false));
    }
    return rows.reverse();
  }

  /** Finds what stands on a line: a node or a closing bracket. */
  #walkFrom(line: number): Walk {
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
    if (onLine === line) return this.#walkAt(line, index.nodeOf(container), index.parentOf(container), container);
    return this.#walkInto(line, container, line - onLine);
  }

  /** `rest` lines after the one on which `opened` opens; no container opens in between. */
  #walkInto(line: number, opened: number, rest: number): Walk {
    const index = this.#index;
    let inside = opened;
    let node = index.nodeOf(opened);
    let left = rest;
    while (inside !== noContainer) {
      const scalars = index.lastOf(inside) - node;
      if (left <= scalars) return this.#walkAt(line, node + left, inside, opened + 1);
      node = index.lastOf(inside);
      left -= scalars + 1;
      // The closing bracket itself: the walk stands after the last node inside.
      if (left === 0) return this.#walkAt(line, node + 1, inside, opened + 1);
      inside = index.parentOf(inside);
    }
    return this.#walkAt(line, node + left, noContainer, opened + 1);
  }

  #walkAt(line: number, node: number, inside: number, nextContainer: number): Walk {
    const isClosing = inside !== noContainer && node > this.#index.lastOf(inside);
    return { line, node, inside, nextContainer, ordinal: isClosing ? 0 : this.#index.ordinalAt(node, inside) };
  }

  #nextRow(walk: Walk, layout: FoldLayout): JsonRow {
    const { inside, node } = walk;
    if (inside !== noContainer && node > this.#index.lastOf(inside)) return this.#closingRow(walk);
    const isContainer = walk.nextContainer < this.#index.containers.length && this.#index.nodeOf(walk.nextContainer) === node;
    return isContainer ? this.#containerRow(walk, layout.isFolded(walk.nextContainer)) : this.#scalarRow(walk);
  }

  #closingRow(walk: Walk): JsonRow {
    const index = this.#index;
    const closed = walk.inside;
    const row: JsonRow = {
      ...this.#blankRow(walk, index.nodeOf(closed), index.depthOf(closed)),
      kind: 'close',
      text: index.isArray(closed) ? ']' : '}',
      comma: this.#hasNext(index.parentOf(closed), index.ordinalOf(closed)),
    };
    walk.line++;
    walk.inside = index.parentOf(closed);
    walk.ordinal = index.ordinalOf(closed) + 1;
    return row;
  }

  #containerRow(walk: Walk, folded: boolean): JsonRow {
    const index = this.#index;
    const container = walk.nextContainer;
    const row: JsonRow = {
      ...this.#memberRow(walk, this.#entries.entryOf(walk.node)),
      kind: index.isArray(container) ? 'array' : 'object',
      text: index.isArray(container) ? '[' : '{',
      children: index.childrenOf(container),
      folded,
      comma: folded && this.#hasNext(walk.inside, walk.ordinal),
    };
    if (folded) this.#stepOver(walk, container);
    else this.#stepInto(walk, container);
    return row;
  }

  #stepOver(walk: Walk, container: number): void {
    walk.line += 1 + this.#index.hiddenLinesOf(container);
    walk.node = this.#index.lastOf(container) + 1;
    walk.nextContainer = this.#index.nextOf(container);
    walk.ordinal++;
    if (this.#index.endOf(container) > 0) this.#entries.skip(container);
  }

  #stepInto(walk: Walk, container: number): void {
    walk.line++;
    walk.node++;
    walk.nextContainer++;
    walk.inside = container;
    walk.ordinal = 0;
  }

  #scalarRow(walk: Walk): JsonRow {
    const entry = this.#entries.entryOf(walk.node);
    const kind = kindOf(entry);
    const row: JsonRow = {
      ...this.#memberRow(walk, entry),
      ...this.#textOf(entry, kind),
      kind,
      comma: this.#hasNext(walk.inside, walk.ordinal),
    };
    walk.line++;
    walk.node++;
    walk.ordinal++;
    return row;
  }

  #textOf(entry: JsonEntry, kind: Kind): { text: string; cutBytes: number } {
    if (kind === 'invalid') return readBrokenText(this.#entries, entry);
    return readText(this.#entries, entry.valueStart, entry.valueEnd);
  }

  #memberRow(walk: Walk, entry: JsonEntry): JsonRow {
    return {
      ...this.#blankRow(walk, walk.node, this.#index.depthOf(walk.inside) + 1),
      key: readKey(this.#entries, entry),
      index: this.#index.isArray(walk.inside) ? walk.ordinal : null,
      duplicate: entry.keyEnd > 0 && this.#duplicates.has(walk.inside, walk.node),
    };
  }

  #blankRow({ line }: Walk, node: number, depth: number): JsonRow {
    return { ...blank, node, line, depth };
  }

  #hasNext(inside: number, ordinal: number): boolean {
    return inside !== noContainer && ordinal + 1 < this.#index.childrenOf(inside);
  }
}

const blank: JsonRow = {
  node: 0,
  line: 0,
  depth: 0,
  kind: 'null',
  key: null,
  index: null,
  text: '',
  cutBytes: 0,
  children: 0,
  folded: false,
  duplicate: false,
  comma: false,
};

/** Where a walk over the rows stands: before a node, or before the closing bracket of `inside`. */
interface Walk {
  line: number;
  node: number;
  inside: number;
  /** The first container at or after `node`. */
  nextContainer: number;
  /** Position of `node` among its siblings. */
  ordinal: number;
}

function kindOf({ isBroken, firstByte }: JsonEntry): Kind {
  if (isBroken) return 'invalid';
  switch (firstByte) {
    case byteOf.quote:
      return 'string';
    case byteOf.openBrace:
      return 'object';
    case byteOf.openBracket:
      return 'array';
    case byteOf.smallT:
    case byteOf.smallF:
      return 'boolean';
    case byteOf.smallN:
      return 'null';
    default:
      return 'number';
  }
}
