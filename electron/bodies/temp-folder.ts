import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';

/** A folder of this process inside `parent`, for its user alone, made when first needed. */
export interface TempFolder {
  /** The folder's path; it exists when this resolves. */
  ready(): Promise<string>;
  /** Room on its disk, or null where the system does not say. */
  freeBytes(): Promise<number | null>;
  remove(): Promise<void>;
}

const folderName = /^bodies-(\d+)-[0-9a-f]{12}$/;
const mine = new Set<string>();

/** Also clears away what processes that no longer run have left in `parent`. */
export function openTempFolder(parent: string): TempFolder {
  const name = `bodies-${process.pid}-${randomBytes(6).toString('hex')}`;
  const path = join(parent, name);
  mine.add(name);
  const cleared = clearLeftovers(parent);
  let made: Promise<string> | undefined;

  async function make(): Promise<string> {
    await mkdir(path, { recursive: true, mode: 0o700 });
    return path;
  }

  return {
    async ready() {
      made ??= make();
      try {
        return await made;
      } catch (thrown) {
        made = undefined;
        throw thrown;
      }
    },
    async freeBytes() {
      const facts = await statfs(path).catch(() => null);
      return facts === null ? null : facts.bavail * facts.bsize;
    },
    async remove() {
      await cleared;
      await made?.catch(() => undefined);
      // What cannot be removed now is cleared away at the next start.
      await rm(path, { recursive: true, force: true }).catch(() => undefined);
      mine.delete(name);
    },
  };
}

async function clearLeftovers(parent: string): Promise<void> {
  const names = await readdir(parent).catch(() => []);
  for (const name of names) {
    const pid = folderName.exec(name)?.[1];
    // A folder that cannot be removed now is tried again at the next start.
    if (pid !== undefined && isLeftover(name, Number(pid)))
      await rm(join(parent, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

function isLeftover(name: string, pid: number): boolean {
  // In a container the same process number comes back at every start, so our own number proves nothing.
  if (pid === process.pid) return !mine.has(name);
  try {
    process.kill(pid, 0);
    return false;
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'ESRCH';
  }
}
