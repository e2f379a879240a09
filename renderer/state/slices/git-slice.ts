import type { CallOutput, Host } from '#shared/contract/types';
import type { StateCreator } from 'zustand';

export type GitPlace = NonNullable<CallOutput<'git.describe'>>;

export interface GitSlice {
  /** Where collections are in git, by their folder, as far as somebody asked; null: in no repository. */
  readonly gitPlaces: Readonly<Record<string, GitPlace | null>>;
  readonly loadGit: (root: string) => Promise<void>;
  /** Asks again for what is shown, after the host said that it changed. */
  readonly receiveGitChange: (root: string) => void;
}

/** Branches of collections. Nothing here changes a repository. */
export const createGitSlice =
  (host: Host): StateCreator<GitSlice, [], [], GitSlice> =>
  (set, get) => ({
    gitPlaces: {},
    async loadGit(root) {
      const told = await host.call('git.describe', { root });
      set(({ gitPlaces }) => ({ gitPlaces: { ...gitPlaces, [root]: told.ok ? told.value : null } }));
    },
    receiveGitChange(root) {
      if (Object.hasOwn(get().gitPlaces, root)) void get().loadGit(root);
    },
  });
