import { createHash } from 'node:crypto';
import { CannotAuthorize } from './auth-failure';

/** Things that cost a request to get, each got once however many want it at the same time. */
export interface KeptByIdentity<T> {
  get(key: string): T | undefined;
  /** What is kept, or what `make` makes of it; a failure is kept for nobody. */
  getOrMake(key: string, make: () => Promise<T>): Promise<T>;
  /** Lets go of it, unless something newer is kept by now. */
  drop(key: string, value: T): void;
}

export function createKeptByIdentity<T>(): KeptByIdentity<T> {
  const kept = new Map<string, T>();
  const underWay = new Map<string, Promise<T>>();

  async function getOrMake(key: string, make: () => Promise<T>): Promise<T> {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const already = underWay.get(key);
    if (already !== undefined) {
      return already.catch((thrown: unknown) => {
        // Whoever was first has given up, but we have not.
        if (thrown instanceof CannotAuthorize && thrown.wasCancelled) return getOrMake(key, make);
        throw thrown;
      });
    }
    const making = make().finally(() => underWay.delete(key));
    underWay.set(key, making);
    const made = await making;
    kept.set(key, made);
    return made;
  }

  return {
    get: (key) => kept.get(key),
    getOrMake,
    drop(key, value) {
      if (kept.get(key) === value) kept.delete(key);
    },
  };
}

/** A key for whatever tells two identities apart, secrets included, of which it gives nothing away. */
export const identityKey = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
