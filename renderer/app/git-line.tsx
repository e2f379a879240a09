import { GitBranch, GitCommitHorizontal } from 'lucide-react';
import { useEffect } from 'react';
import { inheritsFrom } from '../state/tab';
import { useApp } from '../state/use-app';
import { classNames } from '../ui/class-names';
import styles from './status-lines.module.css';

/** The branch that the collection of the request in front is on, and how many of its files differ from the last commit. */
export function GitLine({ className }: { readonly className: string }) {
  const root = useApp((state) => {
    const tab = state.tabs[state.activeTabId ?? ''];
    return tab ? (inheritsFrom(tab)?.root ?? null) : null;
  });
  const collections = useApp((state) => state.collections);
  const git = useApp((state) => (root === null ? null : (state.gitPlaces[root] ?? null)));
  const loadGit = useApp((state) => state.loadGit);
  const isListed = collections.some((collection) => collection.root === root);
  useEffect(() => {
    if (root !== null && isListed) void loadGit(root);
  }, [root, isListed, collections, loadGit]);
  if (git === null) return null;
  const { branch, isDetached, changed } = git;
  const Icon = isDetached ? GitCommitHorizontal : GitBranch;
  return (
    <span
      className={classNames(className, styles.long)}
      role="status"
      aria-label={`Git: ${isDetached ? 'commit' : 'branch'} ${branch}${changedWords(changed)}`}
    >
      <Icon size={12} strokeWidth={1.5} aria-hidden />
      <bdi>{branch}</bdi>
      {changed !== null && changed > 0 && <span className={styles.changed}>{changed} changed</span>}
    </span>
  );
}

function changedWords(changed: number | null): string {
  if (changed === null || changed === 0) return '';
  return changed === 1 ? ', one file changed' : `, ${changed} files changed`;
}
