import { isAbsolute, resolve } from 'node:path';
import type { CallOutput, HandlersOf } from '#shared/contract/types';
import { eachRequest } from '#shared/interop/imported';
import { createLosses } from '#shared/interop/writers/losses';
import { withoutSecrets } from '#shared/interop/writers/without-secrets';
import { fail, ok } from '#shared/result';
import { tokenShapesIn } from '#shared/secrets/token-shapes';
import { fillKept } from '../interop/fill-kept.ts';
import { collectionFiles, countFolders } from '../interop/write-import.ts';
import { readKept } from '../storage/collection/read-kept.ts';
import { createFolderAtomic } from '../storage/stage-folder.ts';
import type { SecretVault } from '../storage/vault/secret-vault.ts';

interface Parts {
  readonly vault: Pick<SecretVault, 'read'>;
  readonly isOpen: (root: string) => boolean;
}

/** Writes a collection, or a part of one, as a folder of OpenCollection's files, or tells what that would be. */
export const createFolderExport = ({ vault, isOpen }: Parts): Pick<HandlersOf<'export'>, 'export.folder'> => ({
  async 'export.folder'({ place, root, includeSecrets }) {
    if (!isOpen(place.root)) return fail({ kind: 'notFound', what: `open collection in ${place.root}` });
    if (root !== null && !isAbsolute(root)) return fail({ kind: 'rejectedInput', issues: ['root: it must begin at the root'] });
    const losses = createLosses();
    const read = await readKept(place.root, place.path, losses);
    const kept = read.ok && includeSecrets ? await fillKept(read.value, vault) : read;
    if (!kept.ok) return kept;
    const shown = includeSecrets ? kept.value : withoutSecrets(kept.value, losses);
    const files = collectionFiles(shown);
    const told: CallOutput<'export.folder'> = {
      root: root === null ? null : resolve(root),
      requests: [...eachRequest(shown.items)].length,
      folders: countFolders(shown.items),
      environments: shown.environments.length,
      losses: [...losses.list],
      warnings: [
        ...(includeSecrets ? ['Secrets stand in it: whoever has the folder can use them.'] : []),
        ...files.flatMap(({ path, text }) => tokenShapesIn(text).map((what) => `${path} holds ${what}, or what looks like one.`)),
      ],
    };
    if (told.root === null) return ok(told);
    const created = await createFolderAtomic(told.root, files);
    if (!created.ok) return created;
    if (created.value === 'taken') return fail({ kind: 'fileFailed', path: told.root, reason: 'the folder is not empty' });
    return ok(told);
  },
});
