import type { HandlersOf, Publish } from '#shared/contract/types';
import { fail, ok } from '#shared/result';
import { watchFolders, type FolderWatch } from '../storage/collection/watch-folders.ts';
import { countGitChanges } from '../storage/git-changes.ts';
import { readGitHead } from '../storage/git-place.ts';

interface Parts {
  readonly publish: Publish;
  readonly isOpen: (root: string) => boolean;
}

export type GitService = HandlersOf<'git'> & {
  /** Stops watching. */
  close(): void;
};

/** git writes several files for one step. */
const quietMs = 100;

/** Which branch the collections are on, and a word when that changes. Nothing is ever written. */
export function createGitService({ publish, isOpen }: Parts): GitService {
  const watches = new Map<string, { readonly gitFolder: string; readonly watch: FolderWatch }>();

  function watchOnce(root: string, gitFolder: string): void {
    if (watches.get(root)?.gitFolder === gitFolder) return;
    watches.get(root)?.watch.close();
    let timer: NodeJS.Timeout | null = null;
    const onChange = () => {
      if (timer) clearTimeout(timer);
      timer = setTimeout(() => isOpen(root) && publish('git.changed', { root }), quietMs).unref();
    };
    const watch = watchFolders({ root: gitFolder, onChange, pollMs: 30_000 });
    watch.cover([{ path: '', stamp: '' }]);
    watches.set(root, { gitFolder, watch });
  }

  return {
    async 'git.describe'({ root }) {
      if (!isOpen(root)) return fail({ kind: 'notFound', what: `open collection in ${root}` });
      const head = await readGitHead(root);
      if (head === null) return ok(null);
      watchOnce(root, head.gitFolder);
      const { branch, isDetached, gitFolder } = head;
      return ok({ branch, isDetached, changed: await countGitChanges(root, gitFolder) });
    },
    close() {
      for (const { watch } of watches.values()) watch.close();
      watches.clear();
    },
  };
}
