import { includedResources, type IncludedResources } from '#shared/hypermedia/json-api-relationship';
import { member, type JsonObject } from '#shared/hypermedia/json-value';
import { parseList } from '#shared/hypermedia/parse-list';
import { readRange, type ByteSource } from '../byte-source.ts';
import { documentOf, type RowDocuments } from './row-documents.ts';
import { spanOf } from './row-spans.ts';

/** What is included with the row that is looked at, for rows one after the other: of one page at a time. */
export class IncludedByPage implements IncludedResources {
  readonly #source: ByteSource;
  readonly #documents: RowDocuments;
  #document = -1;
  #resources: IncludedResources | null = null;

  constructor(source: ByteSource, documents: RowDocuments) {
    this.#source = source;
    this.#documents = documents;
  }

  goTo(row: number): void {
    const document = documentOf(this.#documents, row);
    if (document === this.#document) return;
    this.#document = document;
    this.#resources = null;
  }

  get(key: string): JsonObject | undefined {
    return this.#document < 0 ? undefined : (this.#resources ??= this.#read()).get(key);
  }

  #read(): IncludedResources {
    const bytes = readRange(this.#source, ...spanOf(this.#documents, this.#document));
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
    return includedResources(member(parseList(text), 'included'));
  }
}
