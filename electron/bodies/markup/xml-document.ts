import type { MarkupPlace, MarkupRow, MarkupRows } from '#shared/model/body-markup';
import type { Folds } from '#shared/model/body-window';
import type { ByteSource } from '../byte-source.ts';
import { FoldLayout } from '../json-folds.ts';
import { noContainer, type JsonIndex } from '../json-index.ts';
import { TreeWalker, type Walk } from '../tree-walk.ts';
import { XmlEntries } from './xml-entries.ts';
import { partsOfClose, partsOfToken } from './xml-parts.ts';
import { findXmlPlace } from './xml-place.ts';

const longestValueBytes = 8 * 1024 * 1024;
const mostAbove = 16;

/** An XML body with its index: everything its tree asks for. */
export class XmlDocument {
  readonly index: JsonIndex;
  readonly #entries: XmlEntries;
  readonly #walker: TreeWalker;
  #layout: { readonly key: string; readonly layout: FoldLayout } | null = null;

  constructor(source: ByteSource, index: JsonIndex) {
    this.index = index;
    this.#entries = new XmlEntries(source, index);
    this.#walker = new TreeWalker(index);
  }

  readRows(folds: Folds, from: number, count: number): MarkupRows {
    const layout = this.#layoutOf(folds);
    const last = Math.min(layout.totalRows, from + count);
    const rows: MarkupRow[] = [];
    if (from < last) {
      const walk = this.#walker.from(layout.lineOfRow(from));
      while (rows.length < last - from) rows.push(this.#nextRow(walk, layout));
    }
    return { totalRows: layout.totalRows, totalLines: this.index.totalLines, rows, above: this.#readAbove(layout, from) };
  }

  locate(folds: Folds, node: number): MarkupPlace | null {
    if (node >= this.index.nodes) return null;
    const layout = this.#layoutOf(folds);
    const row = layout.rowOfLine(this.index.lineOf(node));
    const hiddenBy: number[] = [];
    for (let container = this.index.parentAt(node); row === null && container >= 0; container = this.index.parentOf(container))
      if (layout.isFolded(container)) hiddenBy.unshift(this.index.nodeOf(container));
    const place = findXmlPlace(this.index, this.#entries, node);
    return { row, hiddenBy, ...place, pointer: place.path, document: null };
  }

  /** A node exactly as received, cut when it is very long. */
  readNode(node: number): { text: string; complete: boolean } | null {
    if (node >= this.index.nodes) return null;
    const token = this.#entries.tokenOf(node);
    const container = this.index.containerAt(node);
    const end = container === noContainer ? token.end : this.#entries.endOf(container);
    const cut = Math.min(end, token.start + longestValueBytes);
    return { text: new TextDecoder().decode(this.#entries.bytes(token.start, cut)), complete: cut === end };
  }

  nodeAt(offset: number): number | null {
    return this.index.nodes === 0 ? null : this.#entries.nodeAt(offset);
  }

  #nextRow(walk: Walk, layout: FoldLayout): MarkupRow {
    if (this.#walker.isAtEnd(walk)) return this.#closingRow(walk);
    if (!this.#walker.isAtContainer(walk)) return this.#plainRow(walk);
    const container = walk.nextContainer;
    const row = this.#containerRow(walk, layout.isFolded(container));
    if (row.folded) {
      this.#walker.stepOver(walk);
      if (this.index.endOf(container) > 0) this.#entries.skip(container);
    } else {
      this.#walker.stepInto(walk);
    }
    return row;
  }

  #containerRow({ line, node, inside, nextContainer }: Walk, folded: boolean): MarkupRow {
    const shown = partsOfToken(this.#entries, this.#entries.tokenOf(node));
    const children = this.index.childrenOf(nextContainer);
    return { ...blank, ...shown, node, line, depth: this.index.depthOf(inside) + 1, children, folded };
  }

  #plainRow(walk: Walk): MarkupRow {
    const shown = partsOfToken(this.#entries, this.#entries.tokenOf(walk.node));
    const row = { ...blank, ...shown, node: walk.node, line: walk.line, depth: this.index.depthOf(walk.inside) + 1 };
    this.#walker.stepPast(walk);
    return row;
  }

  #closingRow(walk: Walk): MarkupRow {
    const { inside, line } = walk;
    const parts = partsOfClose(this.#entries, this.index.endOf(inside), this.#entries.endOf(inside));
    this.#walker.stepOut(walk);
    return { ...blank, parts, node: this.index.nodeOf(inside), line, depth: this.index.depthOf(inside), closes: true };
  }

  #readAbove(layout: FoldLayout, from: number): MarkupRow[] {
    const rows: MarkupRow[] = [];
    if (from >= layout.totalRows) return rows;
    let container = this.#walker.from(layout.lineOfRow(from)).inside;
    for (; container !== noContainer && rows.length < mostAbove; container = this.index.parentOf(container))
      rows.unshift(this.#containerRow(this.#walker.from(this.index.openLineOf(container)), false));
    return rows;
  }

  #layoutOf(folds: Folds): FoldLayout {
    const key = JSON.stringify(folds);
    if (this.#layout?.key !== key) this.#layout = { key, layout: new FoldLayout(this.index, folds) };
    return this.#layout.layout;
  }
}

const blank = { closes: false, children: 0, folded: false, cutBytes: 0, duplicate: false } as const;
