import { dirname, join } from 'node:path';
import { fail, ok, type Result } from '#shared/result';
import { renameFile } from '../atomic-file.ts';
import { sidePathOf } from '../opencollection/side-file.ts';
import { freeName, safeStem, twinKey } from './file-names.ts';
import { openRequest, readContent } from './request-content.ts';
import { keepSide, namesIn, saveOverRequest, type SavedPlace } from './save-request.ts';

/** Gives a request another name. Its file follows where it was named after the request; otherwise it keeps its own. */
export async function renameRequest(root: string, path: string, name: string): Promise<Result<SavedPlace>> {
  const content = await readContent(root, path);
  if (!content.ok) return content;
  if (content.value === null) return fail({ kind: 'notFound', what: `request at ${path}` });
  const opened = openRequest(content.value, root, join(root, path));
  if (!opened.ok) return opened;
  const { saved } = opened.value;
  const written = await saveOverRequest(root, path, { name, draft: saved.draft }, content.value.revision);
  if (!written.ok || !isNamedAfter(path, saved.name)) return written;
  return moveFile(root, path, name);
}

async function moveFile(root: string, path: string, name: string): Promise<Result<SavedPlace>> {
  const content = await readContent(root, path);
  if (!content.ok) return content;
  if (content.value === null) return fail({ kind: 'notFound', what: `request at ${path}` });
  const { side, revision } = content.value;
  for (;;) {
    const next = await nextPath(root, path, name);
    if (!next.ok) return next;
    if (next.value === path) return ok({ path, revision });
    const moved = await moveBoth(root, path, next.value, side);
    if (!moved.ok) return moved;
    if (moved.value === 'renamed') return ok({ path: next.value, revision });
  }
}

/** The path a request of that name gets in its folder; its own where that is free or its own already. */
async function nextPath(root: string, path: string, name: string): Promise<Result<string>> {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const names = await namesIn(dirname(join(root, path)));
  if (!names.ok) return names;
  const others = names.value.filter((other) => folder + other !== path);
  return ok(folder + freeName(safeStem(name), '.yml', others));
}

/** The file beside has its new name first, so that at no moment the request is without it. */
async function moveBoth(root: string, path: string, next: string, side: string | null): Promise<Result<'renamed' | 'taken'>> {
  const kept = side === null ? ok(undefined) : await keepSide(root, next, side);
  if (!kept.ok) return kept;
  const renamed = await renameFile(join(root, path), join(root, next));
  const left = renamed.ok && renamed.value === 'renamed' ? path : next;
  const isSameFile = twinKey(sidePathOf(path)) === twinKey(sidePathOf(next));
  if (side !== null && !isSameFile) await keepSide(root, left, null);
  return renamed;
}

/** Whether the file's name is the one Cairn would have given it, or that with a number. */
function isNamedAfter(path: string, name: string): boolean {
  const stem = path.slice(path.lastIndexOf('/') + 1).replace(/\.yml$/, '');
  return twinKey(stem.replace(/ \d+$/, '')) === twinKey(safeStem(name)) || twinKey(stem) === twinKey(safeStem(name));
}
