import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Collection } from '#shared/model/collection';
import { fileErrorCode } from '../file-failure.ts';
import { inTurn } from '../in-turn.ts';
import { createCollectionIndex, type CollectionIndex } from './collection-index.ts';
import type { FolderOrder } from './folder-tree.ts';
import { watchFolders, type FolderWatch } from './watch-folders.ts';

/** The collections that are open in this program, kept up to date with the disk. */
export interface OpenCollections {
  /** Opens a folder, or finds it open; answers its real path. */
  open(root: string): Promise<string>;
  close(root: string): void;
  has(root: string): boolean;
  pictures(): Collection[];
  picture(root: string): Collection | undefined;
  /** Does something in a collection while nothing else of ours touches it, then looks at those folders again and tells. */
  change<T>(root: string, folders: readonly string[], work: () => Promise<T>): Promise<T>;
  /** Place in the order for a new request in a folder: behind all others. */
  nextSeq(root: string, folder: string): number;
  /** The order in a folder as it is on disk now. Only for work that runs in `change`, which keeps others out meanwhile. */
  order(root: string, folder: string): Promise<FolderOrder>;
  /** Paths of the requests of a collection in whose bodies a text stands; at most so many. */
  search(root: string, text: string, atMost: number): string[];
  closeAll(): void;
}

interface Opened {
  /** Place in the list: in the order in which they were asked for. */
  readonly at: number;
  readonly index: CollectionIndex;
  readonly watch: FolderWatch;
  readonly stop: AbortController;
}

/** Saves of editors and switches of branches come as bursts; the list is looked at once they are over. */
const quietMs = 80;
const longestWaitMs = 600;
/** So many files are parsed at a time when a large collection is checked after opening. */
const checkedTogether = 20;

export function keepCollectionsOpen(onChange: () => void): OpenCollections {
  const opened = new Map<string, Opened>();
  let asked = 0;

  async function refresh(root: string, folders: readonly string[] | undefined): Promise<boolean> {
    const collection = opened.get(root);
    if (!collection) return false;
    const changed = await collection.index.refresh(folders);
    if (opened.has(root)) collection.watch.cover(collection.index.folders());
    return changed;
  }

  const tell = (changed: boolean) => void (changed && onChange());

  function close(root: string): void {
    opened.get(root)?.stop.abort();
    opened.delete(root);
  }

  async function openOnce(root: string, at: number): Promise<string> {
    if (opened.has(root)) return root;
    const collection = start(root, at, (folders) => void inTurn(root, () => refresh(root, folders)).then(tell));
    opened.set(root, collection);
    await refresh(root, undefined);
    void checkRest(root, collection, onChange);
    return root;
  }

  return {
    async open(path) {
      const at = asked++;
      const root = await realPathOf(resolve(path));
      return inTurn(root, () => openOnce(root, at));
    },
    close,
    has: (root) => opened.has(root),
    pictures: () => [...opened.values()].sort((one, other) => one.at - other.at).map(({ index }) => index.picture()),
    picture: (root) => opened.get(root)?.index.picture(),
    change: (root, folders, work) =>
      new Promise((resolve, reject) => {
        // Whoever asked has the answer first; whoever asks next, and what the disk has told meanwhile, comes after the look.
        void inTurn(root, async () => {
          await work().then(resolve, reject);
          await refresh(root, folders).then(tell);
        });
      }),
    nextSeq: (root, folder) => opened.get(root)?.index.nextSeq(folder) ?? 1,
    async order(root, folder) {
      tell(await refresh(root, [folder]));
      return opened.get(root)?.index.order(folder) ?? { requests: [], folders: [] };
    },
    search: (root, text, atMost) => opened.get(root)?.index.search(text, atMost) ?? [],
    closeAll() {
      for (const root of opened.keys()) close(root);
    },
  };
}

/** Watches a collection; bursts of changes are told once they are over. */
function start(root: string, at: number, onOver: (folders: readonly string[] | undefined) => void): Opened {
  const burst = collectBurst(onOver);
  const watch = watchFolders({ root, onChange: burst.add });
  const stop = new AbortController();
  stop.signal.addEventListener('abort', () => {
    burst.stop();
    watch.close();
  });
  return { at, index: createCollectionIndex(root), watch, stop };
}

/** Parses, a few at a time, what was only looked at on opening, and tells once at the end if some of it is broken. */
async function checkRest(root: string, { index, stop }: Opened, onChange: () => void): Promise<void> {
  for (let left = true, changed = false; left && !stop.signal.aborted;) {
    const step = await inTurn(root, () => index.checkMore(checkedTogether));
    left = step.left;
    changed ||= step.changed;
    if (!left && changed) onChange();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

interface Burst {
  readonly add: (folder: string | null) => void;
  readonly stop: () => void;
}

/** Gathers folders until nothing has come for a while, then hands them on; `undefined` means all. */
function collectBurst(onOver: (folders: readonly string[] | undefined) => void): Burst {
  let folders = new Set<string>();
  let isAll = false;
  let firstAt = 0;
  let timer: NodeJS.Timeout | null = null;

  const flush = () => {
    const gathered = isAll ? undefined : [...folders];
    folders = new Set();
    isAll = false;
    timer = null;
    onOver(gathered);
  };

  return {
    add(folder) {
      if (folder === null) isAll = true;
      else folders.add(folder);
      if (timer) clearTimeout(timer);
      else firstAt = Date.now();
      timer = setTimeout(flush, Math.max(0, Math.min(quietMs, firstAt + longestWaitMs - Date.now()))).unref();
    },
    stop() {
      if (timer) clearTimeout(timer);
    },
  };
}

async function realPathOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (thrown) {
    if (fileErrorCode(thrown) === null) throw thrown;
    return path;
  }
}
