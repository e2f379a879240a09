import type { CST } from 'yaml';
import { JsonIndexBuilder } from '../json-index-builder.ts';
import { kinds, part, type YamlIndex, type YamlKind } from './yaml-index.ts';
import { commentsAfter, commentsAround, indentOf, isComment, linesOf, placeRow, rowStart, type YamlRow } from './yaml-row.ts';
import {
  closerOf,
  type Collection,
  commentsOf,
  endOf,
  endOfToken,
  isBlock,
  isCollection,
  isSequence,
  isSign,
} from './yaml-tokens.ts';
import { saysSomething, type SourceToken, sourceOf, type Token } from './yaml-tokens.ts';

/** A collection whose entries are being met. */
interface Open {
  readonly token: Collection;
  /** Where it is counted how many there are; -1 for nowhere. */
  readonly node: number;
  readonly keys: Set<string>;
  met: number;
}

/** Makes rows of the syntax of YAML, in short steps and without recursion, however deep it is nested. */
export class YamlWalk {
  readonly #builder: JsonIndexBuilder;
  readonly #index: YamlIndex;
  readonly #tokens: readonly Token[];
  /** What is left to do, the next thing last. */
  readonly #todo: (() => void)[] = [];
  #lastEnd = 0;
  #documents = 0;

  constructor(tokens: readonly Token[], index: YamlIndex) {
    this.#index = index;
    this.#tokens = tokens;
    this.#builder = new JsonIndexBuilder(index);
    index.documents = tokens.filter(({ type }) => type === 'document').length;
    this.#todo.push(() => this.#nextRoot(0));
  }

  /** The index, once all rows are made; else after so many things done. */
  step(count: number): YamlIndex | null {
    for (let done = 0; done < count; done++) {
      const next = this.#todo.pop();
      if (!next) return this.#finish();
      next();
    }
    return null;
  }

  #finish(): YamlIndex {
    this.#builder.finish();
    return this.#index;
  }

  #nextRoot(at: number): void {
    const token = this.#tokens[at];
    if (!token) return;
    this.#todo.push(() => this.#nextRoot(at + 1));
    if (token.type === 'document') this.#addDocument(token);
    else if (token.type === 'comment') this.#addPlain(kinds.comment, token);
    else if (token.type === 'directive') this.#addPlain(kinds.mark, token);
    else if (token.type === 'doc-end') this.#addWithComments(kinds.mark, token, token.end ?? []);
    else if (token.type === 'error' && token.offset >= this.#lastEnd) this.#addPlain(kinds.error, token);
  }

  /** Of a stream of several documents each is a node; of a single one the entries are the roots. */
  #addDocument({ start, end = [], ...document }: CST.Document): void {
    const value = document.value ?? null;
    const isOne = this.#index.documents === 1;
    const root: YamlRow = { kind: kinds.value, position: 0, start, key: null, sep: [], value };
    this.#todo.push(() => this.#addComments(end.filter(isComment)));
    if (!isOne) return this.#addOneOfMany(root);
    if (!isBlock(value)) return void this.#addRow(root);
    if (start.some(isSign)) this.#addHead({ ...root, kind: kinds.mark, value: null });
    else this.#addComments(start.filter(isComment));
    this.#openItems(value, -1);
  }

  #addOneOfMany(root: YamlRow): void {
    const { value } = root;
    const head = { ...root, kind: kinds.document, position: this.#documents++, value: null };
    const { node, own } = this.#addHead(head);
    this.#builder.open(false);
    this.#addComments(own);
    this.#todo.push(() => this.#close(node));
    if (isBlock(value)) return this.#openItems(value, node);
    if (value) this.#addRow({ ...root, start: [] });
    this.#index.parts.set(node, part.members, value ? 1 : 0);
  }

  #openItems(token: Collection, node: number): void {
    const open: Open = { token, node, keys: new Set(), met: 0 };
    this.#todo.push(() => this.#nextItem(open, 0));
  }

  #nextItem(open: Open, at: number): void {
    const item = open.token.items[at];
    if (!item) return;
    this.#todo.push(() => this.#nextItem(open, at + 1));
    if (!saysSomething(item)) return this.#addComments(item.start.filter(isComment));
    const { start, key = null, sep = [], value = null } = item;
    const kind = isSequence(open.token) ? kinds.item : kinds.pair;
    const node = this.#addRow({ kind, position: open.met++, start, key, sep, value });
    if (open.node >= 0) this.#index.parts.set(open.node, part.members, open.met);
    if (kind === kinds.pair) this.#noteKey(open, node, sourceOf(key ?? value));
  }

  /** Merges may be many. */
  #noteKey({ keys }: Open, node: number, name: string | null): void {
    if (name === null || name === '<<') return;
    if (keys.has(name)) this.#index.parts.set(node, part.repeated, 1);
    keys.add(name);
  }

  /** A row, and all that is in its value. */
  #addRow(row: YamlRow): number {
    const { node, own } = this.#addHead(row);
    const { value } = row;
    const lines = value?.type === 'block-scalar' ? linesOf(value.source) : null;
    if (lines && value) this.#addLines(node, lines, value);
    if (!isCollection(value) || value.items.length === 0) {
      this.#addComments([...own, ...commentsAfter(value)]);
      return node;
    }
    this.#builder.open(isSequence(value));
    this.#addComments(own);
    this.#todo.push(() => {
      const closer = closerOf(value);
      if (closer && value.type === 'flow-collection')
        this.#setTail(this.#addPlain(kinds.close, closer), commentsOf(value.end.slice(value.end.indexOf(closer))).tail);
      this.#close(node);
      this.#addComments(commentsAfter(value));
    });
    this.#openItems(value, node);
    return node;
  }

  #addHead(row: YamlRow): { readonly node: number; readonly own: readonly SourceToken[] } {
    const { before, tail, own } = commentsAround(row);
    this.#addComments(before);
    const start = rowStart(row) ?? this.#lastEnd;
    const node = this.#add(row.kind, start, start);
    placeRow(this.#index, node, row);
    this.#lastEnd = Math.max(this.#lastEnd, this.#index.get(node, part.valueEnd));
    this.#setTail(node, tail);
    return { node, own };
  }

  /** A block of text, a row for each of its lines. */
  #addLines(node: number, lines: readonly string[], token: Token): void {
    const indent = indentOf(lines);
    const end = endOfToken(token);
    let at = 'source' in token ? end - token.source.length : end;
    this.#builder.open(false);
    for (const line of lines) {
      const added = this.#add(kinds.line, at, at + line.length);
      this.#index.parts.set(added, part.valueStart, at + Math.min(indent, line.length));
      at += line.length + 1;
    }
    this.#index.parts.set(node, part.members, lines.length);
    this.#lastEnd = Math.max(this.#lastEnd, end);
    this.#close(node);
  }

  #close(node: number): void {
    this.#builder.close(this.#lastEnd);
    this.#index.parts.set(node, part.end, this.#lastEnd);
  }

  #addWithComments(kind: YamlKind, token: SourceLike, after: readonly SourceToken[]): void {
    const { tail, own } = commentsOf(after);
    this.#setTail(this.#addPlain(kind, token), tail);
    this.#addComments(own);
  }

  #addPlain(kind: YamlKind, { offset, source }: SourceLike): number {
    return this.#add(kind, offset, offset + source.length);
  }

  #add(kind: YamlKind, start: number, end: number): number {
    const node = this.#index.nodes;
    this.#builder.addNode(start);
    const { parts } = this.#index;
    parts.add();
    parts.set(node, part.kind, kind);
    for (const field of [part.start, part.keyStart, part.keyEnd, part.headEnd, part.valueStart]) parts.set(node, field, start);
    for (const field of [part.valueEnd, part.end]) parts.set(node, field, end);
    if (kind !== kinds.comment) this.#lastEnd = Math.max(this.#lastEnd, end);
    return node;
  }

  #addComments(comments: readonly SourceToken[]): void {
    for (const comment of comments) this.#addPlain(kinds.comment, comment);
  }

  #setTail(node: number, tail: SourceToken | null): void {
    if (!tail) return;
    this.#index.parts.set(node, part.tailStart, tail.offset);
    this.#index.parts.set(node, part.tailEnd, endOf(tail));
  }
}

interface SourceLike {
  readonly offset: number;
  readonly source: string;
}
