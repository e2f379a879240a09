import { mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RequestDraft } from '#shared/model/request-draft';
import { fail, ok, type Result } from '#shared/result';
import { createFileAtomic, removeFile, writeFileAtomic, writeFileIf } from '../atomic-file.ts';
import { attempt } from '../file-failure.ts';
import { moveExamples } from '../opencollection/example-places.ts';
import { sidePathOf, writeSide } from '../opencollection/side-file.ts';
import { changeRequest, writeNewRequest } from '../opencollection/write-request.ts';
import type { Trouble } from '../yaml/yaml-file.ts';
import { freeName, safeStem } from './file-names.ts';
import { openRequest, readContent, revisionOf, type RequestContent } from './request-content.ts';

export interface SavedPlace {
  readonly path: string;
  readonly revision: string;
}

/** What is to be saved. */
export interface ToSave {
  readonly name: string;
  readonly draft: RequestDraft;
}

/** Makes a new file for a request, under a name that is free; never writes over another file. */
export async function saveNewRequest(
  root: string,
  folder: string,
  request: ToSave & { readonly seq: number },
): Promise<Result<SavedPlace>> {
  const text = writeNewRequest(request, root);
  const beside = writeSide(request.draft, null);
  const side = beside.readable ? beside.value : null;
  const stem = safeStem(request.name);
  for (;;) {
    const names = await namesIn(join(root, folder));
    if (!names.ok) return names;
    const file = freeName(stem, '.yml', names.value);
    const path = folder === '' ? file : `${folder}/${file}`;
    const created = await createFileAtomic(join(root, path), text);
    if (!created.ok) return created;
    if (created.value === 'taken') continue;
    const kept = await keepSide(root, path, side);
    if (kept.ok) return ok({ path, revision: revisionOf(text, side) });
    // Half a request is not saved: what could not be kept whole is taken back.
    await removeFile(join(root, path));
    return kept;
  }
}

export const namesIn = (folder: string): Promise<Result<string[]>> => attempt(folder, async () => ok(await readdir(folder)));

/**
 * Saves over a request. With a revision, only over the very content that has it;
 * without, over whatever stands there, unknown fields kept where they can be read.
 */
export async function saveOverRequest(
  root: string,
  path: string,
  request: ToSave,
  revision: string | null,
): Promise<Result<SavedPlace>> {
  const where = join(root, path);
  const content = await readContent(root, path);
  if (!content.ok) return content;
  const before = content.value;
  if (revision !== null && before?.revision !== revision) return changed(where, before);
  const texts = nextTexts(root, where, before, request);
  if (!texts.ok) return texts;
  const { text, side } = texts.value;
  const next = { path, revision: revisionOf(text, side) };
  if (next.revision === before?.revision) return ok(next);

  const put = await writeBoth(root, path, texts.value, before);
  return put.ok ? ok(next) : put;
}

/** The two texts of one thing in a collection. */
export interface Texts {
  readonly text: string;
  readonly side: string | null;
}

function nextTexts(root: string, where: string, before: RequestContent | null, request: ToSave): Result<Texts> {
  const opened = before && openRequest(before, root, where);
  const beside = writeSide(request.draft, opened?.ok ? (before?.side ?? null) : null);
  if (!beside.readable) return sideMistake(where, beside.trouble);
  if (!opened?.ok) return ok({ text: writeNewRequest({ ...request, seq: null }, root), side: beside.value });
  const { file, saved } = opened.value;
  const text = changeRequest(file, saved, request, root);
  const moved = moveExamples({ text, side: beside.value }, saved.draft, request.draft);
  return moved.readable ? ok(moved.value) : sideMistake(where, moved.trouble);
}

export const sideMistake = (path: string, { reason }: Trouble): Result<never> =>
  fail({ kind: 'fileFailed', path, reason: `its file in .cairn has a mistake: ${reason}` });

/** The file beside goes first: should the second write fail, it is put back, and the request is what it was. */
export async function writeBoth(root: string, path: string, texts: Texts, before: RequestContent | null): Promise<Result<void>> {
  const oldSide = before?.side ?? null;
  if (texts.side === oldSide) return writeOwn(root, path, texts, before);
  const kept = await keepSide(root, path, texts.side);
  if (!kept.ok) return kept;
  const written = await writeOwn(root, path, texts, before && { ...before, revision: revisionOf(before.bytes, texts.side) });
  if (!written.ok) await keepSide(root, path, oldSide);
  return written;
}

async function writeOwn(root: string, path: string, { text }: Texts, before: RequestContent | null): Promise<Result<void>> {
  const where = join(root, path);
  if (before && Buffer.from(text).equals(before.bytes)) return ok(undefined);
  const isCurrent = async () => {
    const now = await readContent(root, path);
    return now.ok && now.value?.revision === before?.revision;
  };
  const written = await writeFileIf(where, text, isCurrent);
  if (!written.ok) return written;
  return written.value === 'written' ? ok(undefined) : changed(where, before);
}

/** Makes the file beside a request hold that text, or takes it away. */
export async function keepSide(root: string, path: string, side: string | null): Promise<Result<void>> {
  const place = join(root, sidePathOf(path));
  if (side === null) return removeSide(place);
  const made = await attempt(place, async () => ok(await mkdir(dirname(place), { recursive: true })));
  return made.ok ? writeFileAtomic(place, side) : made;
}

/** Where there is no folder for it there is no such file. */
async function removeSide(place: string): Promise<Result<void>> {
  const names = await namesIn(dirname(place));
  return names.ok ? removeFile(place) : ok(undefined);
}

export const changed = (path: string, now: RequestContent | null): Result<never> =>
  fail({
    kind: 'fileChanged',
    path,
    reason: now === null ? 'it is no longer there' : 'it is not what it was when you opened it',
  });
