import { randomUUID } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { FiledBytes } from './body-store.ts';
import { bodyGone, bodyStoreErrorFrom, noRoom } from './body-store-error.ts';
import { MemoryTail } from './memory-tail.ts';
import type { TempFolder } from './temp-folder.ts';

/** Unwritten bytes above this make the writer wait for the disk. */
const highWater = 4 * 1024 * 1024;
/** Fewer are not worth the way to the disk while more may come: a body that grows by small steps would go it for each. */
const worthWriting = 1024 * 1024;
const streamWindow = 256 * 1024;
/** How much may be written between two looks at the room left on the disk. */
const roomCheckBytes = 64 * 1024 * 1024;

export interface BodyLimits {
  readonly memoryBytes: number;
  readonly keepFreeBytes: number;
}

/** The bytes of one body: the beginning in a file once there are many, the end in memory. */
export class DiskBackedBody {
  readonly id = randomUUID();
  readonly #folder: TempFolder;
  readonly #limits: BodyLimits;
  readonly #tail = new MemoryTail();
  #file: { readonly handle: FileHandle; readonly path: string } | null = null;
  #onDisk = 0;
  #room = 0;
  #spilled = false;
  #complete = false;
  #flushing: Promise<void> | null = null;
  #broken: Error | null = null;
  #released = false;
  readonly #reads = new Set<Promise<unknown>>();

  constructor(folder: TempFolder, limits: BodyLimits) {
    this.#folder = folder;
    this.#limits = limits;
  }

  get bytes(): number {
    return this.#onDisk + this.#tail.bytes;
  }

  get complete(): boolean {
    return this.#complete;
  }

  get memoryBytes(): number {
    return this.#tail.bytes;
  }

  /** Where all of its bytes are, once it is complete and too large for memory. */
  get path(): string | null {
    return this.#complete && this.#tail.bytes === 0 ? (this.#file?.path ?? null) : null;
  }

  get filed(): FiledBytes | null {
    return this.#file && !this.#released && this.#onDisk > 0 ? { path: this.#file.path, bytes: this.#onDisk } : null;
  }

  /** Resolves when there is room for more; rejects with a BodyStoreError. */
  async write(chunk: Uint8Array): Promise<void> {
    this.#assertUsable();
    this.#tail.append(chunk);
    if (this.#tail.bytes > this.#limits.memoryBytes) this.#spilled = true;
    if (!this.#spilled || this.#tail.bytes < Math.min(worthWriting, this.#limits.memoryBytes)) return;
    this.#startFlush();
    while (this.#flushing && this.#tail.bytes > highWater) await this.#flushing;
    this.#assertUsable();
  }

  /** No more bytes come. What there is stays readable, also when this rejects. */
  async end(): Promise<void> {
    try {
      if (this.#spilled) await this.#flushAll();
    } finally {
      this.#complete = true;
      this.#tail.close();
    }
  }

  /** Moves a body that is complete out of memory. */
  async spill(): Promise<void> {
    this.#spilled = true;
    await this.#flushAll();
  }

  /** The bytes [from, to), as many of them as have arrived. */
  async read(from: number, to: number): Promise<Uint8Array> {
    if (this.#released) throw bodyGone();
    const reading = this.#readNow(Math.max(0, from), Math.min(to, this.bytes));
    this.#reads.add(reading);
    try {
      return await reading;
    } finally {
      this.#reads.delete(reading);
    }
  }

  /** The bytes [from, to) that have arrived so far, one window after the other. */
  stream(from = 0, to = this.bytes): Readable {
    return Readable.from(this.#windows(from, Math.min(to, this.bytes)), { objectMode: false, highWaterMark: streamWindow });
  }

  async release(): Promise<void> {
    this.#released = true;
    await this.#flushing?.catch(() => undefined);
    await Promise.allSettled(this.#reads);
    this.#tail.drop(this.#tail.bytes);
    await this.#file?.handle.close();
    if (this.#file) await rm(this.#file.path, { force: true });
    this.#file = null;
  }

  async *#windows(from: number, to: number): AsyncGenerator<Uint8Array> {
    for (let at = from; at < to; at += streamWindow) yield await this.read(at, Math.min(to, at + streamWindow));
  }

  async #readNow(from: number, to: number): Promise<Uint8Array> {
    const target = new Uint8Array(Math.max(0, to - from));
    // Taken before the wait: what is in memory now may be on disk, and forgotten here, after it.
    const split = Math.min(target.length, Math.max(0, this.#onDisk - from));
    this.#tail.copyTo(target.subarray(split), from + split - this.#onDisk);
    for (let done = 0; done < split;) {
      const got = await this.#file?.handle.read(target, done, split - done, from + done);
      if (!got || got.bytesRead === 0) throw bodyGone();
      done += got.bytesRead;
    }
    return target;
  }

  #assertUsable(): void {
    if (this.#broken) throw this.#broken;
    if (this.#released) throw bodyGone();
  }

  #startFlush(): void {
    if (this.#flushing || this.#broken || this.#released) return;
    this.#flushing = this.#flush().finally(() => (this.#flushing = null));
    // The writer learns of it through #broken, at its next step.
    this.#flushing.catch(() => undefined);
  }

  async #flushAll(): Promise<void> {
    while (this.#tail.bytes > 0) {
      this.#assertUsable();
      this.#startFlush();
      await this.#flushing;
    }
  }

  async #flush(): Promise<void> {
    const parts = this.#tail.views();
    const bytes = parts.reduce((sum, part) => sum + part.length, 0);
    try {
      const { handle } = (this.#file ??= await this.#openFile());
      await this.#ensureRoom(bytes);
      await writeAll(handle, parts, this.#onDisk);
      this.#onDisk += bytes;
      this.#tail.drop(bytes);
    } catch (thrown) {
      this.#broken = bodyStoreErrorFrom(thrown, this.#file?.path ?? '', this.#onDisk);
      throw this.#broken;
    }
  }

  async #openFile() {
    const path = join(await this.#folder.ready(), this.id);
    return { path, handle: await open(path, 'wx+', 0o600) };
  }

  async #ensureRoom(bytes: number): Promise<void> {
    this.#room -= bytes;
    if (this.#room > 0) return;
    const free = await this.#folder.freeBytes();
    if (free === null) return;
    const room = free - this.#limits.keepFreeBytes;
    if (room < bytes) throw noRoom(this.#onDisk);
    this.#room = Math.min(room, roomCheckBytes);
  }
}

/** `writev` may write less than it was given. */
async function writeAll(handle: FileHandle, parts: readonly Uint8Array[], position: number): Promise<void> {
  let left = [...parts];
  let at = position;
  while (left.length > 0) {
    let { bytesWritten } = await handle.writev(left, at);
    at += bytesWritten;
    while (left.length > 0 && bytesWritten >= (left[0]?.length ?? 0)) bytesWritten -= left.shift()?.length ?? 0;
    const first = left[0];
    if (first && bytesWritten > 0) left = [first.subarray(bytesWritten), ...left.slice(1)];
  }
}
