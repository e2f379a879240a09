import { flatRow } from '#shared/hypermedia/flat-row';
import { Relationship, type IncludedResources } from '#shared/hypermedia/json-api-relationship';
import type { JsonObject, JsonValue } from '#shared/hypermedia/json-value';
import type { StoredBody } from '../body-store.ts';
import { placesOf, resourceNamed, type IncludedIndex } from './included-index.ts';
import type { AlongRows } from './along-rows.ts';
import { bytesFor, type RowWorker } from './row-worker.ts';

export interface NumberedRow {
  readonly row: number;
  readonly value: JsonValue;
}

/** What rows are related to, where that came along with them. */
export interface Related {
  /** For each of these rows those resources that its cells name. */
  of(rows: readonly NumberedRow[]): Promise<readonly IncludedResources[]>;
  /** Where all of them stand; null where nothing came along. */
  along(): Promise<AlongRows | null>;
}

/** What the rows of a body are related to, where that came along in the same body. */
export class BodyRelated implements Related {
  readonly #body: StoredBody;
  readonly #worker: RowWorker;
  #index: Promise<IncludedIndex | null> | null = null;

  constructor(body: StoredBody, worker: RowWorker) {
    this.#body = body;
    this.#worker = worker;
  }

  async along(): Promise<AlongRows | null> {
    const index = await this.#indexed();
    return index && { in: 'body', index };
  }

  async of(rows: readonly NumberedRow[]): Promise<IncludedResources[]> {
    const keys = new Set(rows.flatMap(({ value }) => [...flatRow(value).values()].flatMap(keysIn)));
    const index = keys.size === 0 ? null : await this.#indexed();
    const found = new Map<string, JsonObject>();
    for (const key of index === null ? [] : keys) {
      const resource = await this.#read(index, key);
      if (resource !== null) found.set(key, resource);
    }
    return rows.map(() => found);
  }

  /** Looked for once. */
  #indexed(): Promise<IncludedIndex | null> {
    return (this.#index ??= this.#find());
  }

  async #read(index: IncludedIndex | null, key: string): Promise<JsonObject | null> {
    for (const [from, to] of index === null ? [] : placesOf(index, key)) {
      const found = resourceNamed(Buffer.from(await this.#body.read(from, to)).toString('utf8'), key);
      if (found !== null) return found;
    }
    return null;
  }

  async #find(): Promise<IncludedIndex | null> {
    return this.#worker.ask({ ask: 'included', bytes: await bytesFor(this.#body) });
  }
}

const keysIn = (value: JsonValue): string[] => (value instanceof Relationship ? value.namedBy() : []);
