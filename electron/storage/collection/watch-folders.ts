import { watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';
import type { WatchedFolder } from './collection-index.ts';

/** Hears of changes in folders. It says only where to look; what changed is seen by looking. */
export interface FolderWatch {
  /** Watches exactly these folders from now on. */
  cover(folders: readonly WatchedFolder[]): void;
  close(): void;
}

interface Options {
  readonly root: string;
  /** Something happened in a folder; null when it may have happened anywhere. */
  readonly onChange: (folder: string | null) => void;
  readonly pollMs?: number;
}

/**
 * Watches folder by folder, which costs one system watch each and none for files.
 * Where the system has no watches left, or the root is gone, it asks to look again every two seconds.
 */
export function watchFolders({ root, onChange, pollMs = 2_000 }: Options): FolderWatch {
  const watchers = new Map<string, { readonly stamp: string; readonly watcher: FSWatcher }>();
  let poll: NodeJS.Timeout | null = null;

  const drop = (path: string) => {
    watchers.get(path)?.watcher.close();
    watchers.delete(path);
  };
  const pollWhile = (isNeeded: boolean) => {
    if (isNeeded && !poll) poll = setInterval(() => onChange(null), pollMs).unref();
    if (!isNeeded && poll) {
      clearInterval(poll);
      poll = null;
    }
  };
  const add = ({ path, stamp }: WatchedFolder): boolean => {
    try {
      const watcher = watch(path === '' ? root : join(root, path), { persistent: false }, () => onChange(path));
      watcher.on('error', () => {
        drop(path);
        onChange(path);
      });
      watchers.set(path, { stamp, watcher });
      return true;
    } catch {
      // Too many watches, or the folder has gone since it was seen: asking again takes care of both.
      return false;
    }
  };

  return {
    cover(folders) {
      const wanted = new Map(folders.map((folder) => [folder.path, folder.stamp]));
      for (const [path, { stamp }] of watchers) if (wanted.get(path) !== stamp) drop(path);
      const missed = folders.filter((folder) => !watchers.has(folder.path) && !add(folder));
      pollWhile(missed.length > 0 || folders.length === 0);
    },
    close() {
      for (const path of watchers.keys()) drop(path);
      pollWhile(false);
    },
  };
}
