import { BytePage, readRange, type ByteSource } from './byte-source.ts';
import { byteOf, isDelimiter, isSpace } from './json-bytes.ts';
import { anchor, field, noContainer, type JsonIndex } from './json-index.ts';

/** Where the key and the value of a node stand. */
export interface JsonEntry {
  readonly node: number;
  /** With its quotes; both 0 where there is no key. */
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly valueStart: number;
  /** After a scalar's last byte; after the opening bracket of a container. */
  readonly valueEnd: number;
  /** The first byte of the value; -1 when the body ends before it. */
  readonly firstByte: number;
  readonly isBroken: boolean;
}

const isOpening = (byte: number): boolean => byte === byteOf.openBrace || byte === byteOf.openBracket;

/** Finds nodes again in the bytes: from the nearest anchor, or from the node read last. */
export class JsonEntries {
  readonly #source: ByteSource;
  readonly #index: JsonIndex;
  readonly #page: BytePage;
  #nextNode = 0;
  #at = 0;

  constructor(source: ByteSource, index: JsonIndex) {
    this.#source = source;
    this.#index = index;
    this.#page = new BytePage(source);
  }

  /** The entry of a node. Nodes read in order cost nothing but their own bytes. */
  entryOf(node: number): JsonEntry {
    if (node < this.#nextNode || node - this.#nextNode > 16)
      this.#goToAnchor(this.#index.anchors.countBelow(anchor.node, node + 1) - 1);
    while (this.#nextNode < node) this.#readNext();
    return this.#readNext();
  }

  /** Goes past a container without looking inside. */
  skip(container: number): void {
    const { containers } = this.#index;
    this.#nextNode = containers.get(container, field.last) + 1;
    this.#at = containers.get(container, field.end) + 1;
  }

  /** The node whose key, value or white space before it the byte at `offset` belongs to. */
  nodeAt(offset: number): number {
    this.#goToAnchor(Math.max(0, this.#index.anchors.countBelow(anchor.offset, offset + 1) - 1));
    let node = this.#nextNode;
    while (this.#nextNode < this.#index.nodes) {
      const { node: next, keyStart, valueStart, keyEnd } = this.#readNext();
      if ((keyEnd > 0 ? keyStart : valueStart) > offset) break;
      node = next;
    }
    return node;
  }

  /** Where the container without children that opens at `start` ends; null when none opens there. */
  endOfEmptyContainer(start: number): number | null {
    if (!isOpening(this.#page.at(start))) return null;
    return Math.min(this.#afterSpace(start + 1) + 1, this.#source.bytes);
  }

  bytes(from: number, to: number): Uint8Array {
    return readRange(this.#source, from, to);
  }

  #goToAnchor(place: number): void {
    if (place < 0 || place >= this.#index.anchors.length) {
      this.#nextNode = 0;
      this.#at = 0;
      return;
    }
    this.#nextNode = this.#index.anchors.get(place, anchor.node);
    this.#at = this.#index.anchors.get(place, anchor.offset);
  }

  #readNext(): JsonEntry {
    const node = this.#nextNode++;
    const start = this.#afterPunctuation(this.#at);
    const entry = node === this.#index.brokenNode ? this.#brokenEntry(node, start) : this.#goodEntry(node, start);
    this.#at = entry.valueEnd;
    return entry;
  }

  #goodEntry(node: number, start: number): JsonEntry {
    const firstByte = this.#page.at(start);
    if (firstByte !== byteOf.quote) return this.#valueEntry(node, start, firstByte);
    const end = this.#endOfLongItem(node) ?? this.#endOfString(start);
    const next = this.#afterSpace(end);
    // A colon that is out of place is where reading broke off: what stands before it is a value.
    if (this.#page.at(next) !== byteOf.colon || next === this.#index.brokenOffset)
      return { node, keyStart: 0, keyEnd: 0, valueStart: start, valueEnd: end, firstByte, isBroken: false };
    const valueStart = this.#afterSpace(next + 1);
    return { ...this.#valueEntry(node, valueStart, this.#page.at(valueStart)), keyStart: start, keyEnd: end };
  }

  /** The end of a very long value that has no key before it. */
  #endOfLongItem(node: number): number | undefined {
    const end = this.#index.longScalars.get(node);
    if (end === undefined) return undefined;
    const parent = this.#index.parentAt(node);
    return parent === noContainer || this.#index.isArray(parent) ? end : undefined;
  }

  #valueEntry(node: number, valueStart: number, firstByte: number): JsonEntry {
    const valueEnd = this.#endOfValue(node, valueStart, firstByte);
    return { node, keyStart: 0, keyEnd: 0, valueStart, valueEnd, firstByte, isBroken: false };
  }

  #brokenEntry(node: number, start: number): JsonEntry {
    const { brokenOffset } = this.#index;
    const hasKey = start < brokenOffset && this.#page.at(start) === byteOf.quote;
    return {
      node,
      keyStart: hasKey ? start : 0,
      keyEnd: hasKey ? this.#endOfString(start) : 0,
      valueStart: brokenOffset,
      valueEnd: this.#source.bytes,
      firstByte: this.#page.at(brokenOffset),
      isBroken: true,
    };
  }

  #endOfValue(node: number, start: number, firstByte: number): number {
    if (isOpening(firstByte)) return start + 1;
    const known = this.#index.longScalars.get(node);
    if (known !== undefined) return known;
    if (firstByte === byteOf.quote) return this.#endOfString(start);
    let at = start;
    for (let byte = firstByte; byte >= 0 && isDelimiter[byte] !== 1; byte = this.#page.at(at)) at++;
    return at;
  }

  #endOfString(start: number): number {
    let at = start + 1;
    for (let byte = this.#page.at(at); byte >= 0; byte = this.#page.at(at)) {
      if (byte === byteOf.quote) return at + 1;
      at += byte === byteOf.backslash ? 2 : 1;
    }
    return this.#source.bytes;
  }

  #afterSpace(from: number): number {
    let at = from;
    while (isSpace[this.#page.at(at)] === 1) at++;
    return at;
  }

  /** Past all that can stand between one node and the next. */
  #afterPunctuation(from: number): number {
    let at = from;
    for (let byte = this.#page.at(at); byte >= 0; byte = this.#page.at(at)) {
      const isBetween =
        isSpace[byte] === 1 || byte === byteOf.comma || byte === byteOf.closeBrace || byte === byteOf.closeBracket;
      if (!isBetween || at === this.#index.brokenOffset) return at;
      at++;
    }
    return at;
  }
}
