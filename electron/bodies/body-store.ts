import type { Readable } from 'node:stream';
import { findBody } from './body-slice.ts';
import { DiskBackedBody } from './stored-body.ts';
import { openTempFolder } from './temp-folder.ts';

/** Takes the bytes of a body as they arrive. */
export interface BodyWriter {
  readonly id: string;
  readonly bytes: number;
  /** Resolves when there is room for more; rejects with a BodyStoreError, whose `failure` says why. */
  write(chunk: Uint8Array): Promise<void>;
  /** Says that no more comes. To be called however the exchange ended. */
  end(): Promise<void>;
}

/** The file in which a body's first bytes stand, and how many of them. */
export interface FiledBytes {
  readonly path: string;
  readonly bytes: number;
}

/** The bytes of a body, readable in windows also while they are still arriving. */
export interface StoredBody {
  readonly id: string;
  readonly bytes: number;
  readonly complete: boolean;
  /** The file that holds all of it, once complete and too large for memory; null otherwise. */
  readonly path: string | null;
  /** As much as stands in its file by now; null while it has none. */
  readonly filed: FiledBytes | null;
  /** Of a stretch of another body, the file in which it stands, and from which byte on. */
  readonly within?: { readonly path: string; readonly from: number } | null;
  /** The bytes [from, to), as many of them as have arrived; rejects with a BodyStoreError. */
  read(from: number, to: number): Promise<Uint8Array>;
  /** The same, one window after the other. */
  stream(from?: number, to?: number): Readable;
}

/** Keeps bodies by id, and cuts slices of them by ids that say so: small ones in memory, the others in files that only this user can read. */
export interface BodyStore {
  /** Of a body that says it will be too large for memory, little is held there while it comes. What it says may be wrong. */
  create(saidBytes?: number): BodyWriter;
  get(id: string): StoredBody | undefined;
  release(ids: readonly string[]): Promise<void>;
  /** Tells those who keep something made of bodies. */
  watch(watcher: BodyWatcher): void;
  /** Deletes everything. */
  close(): Promise<void>;
}

export interface BodyWatcher {
  /** A body is about to arrive. */
  readonly created?: () => void;
  /** More of a body has arrived, or all there will be of it. Called for every chunk. */
  readonly arrived?: (body: StoredBody) => void;
  readonly released?: (id: string) => void;
  /** The store is about to delete everything. */
  readonly closing?: () => Promise<void>;
}

interface Options {
  /** A body larger than this goes to disk. */
  readonly memoryBytes?: number;
  /** When all bodies in memory are larger than this, the oldest go to disk. */
  readonly totalMemoryBytes?: number;
  /** Room on the disk that is left to others. */
  readonly keepFreeBytes?: number;
}

const MiB = 1024 * 1024;

/** A store whose files are in a folder of its own inside `folder`. */
export function createBodyStore(folder: string, options: Options = {}): BodyStore {
  const { memoryBytes = 8 * MiB, totalMemoryBytes = 64 * MiB, keepFreeBytes = 1024 * MiB } = options;
  const temp = openTempFolder(folder);
  const bodies = new Map<string, DiskBackedBody>();
  const watchers: BodyWatcher[] = [];

  /** Insertion order is age. */
  async function relieveMemory(): Promise<void> {
    let held = 0;
    for (const body of bodies.values()) held += body.memoryBytes;
    for (const body of bodies.values()) {
      if (held <= totalMemoryBytes) return;
      if (!body.complete || body.memoryBytes === 0) continue;
      held -= body.memoryBytes;
      // Without room on the disk it stays where it is.
      await body.spill().catch(() => undefined);
    }
  }

  async function release(ids: readonly string[]): Promise<void> {
    const leaving = ids.flatMap((id) => bodies.get(id) ?? []);
    for (const { id } of leaving) {
      bodies.delete(id);
      for (const watcher of watchers) watcher.released?.(id);
    }
    await Promise.all(leaving.map((body) => body.release()));
  }

  return {
    create(saidBytes = 0) {
      const mostInMemory = saidBytes > memoryBytes ? Math.min(memoryBytes, MiB) : memoryBytes;
      const body = new DiskBackedBody(temp, { memoryBytes: mostInMemory, keepFreeBytes });
      bodies.set(body.id, body);
      for (const watcher of watchers) watcher.created?.();
      return new WatchedWriter(body, watchers, relieveMemory);
    },
    get: (id) => findBody(id, (whole) => bodies.get(whole)),
    release,
    watch: (watcher) => void watchers.push(watcher),
    async close() {
      for (const watcher of watchers) await watcher.closing?.();
      await release([...bodies.keys()]);
      await temp.remove();
    },
  };
}

/** Passes bytes on to a body, and tells those who watch. */
class WatchedWriter implements BodyWriter {
  readonly id: string;
  readonly #body: DiskBackedBody;
  readonly #watchers: readonly BodyWatcher[];
  readonly #ended: () => Promise<void>;

  constructor(body: DiskBackedBody, watchers: readonly BodyWatcher[], ended: () => Promise<void>) {
    [this.id, this.#body, this.#watchers, this.#ended] = [body.id, body, watchers, ended];
  }

  get bytes(): number {
    return this.#body.bytes;
  }

  write(chunk: Uint8Array): Promise<void> {
    this.#tell();
    return this.#body.write(chunk);
  }

  async end(): Promise<void> {
    try {
      await this.#body.end();
    } finally {
      this.#tell();
    }
    await this.#ended();
  }

  #tell(): void {
    for (const watcher of this.#watchers) watcher.arrived?.(this.#body);
  }
}
