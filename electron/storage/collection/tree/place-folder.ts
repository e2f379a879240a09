import { mkdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { RequestPlace } from '#shared/model/collection';
import { fail, ok, type Result } from '#shared/result';
import { attempt } from '../../file-failure.ts';
import { freeName, safeStem, twinKey } from '../file-names.ts';
import { readTitle } from '../folder-title.ts';
import { factsOf, folderFile, rootFile } from '../refresh-folder.ts';
import { folderOf, pathIn } from '../request-place.ts';
import { namesIn } from '../save-request.ts';
import { copyFolder, isThere, moveFolder, onOneDisk, removeFolder } from './copy-tree.ts';
import { editInfo } from './edit-info.ts';
import type { Target } from './place-request.ts';

/** Where a folder keeps what its files have no field for. */
export const sideFolderOf = (root: string, path: string): string => join(root, '.cairn', path);

/**
 * Moves a folder with all that is in it, in this collection or to another; answers its path there. What stands beside its
 * requests is at the new place before the folder is, and leaves the old one after it.
 */
export async function moveFolderTo({ root, path }: RequestPlace, target: Target): Promise<Result<string>> {
  const name = await freeIn(target.root, target.folder, basename(path));
  return name.ok ? relocate({ root, path }, { root: target.root, path: pathIn(target.folder, name.value) }) : name;
}

/** Copies a folder beside itself under a name that says so; answers its path. */
export async function copyFolderBeside({ root, path }: RequestPlace): Promise<Result<{ path: string; name: string }>> {
  const name = `${await titleOf(root, path)} copy`;
  const free = await freeIn(root, folderOf(path), safeStem(name));
  if (!free.ok) return free;
  const next = pathIn(folderOf(path), free.value);
  const beside = await copySide({ root, path }, { root, path: next });
  if (!beside.ok) return beside;
  const named = async (unseen: string) => {
    // A repository of its own in a collection is no part of what is copied.
    await rm(join(unseen, '.git'), { recursive: true, force: true });
    return editInfo(unseen, folderFile, { name }, { name, type: 'folder' });
  };
  const copied = await copyFolder(join(root, path), join(root, next), named);
  if (copied.ok) return ok({ path: next, name });
  await removeFolder(sideFolderOf(root, next));
  return copied;
}

/** Gives a folder, or with an empty path the collection, another name. The folder on disk follows where it was named after it. */
export async function renameFolder({ root, path }: RequestPlace, name: string): Promise<Result<string>> {
  if (path === '') {
    const titled = await editInfo(root, rootFile, { name }, null);
    return titled.ok ? ok('') : titled;
  }
  const before = await titleOf(root, path);
  const titled = await editInfo(root, `${path}/${folderFile}`, { name }, { type: 'folder' });
  if (!titled.ok) return titled;
  const stem = basename(path);
  const isOwn = [safeStem(before), before].some((own) => twinKey(own) === twinKey(stem.replace(/ \d+$/, '')));
  if (!isOwn || safeStem(name) === stem) return ok(path);
  const free = await freeIn(root, folderOf(path), safeStem(name), stem);
  return free.ok ? relocate({ root, path }, { root, path: pathIn(folderOf(path), free.value) }) : free;
}

async function relocate(from: RequestPlace, to: RequestPlace): Promise<Result<string>> {
  const there = join(to.root, dirname(to.path));
  const isNear = await attempt(there, async () => ok(await onOneDisk(join(from.root, from.path), there)));
  if (!isNear.ok) return isNear;
  const beside = await copySide(from, to);
  if (!beside.ok) return beside;
  const moved = await (isNear.value ? moveFolder : carryFolder)(join(from.root, from.path), join(to.root, to.path));
  const left = moved.ok ? from : to;
  // On a disk that takes two cases of a name for one, old and new are the same folder.
  const isSame = from.root === to.root && twinKey(from.path) === twinKey(to.path);
  if (!isSame) await removeFolder(sideFolderOf(left.root, left.path));
  return moved.ok ? ok(to.path) : moved;
}

async function carryFolder(from: string, to: string): Promise<Result<void>> {
  const copied = await copyFolder(from, to);
  return copied.ok ? removeFolder(from) : copied;
}

async function copySide(from: RequestPlace, to: RequestPlace): Promise<Result<void>> {
  const [old, next] = [sideFolderOf(from.root, from.path), sideFolderOf(to.root, to.path)];
  return attempt(next, async () => {
    if (old === next || !(await isThere(old))) return ok(undefined);
    await mkdir(dirname(next), { recursive: true });
    // What is there belonged to a folder that is gone.
    const cleared = await removeFolder(next);
    return cleared.ok ? copyFolder(old, next) : cleared;
  });
}

async function freeIn(root: string, folder: string, stem: string, own?: string): Promise<Result<string>> {
  const names = await namesIn(join(root, folder));
  if (!names.ok) return names;
  return ok(
    freeName(
      stem,
      '',
      names.value.filter((name) => name !== own),
    ),
  );
}

async function titleOf(root: string, path: string): Promise<string> {
  const file = join(root, path, folderFile);
  return (await readTitle(file, await factsOf(file))).name || basename(path);
}

/** A folder cannot stand in itself, nor in what stands in it. */
export const isWithin = (folder: string, path: string): boolean => path === folder || path.startsWith(`${folder}/`);

export const intoItself = (path: string): Result<never> =>
  fail({ kind: 'fileFailed', path, reason: 'a folder cannot be moved into itself' });
