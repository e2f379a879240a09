import type { HandlersOf } from '#shared/contract/types';
import { ok, type Result } from '#shared/result';
import type { Bin } from '../storage/collection/bin.ts';
import { createFolder } from '../storage/collection/create-collection.ts';
import type { OpenCollections } from '../storage/collection/open-collections.ts';
import { renameRequest } from '../storage/collection/rename-request.ts';
import { openRequest, readContent, type RequestContent } from '../storage/collection/request-content.ts';
import { isRequestPath, pathIn } from '../storage/collection/request-place.ts';
import { createChangeInPlace, noRequest } from './change-in-place';
import { nameSecrets } from '../storage/vault/named-secrets.ts';
import type { SecretVault } from '../storage/vault/secret-vault.ts';
import { saveNewRequest, saveOverRequest } from '../storage/collection/save-request.ts';

type RequestHandlers = Pick<
  HandlersOf<'collection'>,
  | 'collection.readRequest'
  | 'collection.saveRequest'
  | 'collection.createFolder'
  | 'collection.renameRequest'
  | 'collection.deleteRequest'
  | 'collection.restoreRequest'
>;

/** What the page can do with the requests and folders of collections that are open. */
export function createRequestHandlers(open: OpenCollections, bin: Bin, vault: SecretVault): RequestHandlers {
  const { placeIn, change, changeRequest } = createChangeInPlace(open);

  return {
    async 'collection.readRequest'({ root, path }) {
      const place = await placeIn(root, path);
      if (!place.ok) return place;
      const content = await contentAt(root, path);
      if (!content.ok) return content;
      const opened = openRequest(content.value, root, place.value);
      if (!opened.ok) return opened;
      const { name, draft } = opened.value.saved;
      return ok({ name, draft, revision: content.value.revision });
    },
    async 'collection.saveRequest'({ root, path, folder, name, draft, revision }) {
      const owner = [open.picture(root)?.name ?? '', folder, name];
      const auth = await nameSecrets(draft.auth, owner, vault);
      if (!auth.ok) return auth;
      const safe = { name, draft: { ...draft, auth: auth.value } };
      const saved =
        path === null
          ? await change(root, pathIn(folder, 'new'), () =>
              saveNewRequest(root, folder, { ...safe, seq: open.nextSeq(root, folder) }),
            )
          : await changeRequest(root, path, () => saveOverRequest(root, path, safe, revision));
      return map(saved, (place) => ({ ...place, auth: auth.value }));
    },
    'collection.createFolder': async ({ root, parent, name }) =>
      change(root, pathIn(parent, 'new'), async () => map(await createFolder(root, parent, name), (path) => ({ path }))),
    'collection.renameRequest': async ({ root, path, name }) => changeRequest(root, path, () => renameRequest(root, path, name)),
    'collection.deleteRequest': async ({ root, path }) =>
      changeRequest(root, path, async () => {
        const content = await contentAt(root, path);
        return content.ok ? map(await bin.put(root, path, content.value), (binned) => ({ binned })) : content;
      }),
    'collection.restoreRequest': async ({ root, path, binned }) =>
      changeRequest(root, path, async () => map(await bin.restore(root, path, binned), (restored) => ({ path: restored }))),
  };
}

async function contentAt(root: string, path: string): Promise<Result<RequestContent>> {
  const content = isRequestPath(path) ? await readContent(root, path) : noRequest(path);
  if (!content.ok) return content;
  return content.value ? ok(content.value) : noRequest(path);
}

const map = <T, U>(result: Result<T>, change: (value: T) => U): Result<U> => (result.ok ? ok(change(result.value)) : result);
