import type { JsonRow } from '#shared/model/body-window';
import { byteOf } from './json-bytes.ts';
import type { DuplicateKeys } from './json-duplicates.ts';
import type { JsonEntries, JsonEntry } from './json-entries.ts';
import type { FoldLayout } from './json-folds.ts';
import { noContainer, type JsonIndex } from './json-index.ts';
import { readBrokenText, readKey, readText } from './json-text.ts';
import { TreeWalker, type Walk } from './tree-walk.ts';

type Kind = JsonRow['kind'];

const mostAbove = 16;

/** Writes the visible rows of a JSON body, whichever are asked for. */
export class JsonRowReader {
  readonly #index: JsonIndex;
  readonly #walker: TreeWalker;
  readonly #entries: JsonEntries;
  readonly #duplicates: DuplicateKeys;

  constructor(index: JsonIndex, entries: JsonEntries, duplicates: DuplicateKeys) {
    this.#index = index;
    this.#walker = new TreeWalker(index);
    this.#entries = entries;
    this.#duplicates = duplicates;
  }

  read(layout: FoldLayout, from: number, count: number): JsonRow[] {
    const last = Math.min(layout.totalRows, from + count);
    if (from >= last) return [];
    const walk = this.#walker.from(layout.lineOfRow(from));
    const rows: JsonRow[] = [];
    while (rows.length < last - from) rows.push(this.#nextRow(walk, layout));
    return rows;
  }

  /** The containers around the first of some rows, outermost first, as they stand where they open. */
  readAbove(layout: FoldLayout, from: number): JsonRow[] {
    if (from >= layout.totalRows) return [];
    const rows: JsonRow[] = [];
    let container = this.#walker.from(layout.lineOfRow(from)).inside;
    for (; container !== noContainer && rows.length < mostAbove; container = this.#index.parentOf(container)) {
      const walk = this.#walker.from(this.#index.openLineOf(container));
      rows.push(this.#containerRow(walk, false));
    }
    return rows.reverse();
  }

  #nextRow(walk: Walk, layout: FoldLayout): JsonRow {
    if (this.#walker.isAtEnd(walk)) return this.#closingRow(walk);
    return this.#walker.isAtContainer(walk)
      ? this.#containerRow(walk, layout.isFolded(walk.nextContainer))
      : this.#scalarRow(walk);
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
    this.#walker.stepOut(walk);
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
    if (!folded) {
      this.#walker.stepInto(walk);
      return row;
    }
    this.#walker.stepOver(walk);
    if (index.endOf(container) > 0) this.#entries.skip(container);
    return row;
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
    this.#walker.stepPast(walk);
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
