import type { BodyStore, BodyWriter, StoredBody } from '../body-store.ts';
import { GrowingNumbers, type RowSpans } from './row-spans.ts';
import type { StoredRows } from './stored-rows.ts';

/** Rows as they come, a line of JSON each, in a body of their own: the first megabytes in memory, then on disk. */
export class RowStore implements StoredRows {
  readonly #bodies: BodyStore;
  readonly #writer: BodyWriter;
  readonly #starts = new GrowingNumbers();
  readonly #repeated = new Set<number>();
  #bytes = 0;

  constructor(bodies: BodyStore) {
    this.#bodies = bodies;
    this.#writer = bodies.create();
    this.#starts.push(0);
  }

  get count(): number {
    return this.#starts.count - 1;
  }

  get spans(): RowSpans {
    return { count: this.count, starts: this.#starts.view(), ends: null };
  }

  get body(): StoredBody {
    const body = this.#bodies.get(this.#writer.id);
    if (body === undefined) throw new Error('the rows were let go of');
    return body;
  }

  isRepeated(row: number): boolean {
    return this.#repeated.has(row);
  }

  /** Adds rows, each as JSON on one line; rejects with a BodyStoreError where there is no room. */
  async append(lines: readonly string[], repeated: ReadonlySet<number>): Promise<void> {
    for (const at of repeated) this.#repeated.add(this.count + at);
    const chunk = Buffer.from(`${lines.join('\n')}\n`);
    await this.#writer.write(chunk);
    for (const line of lines) {
      this.#bytes += Buffer.byteLength(line) + 1;
      this.#starts.push(this.#bytes);
    }
  }

  async release(): Promise<void> {
    await this.#writer.end().catch(() => undefined);
    await this.#bodies.release([this.#writer.id]);
  }
}
