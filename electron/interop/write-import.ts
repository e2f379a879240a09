import { basename } from 'node:path';
import { createNotes, type ImportNotes, type Loss, type Permission } from '#shared/interop/import-notes';
import { countExamples, eachRequest, type Imported, type ImportedItem } from '#shared/interop/imported';
import { settleImport } from '#shared/interop/settle-import';
import { createEnvironment } from '#shared/model/environment';
import { fail, ok, type Result } from '#shared/result';
import { createFolderAtomic } from '../storage/stage-folder.ts';
import { writeEnvironmentSide, writeNewEnvironment } from '../storage/environment/environment-file.ts';
import { environmentsFolder, listEnvironments, saveEnvironment } from '../storage/environment/environment-files.ts';
import { addItems } from '../storage/collection/add-items.ts';
import { createNames } from '../storage/collection/free-names.ts';
import { renderCollection, type NewFile } from '../storage/collection/render-collection.ts';
import { sidePathOf } from '../storage/opencollection/side-file.ts';
import type { SecretVault } from '../storage/vault/secret-vault.ts';
import { keepSecrets, type SecretChoice } from './keep-secrets.ts';

export interface ImportChoices {
  /** What the user has said yes to. */
  readonly allowed: readonly Permission[];
  readonly secrets: SecretChoice;
  readonly vault: Pick<SecretVault, 'list' | 'write'>;
}

export interface WrittenImport {
  /** The collection that has it now. */
  readonly root: string;
  /** Folder in it, or the first request; empty for the collection itself. */
  readonly path: string;
  readonly requests: number;
  readonly folders: number;
  readonly environments: number;
  /** Answers that are kept with its requests. */
  readonly examples: number;
  readonly losses: Loss[];
}

/** What was read, with the notes that were taken while it was. */
interface ToWrite {
  readonly imported: Imported;
  readonly notes: ImportNotes;
}

/** Writes an import as a new collection in a folder that is empty or not there yet: whole, or not at all. */
export async function writeNewCollection(read: ToWrite, root: string, choices: ImportChoices): Promise<Result<WrittenImport>> {
  const name = read.imported.name || basename(root);
  const { safe, notes } = await makeSafe(read, name, choices);
  if (!safe.ok) return safe;
  const files = [...renderCollection(name, safe.value.defaults, safe.value.items), ...environmentFiles(safe.value)];
  const created = await createFolderAtomic(root, files);
  if (!created.ok) return created;
  if (created.value === 'taken') return fail({ kind: 'fileFailed', path: root, reason: 'the folder is not empty' });
  return ok(summaryOf({ root, path: '' }, safe.value, notes));
}

/** A collection that is in memory as the files of a folder of its own. Secrets are the caller's matter. */
export const collectionFiles = (kept: Imported): NewFile[] => [
  ...renderCollection(kept.name, kept.defaults, kept.items),
  ...environmentFiles(kept),
];

/** Writes them; answers whether its name was free. */
export const writeCollectionFolder = (kept: Imported, root: string): Promise<Result<'created' | 'taken'>> =>
  createFolderAtomic(root, collectionFiles(kept));

interface Target {
  /** A collection. */
  readonly root: string;
  /** What it is called. */
  readonly name: string;
  /** Folder in it; empty for the top. */
  readonly folder: string;
  /** Place in the order for what is added. */
  readonly seq: number;
}

/** Adds an import to a collection: a few requests as they are, all else as one folder. Nothing is written over. */
export async function addToCollection(read: ToWrite, target: Target, choices: ImportChoices): Promise<Result<WrittenImport>> {
  const { safe, notes } = await makeSafe(read, target.name, choices);
  if (!safe.ok) return safe;
  const { items, name, defaults } = safe.value;
  const isBare =
    items.every(({ kind }) => kind === 'request') &&
    items.length <= 3 &&
    defaults.variables.length === 0 &&
    defaults.headers.length === 0;
  const wrapped: readonly ImportedItem[] = isBare ? items : [{ kind: 'folder', name, defaults, items }];
  const added = await addItems(target.root, target.folder, wrapped, target.seq);
  if (!added.ok) return added;
  const environments = await addEnvironments(target.root, safe.value);
  return environments.ok
    ? ok(summaryOf({ root: target.root, path: added.value[0] ?? target.folder }, safe.value, notes))
    : environments;
}

async function makeSafe({ imported, notes }: ToWrite, owner: string, choices: ImportChoices) {
  // What this writing leaves out is told with it; another writing of the same reading begins anew.
  const own = createNotes();
  for (const { item, what, why } of notes.losses) own.lose(item, what, why);
  const settled = settleImport(imported, choices.allowed, own);
  const safe = await keepSecrets(settled, { ...choices, owner, notes: own });
  return { safe, notes: own };
}

function environmentFiles({ environments }: Imported): NewFile[] {
  const names = createNames([], '');
  return environments.flatMap((environment): NewFile[] => {
    const content = { ...createEnvironment(environment.name), ...environment, variables: [...environment.variables] };
    const path = `${environmentsFolder}/${names.take(environment.name, '.yml')}`;
    const side = writeEnvironmentSide(content, null);
    return [{ path, text: writeNewEnvironment(content) }, ...(side === null ? [] : [{ path: sidePathOf(path), text: side }])];
  });
}

/** Under names that are free: an environment is chosen by its name. */
async function addEnvironments(root: string, { environments }: Imported): Promise<Result<void>> {
  const names = new Set((await listEnvironments(root)).environments.map(({ name }) => name));
  for (const environment of environments) {
    let { name } = environment;
    for (let number = 2; names.has(name); number++) name = `${environment.name} ${number}`;
    names.add(name);
    const saved = await saveEnvironment(root, {
      ...createEnvironment(name),
      ...environment,
      name,
      variables: [...environment.variables],
    });
    if (!saved.ok) return saved;
  }
  return ok(undefined);
}

function summaryOf(
  at: { readonly root: string; readonly path: string },
  imported: Imported,
  { losses }: ImportNotes,
): WrittenImport {
  return {
    ...at,
    requests: [...eachRequest(imported.items)].length,
    folders: countFolders(imported.items),
    environments: imported.environments.length,
    examples: countExamples(imported.items),
    losses: [...losses],
  };
}

export const countFolders = (items: readonly ImportedItem[]): number =>
  items.reduce((sum, item) => sum + (item.kind === 'folder' ? 1 + countFolders(item.items) : 0), 0);
