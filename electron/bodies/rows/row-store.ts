import type { BodyStore, BodyWriter, StoredBody } from '../body-store.ts';
import { GrowingNumbers, type RowSpans } from './row-spans.ts';
import type { RowStretch } from './row-stretch.ts';
import type { StoredRows } from './stored-rows.ts';

/** Rows of JSON as they come, in a body of their own: the first megabytes in memory, then on disk. */
export class RowStore implements StoredRows {
  readonly #bodies: BodyStore;
  readonly #writer: BodyWriter;
  readonly #starts = new GrowingNumbers();
  readonly #ends = new GrowingNumbers();
  readonly #repeated = new Set<number>();
  #bytes = 0;

  constructor(bodies: BodyStore) {
    this.#bodies = bodies;
    this.#writer = bodies.create();
  }

  get count(): number {
    return this.#ends.count;
  }

  get spans(): RowSpans {
    return { count: this.count, starts: this.#starts.view(), ends: this.#ends.view() };
  }

  get body(): StoredBody {
    const body = this.#bodies.get(this.#writer.id);
    if (body === undefined) throw new Error('the rows were let go of');
    return body;
  }

  isRepeated(row: number): boolean {
    return this.#repeated.has(row);
  }

  /** Adds rows as they stand in a page; rejects with a BodyStoreError where there is no room. */
  async append({ bytes, starts, ends }: RowStretch, repeated: ReadonlySet<number>): Promise<void> {
    const [before, from] = [this.count, this.#bytes];
    this.#bytes += bytes.length;
    await this.#writer.write(bytes);
    for (const at of repeated) this.#repeated.add(before + at);
    for (const start of starts) this.#starts.push(from + start);
    for (const end of ends) this.#ends.push(from + end);
  }

  async release(): Promise<void> {
    await this.#writer.end().catch(() => undefined);
    await this.#bodies.release([this.#writer.id]);
  }
}
