import { basename, dirname, join, resolve } from 'node:path';
import type { HandlersOf, Publish } from '#shared/contract/types';
import type { Collection } from '#shared/model/collection';
import { fail, ok, type Result } from '#shared/result';
import { createBin } from '../storage/collection/bin.ts';
import { createCollection } from '../storage/collection/create-collection.ts';
import { keepCollectionsOpen } from '../storage/collection/open-collections.ts';
import { factsOf, rootFile } from '../storage/collection/refresh-folder.ts';
import { rememberCollections } from '../storage/collection/remembered-collections.ts';
import type { FetchDocument } from '../engine/fetch-document.ts';
import type { ReaderFork } from '../interop/reader-process.ts';
import { removeOrphans } from '../storage/temporary-files.ts';
import type { SecretVault } from '../storage/vault/secret-vault.ts';
import { createFolderBin } from '../storage/collection/tree/folder-bin.ts';
import { type ChangeInPlace, createChangeInPlace } from './change-in-place';
import { createFolderAuthHandlers } from './folder-auth-handlers';
import { createImportHandlers } from './import-handlers';
import { createFolderSettingsHandlers } from './folder-settings-handlers';
import { createRawHandlers } from './raw-handlers';
import { createTreeHandlers } from './tree-handlers';
import { createInheritAuth, type InheritAuth } from '../runner/inherit-auth.ts';
import { createRequestHandlers } from './request-handlers';

interface Options {
  /** The data folder: which collections are open, and the bin. */
  readonly home: string;
  readonly publish: Publish;
  /** Where the secrets go that were typed into a request. */
  readonly vault: SecretVault;
  /** Fetches what an import is to be read from. */
  readonly fetchDocument?: FetchDocument;
  /** Starts the process in which imports are read; plain Node's way where nothing else is said. */
  readonly readerFork?: ReaderFork | undefined;
}

export type CollectionService = Omit<HandlersOf<'collection'>, 'collection.previewMove'> & {
  readonly inherit: InheritAuth;
  /** Whether a collection is open. */
  has(root: string): boolean;
  /** What an open collection is called; empty when it is not open. */
  nameOf(root: string): string;
  /** How files of collections that are open are changed by others. */
  readonly inPlace: ChangeInPlace;
  /** Stops watching. */
  close(): void;
};

/** Collections as the page asks for them: opened, listed, read, saved to, and told about when they change. */
const noFetching: FetchDocument = async (address) => fail({ kind: 'notFound', what: `way to ${address}` });

export function createCollectionService({ home, publish, vault, ...fetching }: Options): CollectionService {
  const remembered = rememberCollections(home);
  const bin = createBin(join(home, 'bin'));
  const open = keepCollectionsOpen(() => publish('collection.changed', open.pictures()));

  /** Once for each run: what a program that died while writing has left. */
  let isTidy: Promise<unknown> | null = null;
  const tidy = () => (isTidy ??= Promise.all([removeOrphans(home), bin.tidy()]));
  /** The same for imports that were ended in the middle: they stand beside collections. */
  let isTidyBeside: Promise<unknown> | null = null;
  const tidyBeside = (roots: readonly string[]) =>
    (isTidyBeside ??= Promise.all([...new Set(roots.map((root) => dirname(root)))].map((folder) => removeOrphans(folder))));

  async function show(path: string): Promise<Result<Collection>> {
    const root = await open.open(path);
    const kept = await remembered.add(root);
    if (!kept.ok) return kept;
    const picture = open.picture(root);
    return picture ? ok(picture) : fail({ kind: 'notFound', what: `collection in ${root}` });
  }

  return {
    async 'collection.list'() {
      await tidy();
      const roots = await remembered.read();
      if (!roots.ok) return roots;
      await tidyBeside(roots.value);
      await Promise.all(roots.value.map((root) => open.open(root)));
      return ok(open.pictures());
    },
    async 'collection.open'({ root }) {
      const folder = resolve(basename(root) === rootFile ? dirname(root) : root);
      const facts = await factsOf(join(folder, rootFile));
      return facts ? show(folder) : fail({ kind: 'notFound', what: `${rootFile} in ${folder}` });
    },
    async 'collection.create'({ root, name }) {
      const created = await createCollection(resolve(root), name);
      return created.ok ? show(resolve(root)) : created;
    },
    async 'collection.close'({ root }) {
      const name = open.picture(root)?.name ?? basename(root);
      open.close(root);
      const forgotten = await remembered.remove(root, name);
      return forgotten.ok ? ok(null) : forgotten;
    },
    ...createRequestHandlers(open, bin, vault),
    async 'collection.openScratch'() {
      const root = join(home, 'scratch');
      if (await factsOf(join(root, rootFile))) return show(root);
      const created = await createCollection(root, 'Scratch');
      return created.ok ? show(root) : created;
    },
    'collection.listClosed': () => remembered.readClosed((root) => open.has(root)),
    ...createFolderAuthHandlers(open, vault),
    ...createFolderSettingsHandlers(open),
    ...createTreeHandlers(open, createFolderBin(join(home, 'bin'))),
    ...createRawHandlers(open),
    ...createImportHandlers({ open, vault, show, fetchDocument: noFetching, ...fetching }),
    inherit: createInheritAuth({ isOpen: (root) => open.has(root) }),
    has: (root) => open.has(root),
    inPlace: createChangeInPlace(open),
    nameOf: (root) => open.picture(root)?.name ?? '',
    close: () => open.closeAll(),
  };
}
