import { basename, join } from 'node:path';
import type { RequestPlace } from '#shared/model/collection';
import { fail, ok, type Result } from '#shared/result';
import { createFileAtomic, removeFile } from '../../atomic-file.ts';
import { syncFolder } from '../../sync-folder.ts';
import { changeRequest } from '../../opencollection/write-request.ts';
import { readRequest } from '../../opencollection/read-request.ts';
import { editYaml } from '../../yaml/edit-yaml.ts';
import { decodeText } from '../../yaml/text-shape.ts';
import { parseYamlFile } from '../../yaml/yaml-file.ts';
import type { WantedMap } from '../../yaml/wanted.ts';
import { attempt } from '../../file-failure.ts';
import { freeName, safeStem } from '../file-names.ts';
import { readContent, type RequestContent } from '../request-content.ts';
import { folderOf, pathIn } from '../request-place.ts';
import { changed, keepSide, namesIn } from '../save-request.ts';

export interface Target {
  readonly root: string;
  /** Folder within the collection; empty for the collection itself. */
  readonly folder: string;
  /** Place in the order. */
  readonly seq: number;
}

/**
 * Moves a request's two files to another folder, of this collection or another; answers its path there. The new ones are on
 * disk before the old ones go, so that at every moment, and after a crash, the request is there whole.
 */
export async function moveRequest({ root, path }: RequestPlace, target: Target): Promise<Result<string>> {
  const content = await contentAt(root, path);
  if (!content.ok) return content;
  const text = textAt(content.value, { from: root, to: target.root, info: { seq: target.seq } });
  const stem = basename(path, '.yml');
  const made = await createBoth(target, stem, text, content.value.side);
  if (!made.ok) return made;
  const removed = await removeIfSame({ root, path }, content.value);
  if (!removed.ok) {
    await removeFile(join(target.root, made.value));
    await keepSide(target.root, made.value, null);
    return removed;
  }
  return made;
}

/** Makes a copy of a request beside it, comments and unknown fields with it, under a name that says so. */
export async function copyRequest(place: RequestPlace, seq: number): Promise<Result<{ path: string; name: string }>> {
  const { root, path } = place;
  const content = await contentAt(root, path);
  if (!content.ok) return content;
  const name = `${nameIn(content.value) || basename(path, '.yml')} copy`;
  const text = textAt(content.value, { from: root, to: root, info: { name, seq } });
  const made = await createBoth({ root, folder: folderOf(path), seq }, safeStem(name), text, content.value.side);
  return made.ok ? ok({ path: made.value, name }) : made;
}

async function contentAt(root: string, path: string): Promise<Result<RequestContent>> {
  const content = await readContent(root, path);
  if (!content.ok) return content;
  return content.value ? ok(content.value) : fail({ kind: 'notFound', what: `request at ${path}` });
}

interface Change {
  readonly from: string;
  readonly to: string;
  readonly info: WantedMap;
}

/** A file that cannot be read is carried as it is. Paths of files in a body count from the collection: they are counted anew. */
function textAt({ bytes }: RequestContent, { from, to, info }: Change): string | Uint8Array {
  const text = decodeText(bytes);
  const file = text === null ? null : parseYamlFile(text);
  if (!file?.readable) return bytes;
  const edited = editYaml(file.value, { info });
  if (from === to) return edited;
  const again = parseYamlFile(edited);
  if (!again.readable) return edited;
  const [here, there] = [readRequest(again.value, from), readRequest(again.value, to)];
  return here.readable && there.readable ? changeRequest(again.value, there.value, here.value, to) : edited;
}

function nameIn({ bytes }: RequestContent): string {
  const text = decodeText(bytes);
  const file = text === null ? null : parseYamlFile(text);
  const name: unknown = file?.readable ? file.value.document.getIn(['info', 'name']) : null;
  return typeof name === 'string' ? name : '';
}

/** The file beside goes first, so that at no moment the request is without it. */
async function createBoth(
  { root, folder }: Target,
  stem: string,
  text: string | Uint8Array,
  side: string | null,
): Promise<Result<string>> {
  for (;;) {
    const names = await namesIn(join(root, folder));
    if (!names.ok) return names;
    const path = pathIn(folder, freeName(stem, '.yml', names.value));
    const kept = side === null ? ok(undefined) : await keepSide(root, path, side);
    if (!kept.ok) return kept;
    const created = await createFileAtomic(join(root, path), text);
    if (created.ok && created.value === 'created') return ok(path);
    if (side !== null) await keepSide(root, path, null);
    if (!created.ok) return created;
  }
}

async function removeIfSame({ root, path }: RequestPlace, before: RequestContent): Promise<Result<void>> {
  const now = await readContent(root, path);
  if (!now.ok) return now;
  if (now.value?.revision !== before.revision) return changed(join(root, path), now.value);
  const removed = await removeFile(join(root, path));
  if (!removed.ok) return removed;
  const tidied = await keepSide(root, path, null);
  if (!tidied.ok) return tidied;
  return attempt(join(root, path), async () => ok(await syncFolder(join(root, folderOf(path)))));
}
