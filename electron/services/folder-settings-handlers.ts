import type { HandlersOf } from '#shared/contract/types';
import { fail, ok, type Result } from '#shared/result';
import { readFolderSettings, saveFolderSettings } from '../storage/collection/folder-settings.ts';
import { readChecksAbove } from '../storage/collection/checks-above.ts';
import { readInheritedHeaders } from '../storage/collection/inherited-headers.ts';
import { readOptionsAbove } from '../storage/collection/options-above.ts';
import type { OpenCollections } from '../storage/collection/open-collections.ts';
import { findPlace, folderOf, pathIn } from '../storage/collection/request-place.ts';

type FolderSettingsHandlers = Pick<
  HandlersOf<'collection'>,
  | 'collection.readFolder'
  | 'collection.saveFolder'
  | 'collection.readInherited'
  | 'collection.readChecksAbove'
  | 'collection.readOptionsAbove'
>;

/** What folders and collections that are open give to their requests: read, written, and shown where it arrives. */
export function createFolderSettingsHandlers(open: OpenCollections): FolderSettingsHandlers {
  const placeIn = async (root: string, path: string): Promise<Result<string>> =>
    open.has(root) ? findPlace(root, path) : fail({ kind: 'notFound', what: `open collection in ${root}` });

  return {
    async 'collection.readFolder'({ root, path }) {
      const place = await placeIn(root, pathIn(path, 'folder.yml'));
      return place.ok ? readFolderSettings(root, path) : place;
    },
    async 'collection.saveFolder'({ root, path, settings, revision }) {
      const place = await placeIn(root, pathIn(path, 'folder.yml'));
      if (!place.ok) return place;
      // Its name shows in the list of the folder it stands in.
      const saved = await open.change(root, [path, folderOf(path)], () => saveFolderSettings(root, path, settings, revision));
      return saved.ok ? ok({ revision: saved.value }) : saved;
    },
    async 'collection.readInherited'({ root, path }) {
      const place = await placeIn(root, path);
      return place.ok ? ok(await readInheritedHeaders(root, path)) : place;
    },
    async 'collection.readChecksAbove'({ root, path }) {
      const place = await placeIn(root, path);
      return place.ok ? ok(await readChecksAbove(root, path)) : place;
    },
    async 'collection.readOptionsAbove'({ root, path }) {
      const place = await placeIn(root, path);
      return place.ok ? ok(await readOptionsAbove(root, path)) : place;
    },
  };
}
