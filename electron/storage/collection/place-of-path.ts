import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { factsOf, folderFile, rootFile } from './refresh-folder.ts';

/** A collection, and a folder or request in it; an empty path is the collection itself. */
export interface PlaceOfPath {
  readonly root: string;
  readonly path: string;
}

/** The collection that a path is in, and where in it; null where none is around it. */
export async function placeOfPath(path: string): Promise<PlaceOfPath | null> {
  const whole = resolve(path);
  for (let folder = basename(whole) === rootFile ? dirname(whole) : whole; ; folder = dirname(folder)) {
    if ((await factsOf(join(folder, rootFile)))?.isFile()) return { root: folder, path: pathIn(folder, whole) };
    if (dirname(folder) === folder) return null;
  }
}

/** The file of a folder, or of the collection, stands for it. */
const pathIn = (root: string, whole: string): string => {
  const steps = relative(root, whole).split(sep);
  const isOwn = steps.at(-1) === rootFile || steps.at(-1) === folderFile;
  return (isOwn ? steps.slice(0, -1) : steps).join('/');
};
