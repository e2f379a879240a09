import type { StoredBody } from '../body-store.ts';
import type { GrowingBody } from '../growing-body.ts';
import { GrowingNumbers, type RowSpans } from './row-spans.ts';
import type { RowStretch } from './row-stretch.ts';
import type { StoredRows } from './stored-rows.ts';

/** Rows of JSON as they come, in a body that others write into as well: the first megabytes in memory, then on disk. */
export class RowStore implements StoredRows {
  readonly #body: GrowingBody;
  readonly #starts = new GrowingNumbers();
  readonly #ends = new GrowingNumbers();
  readonly #repeated = new Set<number>();
  /** Where the last row ends. */
  #end = 0;

  constructor(body: GrowingBody) {
    this.#body = body;
  }

  get count(): number {
    return this.#ends.count;
  }

  get spans(): RowSpans {
    return { count: this.count, starts: this.#starts.view(), ends: this.#ends.view() };
  }

  get body(): StoredBody {
    const body = this.#body.stored;
    if (body === undefined) throw new Error('the rows were let go of');
    return body;
  }

  isRepeated(row: number): boolean {
    return this.#repeated.has(row);
  }

  /**
   * Adds rows as they stand in a page. Where the page itself lies in the body, from `pageFrom` on, nothing is written again;
   * rejects with a BodyStoreError where there is no room.
   */
  async append(stretch: RowStretch, repeated: ReadonlySet<number>, pageFrom: number | null = null): Promise<void> {
    const from = this.#placeOf(stretch, pageFrom) ?? (await this.#write(stretch.bytes));
    for (const at of repeated) this.#repeated.add(this.count + at);
    for (const start of stretch.starts) this.#starts.push(from + start);
    for (const end of stretch.ends) this.#ends.push(from + end);
    this.#end = from + stretch.bytes.length;
  }

  /** Where rows stand in a page that lies in the body. Those who read rows count on each to stand behind the one before. */
  #placeOf({ at }: RowStretch, pageFrom: number | null): number | null {
    return at !== null && pageFrom !== null && pageFrom + at >= this.#end ? pageFrom + at : null;
  }

  async #write(bytes: Uint8Array): Promise<number> {
    const { from, written } = this.#body.append(bytes);
    await written;
    return from;
  }
}
