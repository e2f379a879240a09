import type { MarkupLanguage } from '#shared/model/body-markup';
import type { BodyParts, RecordKind, TableDialect } from '#shared/model/body-data';
import { threadId } from 'node:worker_threads';
import { breathe } from './breathe.ts';
import type { BodyOrigin } from './body-questions.ts';
import { fileSource, memorySource, readRange, type ByteSource, type FileSource } from './byte-source.ts';
import { charsetBytes, charsetToShow } from './charsets.ts';
import { findParts } from './data/parts.ts';
import { RecordRows } from './data/record-rows.ts';
import { TableRows } from './data/table-rows.ts';
import { JsonDocument } from './json-document.ts';
import { JsonIndexer } from './json-indexer.ts';
import { BodySearch, type SearchQuery } from './search-body.ts';
import { TextLines } from './text-lines.ts';
import { XmlCheck } from './markup/check-xml.ts';
import { XmlDocument } from './markup/xml-document.ts';
import { XmlIndexer } from './markup/xml-indexer.ts';
import { openText, type TextSource } from './text-source.ts';
import type { YamlDocument } from './yaml/yaml-document.ts';

const keptSearches = 2;

/** A body as a worker holds it: what has been made of it so far, each thing when first asked for. */
export class OpenBody {
  readonly #raw: ByteSource;
  readonly #file: FileSource | null;
  readonly #spareFile: string;
  #text: { readonly given: string | null; readonly source: TextSource } | null = null;
  #json: Promise<JsonDocument> | null = null;
  #lines: TextLines | null = null;
  #table: { readonly key: string; readonly rows: TableRows } | null = null;
  #records: { readonly kind: RecordKind; readonly rows: RecordRows } | null = null;
  readonly #searches = new Map<string, BodySearch>();
  #xml: Promise<XmlDocument> | null = null;
  #yaml: Promise<YamlDocument | null> | null = null;
  #xmlCheck: XmlCheck | null = null;
  #treeBytes = 0;
  #asked = 0;
  #isWhole = true;
  #hearOfMore: () => void = () => {};

  constructor(origin: BodyOrigin) {
    this.#file = 'path' in origin ? fileSource(origin.path, origin.bytes, origin.from) : null;
    this.#raw = this.#file ?? memorySource('memory' in origin ? origin.memory : new Uint8Array(0));
    this.#spareFile = 'path' in origin ? `${origin.path}.${origin.from ?? 0}.${threadId}.utf-8` : origin.spareFile;
  }

  get memoryBytes(): number {
    const indexes = [this.#lines, this.#table?.rows.index, this.#records?.rows.index];
    return indexes.reduce((sum, index) => sum + (index?.memoryBytes ?? 0), this.#treeBytes);
  }

  /** Whether something that was asked of it is not answered yet. */
  get isBusy(): boolean {
    return this.#asked > 0;
  }

  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#asked++;
    try {
      return await work();
    } finally {
      this.#asked--;
    }
  }

  /** The body as UTF-8, read by a charset; another one than before forgets what was made of it. */
  text(charset: string | null): TextSource {
    if (this.#text && this.#isSameCharset(this.#text, charset)) return this.#text.source;
    this.forget();
    const source = openText(this.#raw, charset, this.#spareFile);
    this.#text = { given: charset, source };
    return source;
  }

  json(charset: string | null): Promise<JsonDocument> {
    const { source } = this.text(charset);
    return (this.#json ??= this.#index(source));
  }

  /** The tree of a body of markup; null where YAML is of too many pieces for one. */
  markup(charset: string | null, language: MarkupLanguage): Promise<XmlDocument | YamlDocument | null> {
    const { source } = this.text(charset);
    return language === 'xml' ? (this.#xml ??= this.#indexXml(source)) : (this.#yaml ??= this.#indexYaml(source));
  }

  xmlCheck(charset: string | null): XmlCheck {
    const { source } = this.text(charset);
    return (this.#xmlCheck ??= new XmlCheck(source));
  }

  /** The tree that is shown, where one is: in it hits have places of their own. */
  async treeAtHand(charset: string | null): Promise<{ nodeAt(offset: number): number | null } | null> {
    // Read by another charset than before, it has no tree any more.
    this.text(charset);
    return this.#xml ?? this.#yaml ?? this.#json;
  }

  /** Makes the tree of a body of which so much has arrived, as far as that goes. */
  readAhead(bytes: number, isWhole: boolean): void {
    this.#file?.grow(bytes);
    this.#isWhole = isWhole;
    // Whoever asks for the tree hears what went wrong with it.
    this.json(null).catch(() => undefined);
    this.#hearOfMore();
  }

  lines(charset: string | null): TextLines {
    const { source } = this.text(charset);
    return (this.#lines ??= new TextLines(source));
  }

  /** The rows of a table; written in another way than before, they are looked for anew. */
  table(charset: string | null, dialect: TableDialect): TableRows {
    const { source } = this.text(charset);
    const key = JSON.stringify(dialect);
    if (this.#table?.key !== key) this.#table = { key, rows: new TableRows(source, dialect) };
    return this.#table.rows;
  }

  records(charset: string | null, kind: RecordKind): RecordRows {
    const text = this.text(charset);
    if (this.#records?.kind !== kind) this.#records = { kind, rows: new RecordRows(text, kind, this.#raw) };
    return this.#records.rows;
  }

  /** Parts stand in the bytes as they came. */
  parts(bodyId: string, boundary: string): BodyParts {
    return findParts(this.#raw, bodyId, boundary);
  }

  /** The same search again goes on where it was. */
  search(charset: string | null, { query, matchCase, regex, wholeWord, bytes }: SearchQuery): BodySearch {
    const source = bytes === undefined ? this.text(charset).source : this.#raw;
    const wanted = { query, matchCase, regex, wholeWord, bytes };
    const key = JSON.stringify(wanted);
    const search = this.#searches.get(key) ?? new BodySearch(source, wanted);
    this.#searches.delete(key);
    this.#searches.set(key, search);
    const oldest = this.#searches.keys().next().value;
    if (this.#searches.size > keptSearches && oldest !== undefined) this.#searches.delete(oldest);
    return search;
  }

  close(): void {
    this.forget();
    this.#raw.close();
  }

  /** Gives up all that can be made again. */
  forget(): void {
    this.#text?.source.close();
    this.#text = null;
    this.#json = null;
    this.#xml = null;
    this.#yaml = null;
    this.#xmlCheck = null;
    this.#treeBytes = 0;
    this.#lines = null;
    this.#table = null;
    this.#records = null;
    this.#searches.clear();
  }

  /** A name that comes to the same, as when the head says what the bytes have said already. */
  #isSameCharset({ given, source }: { readonly given: string | null; readonly source: TextSource }, charset: string | null) {
    return given === charset || source.charset === charsetToShow(readRange(this.#raw, 0, charsetBytes), charset).name;
  }

  async #indexXml(source: ByteSource): Promise<XmlDocument> {
    const indexer = new XmlIndexer(source);
    for (let index = indexer.step(); ; index = indexer.step()) {
      await breathe();
      if (!index) continue;
      this.#treeBytes += index.memoryBytes;
      return new XmlDocument(source, index);
    }
  }

  async #indexYaml(source: ByteSource): Promise<YamlDocument | null> {
    // Few bodies are YAML, and loading what reads it takes a while.
    const { TooManyPieces, YamlIndexer } = await import('./yaml/yaml-indexer.ts');
    const indexer = new YamlIndexer(source);
    try {
      for (let index = indexer.step(); ; index = indexer.step()) {
        await breathe();
        if (!index) continue;
        this.#treeBytes += index.memoryBytes;
        const { YamlDocument } = await import('./yaml/yaml-document.ts');
        return new YamlDocument(source, index);
      }
    } catch (thrown) {
      if (thrown instanceof TooManyPieces) return null;
      throw thrown;
    }
  }

  async #index(source: ByteSource): Promise<JsonDocument> {
    const indexer = new JsonIndexer(source);
    for (;;) {
      while (!this.#isWhole && !indexer.canGoOn) await new Promise<void>((resolve) => (this.#hearOfMore = resolve));
      const index = indexer.step();
      await breathe();
      if (!index) continue;
      this.#treeBytes += index.memoryBytes;
      return new JsonDocument(source, index);
    }
  }
}
