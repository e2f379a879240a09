import { join } from 'node:path';
import { fail, ok, type Result } from '#shared/result';
import { createFileAtomic } from '../atomic-file.ts';
import { createFolderAtomic } from '../stage-folder.ts';
import { createNames } from './free-names.ts';
import { renderFolder, renderRequest, type NewItem } from './render-collection.ts';
import { keepSide, namesIn } from './save-request.ts';

/**
 * Adds many items to a folder of a collection, under names that are free; answers their paths. Each folder comes whole or
 * not at all, and nothing is written over.
 */
export async function addItems(
  root: string,
  folder: string,
  items: readonly NewItem[],
  firstSeq: number,
): Promise<Result<string[]>> {
  const there = await namesIn(join(root, folder));
  if (!there.ok) return there;
  const start = folder === '' ? '' : `${folder}/`;
  const names = createNames(there.value, start);
  const paths: string[] = [];
  for (const [index, item] of items.entries()) {
    const path = `${start}${names.take(item.name, item.kind === 'request' ? '.yml' : '')}`;
    const added = await addItem(root, path, item, firstSeq + index);
    if (!added.ok) return added;
    paths.push(path);
  }
  return ok(paths);
}

async function addItem(root: string, path: string, item: NewItem, seq: number): Promise<Result<void>> {
  const files = item.kind === 'request' ? renderRequest(item, path, seq) : renderFolder(item, `${path}/`, seq);
  // What stands beside goes first, so that at no moment something is without it.
  for (const side of files.filter(isBeside)) {
    const kept = await keepSide(root, ownerOf(side.path), side.text);
    if (!kept.ok) return kept;
  }
  const own = files.filter((file) => !isBeside(file));
  const created =
    item.kind === 'request'
      ? await createFileAtomic(join(root, path), own[0]?.text ?? '')
      : await createFolderAtomic(
          join(root, path),
          own.map((file) => ({ ...file, path: file.path.slice(path.length + 1) })),
        );
  if (!created.ok) return created;
  return created.value === 'taken'
    ? fail({ kind: 'fileChanged', path: join(root, path), reason: 'something of that name has come meanwhile' })
    : ok(undefined);
}

const besideFolder = '.cairn/';
const isBeside = ({ path }: { readonly path: string }): boolean => path.startsWith(besideFolder);

/** The request whose file beside it is. */
const ownerOf = (path: string): string => path.slice(besideFolder.length).replace(/\.yaml$/, '.yml');
