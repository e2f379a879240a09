import { wholeIdOf } from '../body-slice.ts';
import type { BodyStore, StoredBody } from '../body-store.ts';
import { detectCharset } from '../charsets.ts';

/** Bodies in another coding than UTF-8, written anew in it however long they are: once, and kept as long as the body itself. */
export class Utf8Copies {
  readonly #bodies: BodyStore;
  readonly #copies = new Map<string, Promise<StoredBody>>();

  constructor(bodies: BodyStore) {
    this.#bodies = bodies;
    bodies.watch({ released: (id) => this.#release(id) });
  }

  /** The body itself where it is in UTF-8; rejects with a BodyStoreError. */
  async of(body: StoredBody, charset: string | null): Promise<StoredBody> {
    const { name } = detectCharset(await body.read(0, 64), charset);
    if (name === 'utf-8') return body;
    const key = `${body.id} ${name}`;
    const copy = this.#copies.get(key) ?? this.#write(body, name);
    this.#copies.set(key, copy);
    // What failed for want of room may succeed later.
    copy.catch(() => this.#copies.delete(key));
    return copy;
  }

  async #write(body: StoredBody, charset: string): Promise<StoredBody> {
    const writer = this.#bodies.create(body.bytes);
    try {
      const decoder = new TextDecoder(charset);
      for await (const bytes of body.stream()) await writer.write(Buffer.from(decoder.decode(bytes as Buffer, { stream: true })));
      await writer.write(Buffer.from(decoder.decode()));
      await writer.end();
      const copy = this.#bodies.get(writer.id);
      if (copy === undefined) throw new Error('all bodies were let go of');
      return copy;
    } catch (thrown) {
      await this.#bodies.release([writer.id]);
      throw thrown;
    }
  }

  #release(id: string): void {
    for (const [key, copy] of this.#copies) {
      if (wholeIdOf(key.split(' ', 1)[0] ?? '') !== id) continue;
      this.#copies.delete(key);
      void copy.then(
        (one) => this.#bodies.release([one.id]),
        () => undefined,
      );
    }
  }
}
