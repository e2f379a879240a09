import type { Folds, JsonRows } from '#shared/model/body-window';
import type { ByteSource } from './byte-source.ts';
import { DuplicateKeys } from './json-duplicates.ts';
import { JsonEntries } from './json-entries.ts';
import { FoldLayout } from './json-folds.ts';
import type { JsonIndex } from './json-index.ts';
import { findPlace, type JsonPlace } from './json-place.ts';
import { JsonRowReader } from './json-rows.ts';

const keptLayouts = 4;
const longestValueBytes = 8 * 1024 * 1024;

/** A JSON body with its index: everything the tree view asks for. */
export class JsonDocument {
  readonly index: JsonIndex;
  readonly #source: ByteSource;
  readonly #entries: JsonEntries;
  readonly #rows: JsonRowReader;
  readonly #layouts = new Map<string, FoldLayout>();

  constructor(source: ByteSource, index: JsonIndex) {
    this.index = index;
    this.#source = source;
    this.#entries = new JsonEntries(source, index);
    this.#rows = new JsonRowReader(index, this.#entries, new DuplicateKeys(index, new JsonEntries(source, index)));
  }

  readRows(folds: Folds, from: number, count: number): JsonRows {
    const { totalLines, nodes, problem } = this.index;
    const layout = this.#layoutOf(folds);
    return {
      totalRows: layout.totalRows,
      totalLines,
      nodes,
      rows: this.#rows.read(layout, from, count),
      above: this.#rows.readAbove(layout, from),
      problem: problem && { ...problem, line: this.lineAt(problem.offset) },
    };
  }

  /** Where a node stands, and which folds hide it. Null when there is no such node. */
  locate(folds: Folds, node: number): (JsonPlace & { row: number | null; hiddenBy: number[] }) | null {
    if (node >= this.index.nodes) return null;
    const layout = this.#layoutOf(folds);
    const row = layout.rowOfLine(this.index.lineOf(node));
    return { ...findPlace(this.index, this.#entries, node), row, hiddenBy: row === null ? this.#foldsAbove(layout, node) : [] };
  }

  /** The bytes of a value exactly as received, cut when there are very many. */
  readValue(node: number): { bytes: Uint8Array; complete: boolean; pointer: string } | null {
    if (node >= this.index.nodes) return null;
    const container = this.index.containerAt(node);
    const { valueStart, valueEnd } = this.#entries.entryOf(node);
    const end = container < 0 ? this.#endOfScalar(valueStart, valueEnd) : this.index.endOf(container) + 1;
    // A container without its closing bracket goes on to the end.
    const last = end === 1 ? this.#source.bytes : end;
    const cut = Math.min(last, valueStart + longestValueBytes);
    const { pointer } = findPlace(this.index, this.#entries, node);
    return { bytes: this.#entries.bytes(valueStart, cut), complete: cut === last, pointer };
  }

  nodeAt(offset: number): number | null {
    return this.index.nodes === 0 ? null : this.#entries.nodeAt(offset);
  }

  /** The line of the tree on which the byte at `offset` stands. */
  lineAt(offset: number): number {
    const node = this.nodeAt(offset);
    return node === null ? 1 : this.index.lineOf(node);
  }

  /** An empty container is `{}` or `[ ]`: its entry ends after the first bracket. */
  #endOfScalar(start: number, end: number): number {
    if (end - start !== 1) return end;
    return this.#entries.endOfEmptyContainer(start) ?? end;
  }

  #foldsAbove(layout: FoldLayout, node: number): number[] {
    const hiding: number[] = [];
    for (let container = this.index.parentAt(node); container >= 0; container = this.index.parentOf(container))
      if (layout.isFolded(container)) hiding.push(this.index.nodeOf(container));
    return hiding.reverse();
  }

  #layoutOf(folds: Folds): FoldLayout {
    const key = JSON.stringify(folds);
    const layout = this.#layouts.get(key) ?? new FoldLayout(this.index, folds);
    this.#layouts.delete(key);
    this.#layouts.set(key, layout);
    const oldest = this.#layouts.keys().next().value;
    if (this.#layouts.size > keptLayouts && oldest !== undefined) this.#layouts.delete(oldest);
    return layout;
  }
}
