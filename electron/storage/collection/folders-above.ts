import { readFile } from 'node:fs/promises';
import { decodeText } from '../yaml/text-shape.ts';
import { factsOf } from './refresh-folder.ts';

/** The folders that a request stands in, the nearest first: `a/b` and `a` and the root, for `a/b/c.yml`. */
export function foldersAbove(path: string): string[] {
  const steps = path.split('/').slice(0, -1);
  return [...steps.map((_, index) => steps.slice(0, steps.length - index).join('/')), ''];
}

/** The text of a file; null where there is none, or a link in its place, or no UTF-8. */
export async function textAt(path: string): Promise<string | null> {
  if ((await factsOf(path))?.isFile() !== true) return null;
  return decodeText(await readFile(path));
}
