import { isAbsolute, resolve } from 'node:path';
import type { HandlersOf } from '#shared/contract/types';
import { eachRequest, type Imported } from '#shared/interop/imported';
import { createLosses } from '#shared/interop/writers/losses';
import { withoutSecrets } from '#shared/interop/writers/without-secrets';
import { fail, ok, type Result } from '#shared/result';
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
    const written = await write(root, files);
    if (!written.ok) return written;
    const warnings = warningsOf(files, includeSecrets);
    return ok({ root: written.value, ...countsOf(shown), losses: [...losses.list], warnings });
  },
});

type Files = ReturnType<typeof collectionFiles>;

/** Where they stand now; null where none were to be written. */
async function write(root: string | null, files: Files): Promise<Result<string | null>> {
  if (root === null) return ok(null);
  const created = await createFolderAtomic(resolve(root), files);
  if (!created.ok) return created;
  return created.value === 'taken'
    ? fail({ kind: 'fileFailed', path: root, reason: 'the folder is not empty' })
    : ok(resolve(root));
}

const warningsOf = (files: Files, includeSecrets: boolean): string[] => [
  ...(includeSecrets ? ['Secrets stand in it: whoever has the folder can use them.'] : []),
  ...files.flatMap(({ path, text }) => tokenShapesIn(text).map((what) => `${path} holds ${what}, or what looks like one.`)),
];

const countsOf = ({ items, environments }: Imported) => ({
  requests: [...eachRequest(items)].length,
  folders: countFolders(items),
  environments: environments.length,
});
