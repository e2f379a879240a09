import type { MarkupPlace, MarkupRow, MarkupRows } from '#shared/model/body-markup';
import type { Folds } from '#shared/model/body-window';
import { readRange, type ByteSource } from '../byte-source.ts';
import { FoldLayout } from '../json-folds.ts';
import { noContainer } from '../json-index.ts';
import { kinds, part, type YamlIndex } from './yaml-index.ts';
import { YamlParts } from './yaml-parts.ts';
import { findYamlPlace } from './yaml-place.ts';

const longestValueBytes = 8 * 1024 * 1024;
const mostAbove = 16;

/** A body of YAML with its index: everything its tree asks for. */
export class YamlDocument {
  readonly #index: YamlIndex;
  readonly #source: ByteSource;
  readonly #parts: YamlParts;
  #layout: { readonly key: string; readonly layout: FoldLayout } | null = null;

  constructor(source: ByteSource, index: YamlIndex) {
    this.#index = index;
    this.#source = source;
    this.#parts = new YamlParts(source, index);
  }

  readRows(folds: Folds, from: number, count: number): MarkupRows {
    const layout = this.#layoutOf(folds);
    const last = Math.min(layout.totalRows, from + count);
    const rows: MarkupRow[] = [];
    for (let node = from < last ? layout.lineOfRow(from) - 1 : 0; rows.length < last - from;) {
      const row = this.#rowOf(node, layout);
      rows.push(row);
      node = row.folded ? this.#index.lastOf(this.#index.containerAt(node)) + 1 : node + 1;
    }
    return { totalRows: layout.totalRows, totalLines: this.#index.totalLines, rows, above: this.#readAbove(layout, from) };
  }

  locate(folds: Folds, node: number): MarkupPlace | null {
    if (node >= this.#index.nodes) return null;
    const layout = this.#layoutOf(folds);
    const row = layout.rowOfLine(this.#index.lineOf(node));
    const hidden = row === null ? [...this.#index.around(node)] : [];
    const hiddenBy = hidden.filter((at) => layout.isFolded(this.#index.containerAt(at))).toReversed();
    return { row, hiddenBy, namespace: null, ...findYamlPlace(this.#index, this.#parts, node) };
  }

  /** The value of a node as received, without what all its lines are indented by. */
  readNode(node: number): { text: string; complete: boolean } | null {
    if (node >= this.#index.nodes) return null;
    const container = this.#index.containerAt(node);
    const [head, value, end] = [part.headEnd, part.valueStart, part.end].map((field) => this.#index.get(node, field));
    const isBlock = container !== noContainer && head === value;
    const start = isBlock ? this.#index.get(node + 1, part.start) : (value ?? 0);
    const cut = Math.min(end ?? 0, start + longestValueBytes);
    const text = new TextDecoder().decode(readRange(this.#source, start, cut));
    return { text: isBlock ? this.#outdent(text, start) : text, complete: cut === end };
  }

  nodeAt(offset: number): number | null {
    return this.#index.nodeAt(offset);
  }

  /** The first line of a block begins after its indentation, the others with it. */
  #outdent(text: string, start: number): string {
    const before = new TextDecoder().decode(readRange(this.#source, Math.max(0, start - longestIndent), start));
    const indent = before.length - before.lastIndexOf('\n') - 1;
    return indent === 0 ? text : text.replaceAll(new RegExp(`\\n {1,${indent}}`, 'g'), '\n');
  }

  #rowOf(node: number, layout: FoldLayout | null): MarkupRow {
    const { parts, cutBytes } = this.#parts.of(node);
    const container = this.#index.containerAt(node);
    const folded = container !== noContainer && (layout?.isFolded(container) ?? false);
    const closes = this.#index.get(node, part.kind) === kinds.close;
    return {
      node,
      line: this.#index.lineOf(node),
      depth: this.#index.depthAt(node),
      closes,
      parts,
      children: container === noContainer ? 0 : Math.max(1, this.#index.get(node, part.members)),
      folded,
      cutBytes,
      duplicate: this.#index.get(node, part.repeated) === 1,
    };
  }

  #readAbove(layout: FoldLayout, from: number): MarkupRow[] {
    if (from >= layout.totalRows) return [];
    const around = [...this.#index.around(layout.lineOfRow(from) - 1)].slice(0, mostAbove);
    return around.toReversed().map((node) => this.#rowOf(node, null));
  }

  #layoutOf(folds: Folds): FoldLayout {
    const key = JSON.stringify(folds);
    if (this.#layout?.key !== key) this.#layout = { key, layout: new FoldLayout(this.#index, folds) };
    return this.#layout.layout;
  }
}

const longestIndent = 4_096;
