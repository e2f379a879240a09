import { readRange, type ByteSource } from '../byte-source.ts';
import { anchor, field, type JsonIndex } from '../json-index.ts';
import { SourceFinder } from './source-finder.ts';
import { readXmlToken, type XmlToken } from './xml-tokens.ts';

const none: XmlToken = { kind: 'text', start: 0, end: 0, textStart: 0, textEnd: 0 };

/** Finds the nodes of an XML text again: from the nearest anchor, or from the node read last. */
export class XmlEntries {
  readonly #source: ByteSource;
  readonly #finder: SourceFinder;
  readonly #index: JsonIndex;
  #nextNode = 0;
  #at = 0;

  constructor(source: ByteSource, index: JsonIndex) {
    this.#source = source;
    this.#finder = new SourceFinder(source);
    this.#index = index;
  }

  tokenOf(node: number): XmlToken {
    if (node < this.#nextNode || node - this.#nextNode > 16)
      this.#goToAnchor(this.#index.anchors.countBelow(anchor.node, node + 1) - 1);
    while (this.#nextNode < node) this.#readNext();
    return this.#readNext();
  }

  /** Goes past an element without looking inside. */
  skip(container: number): void {
    this.#nextNode = this.#index.containers.get(container, field.last) + 1;
    this.#at = this.endOf(container);
  }

  /** After the end tag of an element; the end of all where it has none. */
  endOf(container: number): number {
    const end = this.#index.endOf(container);
    return end === 0 ? this.#source.bytes : (readXmlToken(this.#finder, end)?.end ?? this.#source.bytes);
  }

  /** The node that the byte at an offset belongs to. */
  nodeAt(offset: number): number {
    this.#goToAnchor(Math.max(0, this.#index.anchors.countBelow(anchor.offset, offset + 1) - 1));
    let node = this.#nextNode;
    while (this.#nextNode < this.#index.nodes) {
      const next = this.#nextNode;
      if (this.#readNext().start > offset) break;
      node = next;
    }
    return node;
  }

  bytes(from: number, to: number): Uint8Array {
    return readRange(this.#source, from, to);
  }

  #goToAnchor(place: number): void {
    const isKnown = place >= 0 && place < this.#index.anchors.length;
    this.#nextNode = isKnown ? this.#index.anchors.get(place, anchor.node) : 0;
    this.#at = isKnown ? this.#index.anchors.get(place, anchor.offset) : 0;
  }

  #readNext(): XmlToken {
    this.#nextNode++;
    for (;;) {
      const token = readXmlToken(this.#finder, this.#at);
      if (token === null) return none;
      this.#at = token.end;
      if (token.kind !== 'close') return token;
    }
  }
}
