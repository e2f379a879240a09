import { lstat, readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';

const pattern = /^\.cairn-(\d+)-[0-9a-f]{32}\.tmp$/;
const alive = new Set<string>();

/** A name for a file or folder that is being written, and that tells who writes it. */
export function temporaryName(unguessable: string): string {
  const name = `.cairn-${process.pid}-${unguessable}.tmp`;
  alive.add(name);
  return name;
}

/** What is under that name is complete or gone. */
export const forgetTemporary = (path: string): void => void alive.delete(basename(path));

/** Takes away what a program that died while writing has left in a folder. */
export async function removeOrphans(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const old = await Promise.all(names.filter(isOldStage).map(async (name) => ((await isLeft(join(folder, name))) ? [name] : [])));
  const orphans = [...names.filter(isOrphan), ...old.flat()];
  await Promise.all(orphans.map((name) => rm(join(folder, name), { recursive: true, force: true }).catch(() => {})));
}

/** What folders of imports were called before their names told who writes them. */
const isOldStage = (name: string): boolean => /^\.cairn-new-[0-9a-f]{24}$/.test(name);

/** Longer than any import takes, so that nobody can be writing it any more. */
const longAgoMs = 24 * 60 * 60 * 1000;

/** Whether such a folder was left long ago, and has nothing in it but what an import writes. */
async function isLeft(folder: string): Promise<boolean> {
  try {
    if (!(await lstat(folder)).isDirectory()) return false;
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const isOurs = entries.every((entry) => entry.isDirectory() || (entry.isFile() && /\.ya?ml$/.test(entry.name)));
    const places = [folder, ...entries.map((entry) => join(entry.parentPath, entry.name))];
    const times = isOurs ? await Promise.all(places.map(async (place) => (await lstat(place)).mtimeMs)) : [Infinity];
    return Math.max(...times) < Date.now() - longAgoMs;
  } catch {
    return false;
  }
}

/** Whether nobody is writing the file of that name any more. */
export function isOrphan(name: string): boolean {
  const pid = Number(pattern.exec(name)?.[1] ?? 0);
  if (pid === 0) return false;
  return pid === process.pid ? !alive.has(name) : !isRunning(pid);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    // A program of another user is running as well, although we may not signal it.
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM';
  }
}
