import { Lexer, Parser } from 'yaml';
import { readRange, type ByteSource } from '../byte-source.ts';
import { YamlIndex } from './yaml-index.ts';
import type { Token } from './yaml-tokens.ts';
import { YamlWalk } from './yaml-walk.ts';

/** So much is read between two looks at what else there is to do. */
const stepTokens = 5_000;
/** What the syntax tree of more pieces than these costs is more than a look at a body is worth. */
export const mostPieces = 2_000_000;

/** Thrown where a text of YAML is of so many pieces that no tree is made of it. */
export class TooManyPieces extends Error {}

/**
 * Builds the index of a text of YAML in short steps: first its syntax, then the rows. Aliases are never followed.
 * The signs of YAML are all ASCII: it is read as if every byte were a character, so that places are offsets.
 */
export class YamlIndexer {
  readonly #parser = new Parser();
  readonly #lexemes: Generator<string>;
  readonly #tokens: Token[] = [];
  #pieces = 0;
  #walk: YamlWalk | null = null;

  constructor(source: ByteSource) {
    this.#lexemes = new Lexer().lex(Buffer.from(readRange(source, 0, source.bytes)).toString('latin1'));
  }

  /** The index, once all is read. */
  step(): YamlIndex | null {
    if (this.#walk) return this.#walk.step(stepTokens);
    for (let read = 0; read < stepTokens; read++) {
      const { done, value } = this.#lexemes.next();
      if (done) {
        for (const token of this.#parser.end()) this.#tokens.push(token);
        this.#walk = new YamlWalk(this.#tokens, new YamlIndex());
        return null;
      }
      if (++this.#pieces > mostPieces) throw new TooManyPieces();
      for (const token of this.#parser.next(value)) this.#tokens.push(token);
    }
    return null;
  }
}
