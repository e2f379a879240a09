import type { HandlersOf } from '#shared/contract/types';
import { fail, ok, type Result } from '#shared/result';
import { readFolderAuth, saveFolderAuth } from '../storage/collection/folder-auth.ts';
import type { OpenCollections } from '../storage/collection/open-collections.ts';
import { findPlace, pathIn } from '../storage/collection/request-place.ts';
import { nameSecrets } from '../storage/vault/named-secrets.ts';
import type { SecretVault } from '../storage/vault/secret-vault.ts';

type FolderAuthHandlers = Pick<HandlersOf<'collection'>, 'collection.readAuth' | 'collection.saveAuth'>;

/** What folders and collections that are open say of their requests' auth: read, and written. */
export function createFolderAuthHandlers(open: OpenCollections, vault: SecretVault): FolderAuthHandlers {
  /** The file of a folder must be inside of the collection, and the folder itself no way out of it. */
  const placeIn = async (root: string, path: string): Promise<Result<string>> =>
    open.has(root) ? findPlace(root, pathIn(path, 'folder.yml')) : fail({ kind: 'notFound', what: `open collection in ${root}` });

  return {
    async 'collection.readAuth'({ root, path }) {
      const place = await placeIn(root, path);
      return place.ok ? readFolderAuth(root, path) : place;
    },
    async 'collection.saveAuth'({ root, path, auth, revision }) {
      const place = await placeIn(root, path);
      if (!place.ok) return place;
      const named = await nameSecrets(auth, [open.picture(root)?.name ?? '', path], vault);
      if (!named.ok) return named;
      const saved = await open.change(root, [path], () => saveFolderAuth(root, path, named.value, revision));
      return saved.ok ? ok(null) : saved;
    },
  };
}
