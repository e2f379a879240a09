import type { IncludedResources } from '#shared/hypermedia/json-api-relationship';
import { findBody, sliceIdOf } from '../body-slice.ts';
import type { StoredBody } from '../body-store.ts';
import { BodyRelated, type NumberedRow, type Related } from './related-rows.ts';
import { documentOf, type GrowingDocuments } from './row-documents.ts';
import type { AlongRows } from './along-rows.ts';
import type { RowWorker } from './row-worker.ts';
import { spanOf } from './row-spans.ts';

/** So many pages are remembered: a window of rows looks into a few. */
const keptPages = 64;

const nothing: IncludedResources = new Map();

/** What the rows of a run are related to, each row by the page it came with: another page may know the same resource otherwise. */
export class PagesRelated implements Related {
  readonly #documents: GrowingDocuments;
  readonly #body: () => StoredBody;
  readonly #worker: RowWorker;
  readonly #pages = new Map<number, BodyRelated>();

  /** The documents stand in the body. */
  constructor(documents: GrowingDocuments, body: () => StoredBody, worker: RowWorker) {
    this.#documents = documents;
    this.#body = body;
    this.#worker = worker;
  }

  async along(): Promise<AlongRows | null> {
    const { count, ...documents } = this.#documents.all;
    if (count === 0) return null;
    const { firstRows, rowEnds, starts, ends } = documents;
    // Views of growing arrays are cut from them, so that only what is used is copied to the thread.
    const cut = { firstRows: firstRows.slice(), rowEnds: rowEnds.slice(), starts: starts.slice(), ends: ends.slice() };
    return { in: 'pages', documents: { count, ...cut } };
  }

  async of(rows: readonly NumberedRow[]): Promise<IncludedResources[]> {
    const { all } = this.#documents;
    const byPage = Map.groupBy(rows, ({ row }) => documentOf(all, row));
    const found = new Map<number, IncludedResources>();
    for (const [page, ofPage] of byPage) {
      const [resources] = page < 0 ? [] : await this.#page(page).of(ofPage);
      for (const { row } of ofPage) found.set(row, resources ?? nothing);
    }
    return rows.map(({ row }) => found.get(row) ?? nothing);
  }

  #page(page: number): BodyRelated {
    const related = this.#pages.get(page) ?? new BodyRelated(this.#stretch(page), this.#worker);
    this.#pages.delete(page);
    this.#pages.set(page, related);
    const oldest = this.#pages.keys().next().value;
    if (this.#pages.size > keptPages && oldest !== undefined) this.#pages.delete(oldest);
    return related;
  }

  #stretch(page: number): StoredBody {
    const body = this.#body();
    const stretch = findBody(sliceIdOf(body.id, ...spanOf(this.#documents.all, page)), () => body);
    if (stretch === undefined) throw new Error('a page of another run');
    return stretch;
  }
}
