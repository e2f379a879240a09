import type { BodyStore, BodyWriter, StoredBody } from './body-store.ts';

/** Bytes that several write one behind the other into one body, which can be read from the first of them on. */
export class GrowingBody {
  readonly #bodies: BodyStore;
  readonly #writer: BodyWriter;
  #bytes = 0;

  constructor(bodies: BodyStore) {
    this.#bodies = bodies;
    this.#writer = bodies.create();
  }

  /** Undefined once it was released. */
  get stored(): StoredBody | undefined {
    return this.#bodies.get(this.#writer.id);
  }

  /**
   * Puts bytes at the end; says at once where they begin. `written` resolves when there is room for more, and rejects with a
   * BodyStoreError.
   */
  append(bytes: Uint8Array): { readonly from: number; readonly written: Promise<void> } {
    const from = this.#bytes;
    this.#bytes += bytes.length;
    return { from, written: this.#writer.write(bytes) };
  }

  async release(): Promise<void> {
    await this.#writer.end().catch(() => undefined);
    await this.#bodies.release([this.#writer.id]);
  }
}
