import { randomBytes } from 'node:crypto';
import { mkdir, readFile, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomic } from '../storage/atomic-file.ts';

/** A key to the web host: 256 bits. */
export const newHostToken = (): string => randomBytes(32).toString('base64url');

/** The key of earlier runs, or a new one that later runs find. A key that others could have read is not used again. */
export async function keepHostToken(home: string): Promise<string> {
  const path = join(home, 'web-host-token');
  const kept = await readPrivate(path);
  if (kept !== null && /^[\w-]{43}$/.test(kept)) return kept;
  const token = newHostToken();
  await unlink(path).catch(() => {});
  await mkdir(home, { recursive: true, mode: 0o700 });
  await writeFileAtomic(path, token, { mode: 0o600 });
  return token;
}

async function readPrivate(path: string): Promise<string | null> {
  try {
    const { mode } = await stat(path);
    const isPrivate = process.platform === 'win32' || (mode & 0o077) === 0;
    return isPrivate ? await readFile(path, 'utf8') : null;
  } catch {
    return null;
  }
}
