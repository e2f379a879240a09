import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, type Result } from '#shared/result';
import { createFileAtomic } from '../atomic-file.ts';
import { attempt } from '../file-failure.ts';
import { renderFile } from '../yaml/render-yaml.ts';
import { collectionFields } from './collection-fields.ts';
import { freeName, safeStem } from './file-names.ts';
import { folderFile, rootFile } from './refresh-folder.ts';
import { namesIn } from './save-request.ts';

/** What may stand in a folder that still counts as empty. */
export const ignorable: ReadonlySet<string> = new Set([
  '.git',
  '.gitignore',
  '.gitattributes',
  '.DS_Store',
  'desktop.ini',
  'Thumbs.db',
]);

/** Makes a folder a collection. It must be empty, or not be there yet. */
export function createCollection(root: string, name: string): Promise<Result<void>> {
  return attempt(root, async () => {
    await mkdir(root, { recursive: true });
    const names = await readdir(root);
    if (!names.every((entry) => ignorable.has(entry)))
      return fail({ kind: 'fileFailed', path: root, reason: 'the folder is not empty' });
    const path = join(root, rootFile);
    const created = await createFileAtomic(path, newCollection(name));
    if (!created.ok) return created;
    return created.value === 'created' ? ok(undefined) : fail({ kind: 'fileFailed', path, reason: 'it is there already' });
  });
}

const newCollection = (name: string): string => renderFile(collectionFields(name));

/** Makes a folder of requests, under a name that is free. */
export async function createFolder(root: string, parent: string, name: string): Promise<Result<string>> {
  const names = await namesIn(join(root, parent));
  if (!names.ok) return names;
  const folder = freeName(safeStem(name), '', names.value);
  const path = parent === '' ? folder : `${parent}/${folder}`;
  return attempt(join(root, path), async () => {
    await mkdir(join(root, path));
    const titled = await createFileAtomic(join(root, path, folderFile), renderFile({ info: { name, type: 'folder' } }));
    return titled.ok ? ok(path) : titled;
  });
}
