import { randomUUID } from 'node:crypto';
import { createWriteStream, type WriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import type { BodyStore } from '../bodies/body-store';
import { bodyStoreErrorFrom } from '../bodies/body-store-error';
import type { BodyTarget } from './keep-body';
import { writeTo } from './write-to';

/** A body on its way into a file of the user's, without a stay elsewhere. */
export interface FileWriter {
  readonly bodies: Pick<BodyStore, 'create'>;
  /** Where its bytes stand until all of them are here; for a pipe or device the thing itself. */
  readonly partPath: string;
  /** How many bytes have come. */
  bytes(): number;
  /** Gives the file its name; rejects where the system refuses. */
  keep(): Promise<void>;
  /** Leaves what has come where it is, and takes an empty file away. */
  leave(): Promise<void>;
}

/** Writes into `PATH.part`; what stands at the path itself is untouched until the body is whole. */
export function createFileWriter({ path, isRegular }: BodyTarget): FileWriter {
  const partPath = isRegular ? `${path}.part` : path;
  let file: WriteStream | null = null;
  let written = 0;
  function opened(): WriteStream {
    if (file !== null) return file;
    file = createWriteStream(partPath, { highWaterMark: 1024 * 1024 });
    // Whoever writes hears of it.
    file.on('error', () => undefined);
    return file;
  }

  async function close(): Promise<void> {
    if (file === null || file.destroyed) return;
    file.end();
    await finished(file).catch(() => undefined);
  }

  return {
    partPath,
    bytes: () => written,
    bodies: {
      create: () => ({
        id: randomUUID(),
        get bytes() {
          return written;
        },
        async write(chunk) {
          const stream = opened();
          try {
            await writeTo(stream, chunk);
          } catch (thrown) {
            throw bodyStoreErrorFrom(thrown, path, written);
          }
          written += chunk.length;
        },
        end: close,
      }),
    },
    async keep() {
      opened();
      await close();
      if (isRegular) await rename(partPath, path);
    },
    async leave() {
      await close();
      if (isRegular && written === 0) await rm(partPath, { force: true });
    },
  };
}
