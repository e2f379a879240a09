import { realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { fail, ok, type Result } from '#shared/result';
import { fileErrorCode } from '../file-failure.ts';
import { factsOf, folderFile, rootFile } from './refresh-folder.ts';

/**
 * The full path of something in a collection, or a failure when the path could lead out of it:
 * by its text, or by a link on the way.
 */
export async function findPlace(root: string, path: string): Promise<Result<string>> {
  const steps = path === '' ? [] : path.split('/');
  if (!steps.every(isStep)) return outside(root, path);
  const full = join(root, ...steps);
  const [realRoot, real] = await Promise.all([realPathOf(root), nearestRealPath(steps.length === 0 ? full : dirname(full))]);
  if (realRoot === null || !isWithin(realRoot, real)) return outside(root, path);
  if ((await factsOf(full))?.isSymbolicLink()) return outside(root, path);
  return ok(full);
}

/** Where a path really is, or where the nearest folder above it that exists is. */
async function nearestRealPath(path: string): Promise<string> {
  const real = await realPathOf(path);
  return real ?? (dirname(path) === path ? path : nearestRealPath(dirname(path)));
}

/** Hidden names are never requests or folders of a collection: they are where git, editors and Cairn keep things. */
const isStep = (step: string): boolean => step !== '' && !step.startsWith('.') && !/[\\\0]/.test(step);

const outside = (root: string, path: string): Result<never> =>
  fail({ kind: 'fileUnreadable', path: join(root, path.replaceAll('\0', '')), reason: 'it is not inside the collection' });

function isWithin(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === '' || (!way.startsWith('..') && !isAbsolute(way));
}

async function realPathOf(path: string): Promise<string | null> {
  try {
    return await realpath(path);
  } catch (thrown) {
    if (fileErrorCode(thrown) === null) throw thrown;
    return null;
  }
}

/** Whether a path can be that of a request. */
export function isRequestPath(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.endsWith('.yml') && name !== rootFile && name !== folderFile;
}

/** The path of a thing in a folder. */
export const pathIn = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

/** The folder of a path; empty for the root. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
