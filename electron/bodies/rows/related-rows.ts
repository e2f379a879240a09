import { flatRow } from '#shared/hypermedia/flat-row';
import { Relationship, type IncludedResources } from '#shared/hypermedia/json-api-relationship';
import type { JsonObject, JsonValue } from '#shared/hypermedia/json-value';
import type { StoredBody } from '../body-store.ts';
import { placesOf, resourceNamed, type IncludedIndex } from './included-index.ts';
import { bytesFor, type RowWorker } from './row-worker.ts';

/** What the rows of a body are related to, where that came along in the same body. */
export class RelatedRows {
  readonly #body: StoredBody;
  readonly #worker: RowWorker;
  #index: Promise<IncludedIndex | null> | null = null;

  constructor(body: StoredBody, worker: RowWorker) {
    this.#body = body;
    this.#worker = worker;
  }

  /** Where it stands, looked for once; null where nothing came along. */
  index(): Promise<IncludedIndex | null> {
    return (this.#index ??= this.#find());
  }

  /** Those resources that cells of these rows name. */
  async of(rows: readonly JsonValue[]): Promise<IncludedResources> {
    const keys = new Set(rows.flatMap((row) => [...flatRow(row).values()].flatMap(keysIn)));
    const index = keys.size === 0 ? null : await this.index();
    const found = new Map<string, JsonObject>();
    for (const key of index === null ? [] : keys) {
      const resource = await this.#read(index, key);
      if (resource !== null) found.set(key, resource);
    }
    return found;
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
