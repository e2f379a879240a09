import type { RequestOptions } from '#shared/model/request-options';
import { readInheritedAuth, type InheritedAuth } from '../storage/collection/inherited-auth.ts';
import { foldersAbove } from '../storage/collection/folders-above.ts';
import { readDefaultsAbove, type RequestDefaults } from '../storage/collection/request-defaults.ts';
import type { ChosenEnvironments } from '../storage/environment/chosen-environments.ts';
import { readDotEnv } from '../storage/environment/dot-env.ts';
import { listEnvironments, type EnvironmentsRead } from '../storage/environment/environment-files.ts';

/** What the files around a request give it. */
export interface FilesAround {
  readonly defaultsAbove: (root: string, path: string) => Promise<readonly RequestDefaults[]>;
  readonly inheritedAuth: (root: string, path: string) => Promise<InheritedAuth | null>;
  readonly environments: (folder: string) => Promise<EnvironmentsRead>;
  readonly dotEnv: (root: string, path: string) => Promise<ReadonlyMap<string, string>>;
}

/** As they are on disk at the moment of asking. */
const filesOnDisk: FilesAround = {
  defaultsAbove: readDefaultsAbove,
  inheritedAuth: readInheritedAuth,
  environments: listEnvironments,
  dotEnv: readDotEnv,
};

/** Those that sources name, else those on disk. */
export const filesOf = ({ files }: { readonly files?: FilesAround }): FilesAround => files ?? filesOnDisk;

/** Where questions about files are answered. */
interface Asked {
  readonly files?: FilesAround;
  readonly chosen: Pick<ChosenEnvironments, 'read'>;
  readonly usualOptions?: () => Promise<RequestOptions>;
}

/**
 * The same sources with every file read once. A run reads its requests when it begins; what stands around them is of that
 * moment too, whatever is saved while it goes on.
 */
export function readOnce<T extends Asked>(sources: T): T & { readonly files: FilesAround } {
  const files = filesOf(sources);
  // All requests of one folder have the same above them.
  const folderOf = (root: string, path: string) => `${root}\0${foldersAbove(path)[0]}`;
  return {
    ...sources,
    ...(sources.usualOptions && { usualOptions: once(sources.usualOptions, () => '') }),
    chosen: { ...sources.chosen, read: once(sources.chosen.read, (root) => root) },
    files: {
      defaultsAbove: once(files.defaultsAbove, folderOf),
      inheritedAuth: once(files.inheritedAuth, folderOf),
      environments: once(files.environments, (folder) => folder),
      dotEnv: once(files.dotEnv, (root, path) => `${root}\0${path}`),
    },
  };
}

function once<Args extends readonly string[], T>(
  read: (...args: Args) => Promise<T>,
  keyOf: (...args: Args) => string,
): (...args: Args) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (...args) => {
    const key = keyOf(...args);
    const found = known.get(key) ?? read(...args);
    known.set(key, found);
    return found;
  };
}
