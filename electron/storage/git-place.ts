import { readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileErrorCode } from './file-failure.ts';

/** A repository that a folder is in. */
export interface GitHead {
  /** The repository's own folder, where its HEAD is. */
  readonly gitFolder: string;
  /** Name of the branch, or the first digits of the commit. */
  readonly branch: string;
  readonly isDetached: boolean;
}

/** Reads which branch a folder is on, from the files of git alone; null where it is in no repository. */
export async function readGitHead(folder: string): Promise<GitHead | null> {
  const gitFolder = await findGitFolder(folder);
  const head = gitFolder === null ? null : await textAt(join(gitFolder, 'HEAD'));
  if (gitFolder === null || head === null) return null;
  const [, branch] = /^ref: refs\/heads\/(.+)$/m.exec(head) ?? [];
  if (branch !== undefined) return { gitFolder, branch, isDetached: false };
  return { gitFolder, branch: head.trim().slice(0, 8), isDetached: true };
}

async function findGitFolder(start: string): Promise<string | null> {
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    const found = await gitFolderIn(folder);
    if (found !== null || dirname(folder) === folder) return found;
  }
}

/** A work tree of its own, and a submodule, have a file that says where their repository is. */
async function gitFolderIn(folder: string): Promise<string | null> {
  const place = join(folder, '.git');
  try {
    if ((await stat(place)).isDirectory()) return place;
  } catch (thrown) {
    if (fileErrorCode(thrown) === null) throw thrown;
    return null;
  }
  const [, target] = /^gitdir: (.+)$/m.exec((await textAt(place)) ?? '') ?? [];
  return target === undefined ? null : resolve(folder, target);
}

async function textAt(path: string): Promise<string | null> {
  try {
    return (await readFile(path, 'utf8')).slice(0, 4096);
  } catch (thrown) {
    if (fileErrorCode(thrown) === null) throw thrown;
    return null;
  }
}
