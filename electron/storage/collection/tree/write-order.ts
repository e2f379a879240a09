import { basename } from 'node:path';
import { ok, type Result } from '#shared/result';
import { folderFile } from '../refresh-folder.ts';
import { isRequestPath } from '../request-place.ts';
import { editInfo } from './edit-info.ts';

/** Writes places in the order into requests and folders, by path. */
export async function writeOrder(root: string, order: ReadonlyMap<string, number>): Promise<Result<void>> {
  for (const [path, seq] of order) {
    const written = isRequestPath(path)
      ? await editInfo(root, path, { seq }, null)
      : await editInfo(root, `${path}/${folderFile}`, { seq }, { name: basename(path), type: 'folder' });
    if (!written.ok) return written;
  }
  return ok(undefined);
}
