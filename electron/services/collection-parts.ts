import type { HandlersOf, Publish } from '#shared/contract/types';
import type { FetchDocument } from '../engine/fetch-document.ts';
import type { ReaderFork } from '../interop/reader-process.ts';
import type { SecretVault } from '../storage/vault/secret-vault.ts';
import { createAdviceService } from './advice-service';
import type { ChangeInPlace } from './change-in-place';
import { createCollectionService } from './collection-service';
import { createGitService } from './git-service';
import { createMovePreview } from './move-preview';
import { createEnvironmentService, type EnvironmentService } from './environment-service';
import { createPrepareDraft, type PrepareDraft } from '../runner/prepare-draft.ts';

interface Parts {
  readonly home: string;
  readonly publish: Publish;
  readonly vault: SecretVault;
  /** Gets what an import is to be read from. */
  readonly fetchDocument?: FetchDocument;
  /** Starts the process in which imports are read. */
  readonly readerFork?: ReaderFork | undefined;
}

/** Collections, the environments they are used with, the advice that is ignored in them, and what both put into a draft before it is sent. */
export interface CollectionParts {
  readonly handlers: HandlersOf<'collection' | 'environment' | 'variables' | 'advice' | 'git'>;
  readonly environments: EnvironmentService;
  readonly prepare: PrepareDraft;
  /** Whether a collection is open. */
  readonly isOpen: (root: string) => boolean;
  /** How files of collections that are open are changed by others. */
  readonly inPlace: ChangeInPlace;
  /** Stops watching. */
  close(): void;
}

export function createCollectionParts(parts: Parts): CollectionParts {
  const collections = createCollectionService(parts);
  const environments = createEnvironmentService({
    ...parts,
    isOpen: (root) => collections.has(root),
    nameOf: (root) => collections.nameOf(root),
  });
  const advice = createAdviceService({ ...parts, isOpen: (root) => collections.has(root) });
  const git = createGitService({ publish: parts.publish, isOpen: (root) => collections.has(root) });
  return {
    handlers: { ...collections, ...createMovePreview(environments.sources), ...environments.handlers, ...advice, ...git },
    environments,
    isOpen: (root) => collections.has(root),
    inPlace: collections.inPlace,
    prepare: createPrepareDraft(collections.inherit, environments.sources),
    close() {
      collections.close();
      environments.close();
      git.close();
    },
  };
}
