import { randomBytes } from 'node:crypto';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { fail, ok, type Result } from '#shared/result';
import type { StoredBody } from './body-store.ts';
import { BodyStoreError } from './body-store-error.ts';

/** Writes a body to a file of the user's, window by window. The file that was there stays until the new one is whole. */
export async function saveBody(body: StoredBody, path: string): Promise<Result<{ path: string; bytes: number }>> {
  if (!isAbsolute(path)) return fail({ kind: 'fileFailed', path, reason: 'the path does not begin at the root' });
  const target = await realpath(path).catch(() => path);
  const temporary = join(dirname(target), `.cairn-${randomBytes(8).toString('hex')}.part`);
  try {
    const bytes = await writeTemporary(body, temporary, await modeOf(target));
    await rename(temporary, target);
    await syncFolder(dirname(target));
    return ok({ path: target, bytes });
  } catch (thrown) {
    await rm(temporary, { force: true }).catch(() => undefined);
    return fail(thrown instanceof BodyStoreError ? thrown.failure : { kind: 'fileFailed', path, reason: reasonOf(thrown) });
  }
}

async function writeTemporary(body: StoredBody, path: string, mode: number): Promise<number> {
  const file = await open(path, 'wx', mode);
  let bytes = 0;
  try {
    for await (const part of body.stream() as AsyncIterable<Uint8Array>) {
      await file.writeFile(part);
      bytes += part.length;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return bytes;
}

async function modeOf(path: string): Promise<number> {
  const facts = await stat(path).catch(() => null);
  return facts === null ? 0o666 : facts.mode & 0o777;
}

/** So that the new name survives a power cut. Not every system can. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => null);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'its folder does not exist'],
  ['EACCES', 'it may not be written'],
  ['EPERM', 'it may not be written'],
  ['EROFS', 'its disk can only be read'],
  ['EISDIR', 'a folder of this name is there'],
  ['ENOTDIR', 'a part of the path is no folder'],
  ['ENOSPC', 'its disk is full'],
  ['EDQUOT', 'its disk is full'],
  ['ENAMETOOLONG', 'the name is too long'],
]);

function reasonOf(thrown: unknown): string {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown';
  return reasons.get(code) ?? `the system refused it (${code})`;
}
