import type { ByteSource } from '../byte-source.ts';
import type { JsonIndex } from '../json-index.ts';
import { JsonIndexBuilder } from '../json-index-builder.ts';
import { SourceFinder } from './source-finder.ts';
import { readXmlToken } from './xml-tokens.ts';

/** So many tokens are read between two looks at what else there is to do. */
const stepTokens = 20_000;

/** Builds the index of an XML text in short steps. Elements with children are its containers; names that do not match are let be. */
export class XmlIndexer {
  readonly #finder: SourceFinder;
  readonly #builder = new JsonIndexBuilder();
  #at = 0;

  constructor(source: ByteSource) {
    this.#finder = new SourceFinder(source);
  }

  /** The index, once all is read. */
  step(): JsonIndex | null {
    for (let read = 0; read < stepTokens; read++) {
      const token = readXmlToken(this.#finder, this.#at);
      if (token === null) return this.#builder.finish();
      this.#at = token.end;
      if (token.kind === 'close') {
        if (this.#builder.isInside) this.#builder.close(token.start);
        continue;
      }
      this.#builder.addNode(token.start);
      if (token.kind === 'open') this.#builder.open(false);
    }
    return null;
  }
}
