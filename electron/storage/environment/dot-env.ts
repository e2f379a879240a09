import { readFile, realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { fileErrorCode } from '../file-failure.ts';

/** No file of settings is larger. */
const bytesAtMost = 1024 * 1024;

/**
 * The values in a file of `NAME=value` lines below a collection; none where there is no such file.
 * A path that leads out of the collection, also by a link, is not read: who shares a collection must not read others' files.
 */
export async function readDotEnv(root: string, path: string): Promise<ReadonlyMap<string, string>> {
  try {
    const real = await realpath(resolve(root, path === '' ? '.env' : path));
    const way = relative(await realpath(root), real);
    if (way === '' || way.startsWith('..') || isAbsolute(way)) return new Map();
    const text = await readFile(real, 'utf8');
    if (text.length > bytesAtMost) return new Map();
    return new Map(Object.entries(parseEnv(text)).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
  } catch (thrown) {
    if (fileErrorCode(thrown) === null) throw thrown;
    return new Map();
  }
}
