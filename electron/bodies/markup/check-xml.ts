import type { MarkupProblem } from '#shared/model/body-markup';
import { SaxesParser } from 'saxes';
import { readRange, type ByteSource } from '../byte-source.ts';

const windowBytes = 256 * 1024;

/** Looks through an XML text for the first thing that is against the rules, in short steps. */
export class XmlCheck {
  readonly #source: ByteSource;
  readonly #parser = new SaxesParser({ xmlns: true });
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  #at = 0;
  #hasDoctype = false;
  #isDone = false;
  problem: MarkupProblem | null = null;

  constructor(source: ByteSource) {
    this.#source = source;
    this.#parser.on('doctype', () => void (this.#hasDoctype = true));
    this.#parser.on('error', ({ message }) => this.#note(message));
  }

  get isComplete(): boolean {
    return this.#isDone || this.problem !== null;
  }

  step(): void {
    const bytes = readRange(this.#source, this.#at, this.#at + windowBytes);
    this.#at += bytes.length;
    const isLast = bytes.length === 0 || this.#at >= this.#source.bytes;
    this.#parser.write(this.#decoder.decode(bytes, { stream: !isLast }));
    if (!isLast) return;
    this.#parser.close();
    this.#isDone = true;
  }

  /** What a document type declares may be an entity: it is not looked up, and so not missed. */
  #note(message: string): void {
    if (this.problem || (this.#hasDoctype && message.includes('undefined entity'))) return;
    // The parser writes the place before its words.
    const words = message.replace(/^(?:\d+:\d+: )?/, '');
    this.problem = { message: words, line: this.#parser.line, column: this.#parser.column + 1 };
  }
}
