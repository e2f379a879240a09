import type { Host } from '#shared/contract/types';
import type { Result } from '#shared/result';
import type { WindowLayout } from '#shared/model/workspace';
import type { StoreApi } from 'zustand';
import type { AppState } from './app-state';
import { isRunChanged, keptRun } from './kept-run';
import { storedFromTab } from './stored-tab';
import type { Tab } from './tab';

/** A change is written so long after the last one, but never later than the second figure after the first. */
const quietMs = 300;
const longestMs = 700;

const retryMs = 1_000;

type Write = () => Promise<Result<null>>;

interface Kept {
  /** Writes what is waiting, now. */
  flush(): void;
  stop(): void;
}

/** Keeps tabs, drafts and layout at the host as they change, so that a crash costs less than a second of typing. */
export function keepWorkspace(host: Host, store: StoreApi<AppState>, windowId: string): Kept {
  let written = store.getState();
  const waiting = new Map<string, Write>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let firstAt: number | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  /** Everything that waits, at once: a page that is left has no time for turns. */
  function flush() {
    clearTimeout(timer);
    firstAt = null;
    const writes = [...waiting];
    waiting.clear();
    return Promise.all(writes.map(([key, write]) => tryWrite(key, write)));
  }

  async function tryWrite(key: string, write: Write) {
    const written = await write();
    store.getState().receiveKeeping(written.ok ? null : written.failure);
    // Nothing is given up: what stands there by then is written when it can be.
    if (!written.ok && !waiting.has(key)) waiting.set(key, write);
    if (!written.ok) schedule(retryMs);
  }

  function schedule(afterMs = quietMs) {
    firstAt ??= performance.now();
    clearTimeout(timer);
    const left = Math.max(0, longestMs - (performance.now() - firstAt));
    // In turn, so that an older draft never arrives after a newer one.
    timer = setTimeout(() => (turn = turn.then(flush, flush)), afterMs === quietMs ? Math.min(quietMs, left) : afterMs);
  }

  function note(state: AppState) {
    const before = written;
    written = state;
    for (const id of changedTabs(before.tabs, state.tabs)) waiting.set(id, () => writeTab(id));
    if (isLayoutChanged(before, state)) waiting.set('layout', writeLayout);
    if (waiting.size > 0) schedule();
  }

  function writeTab(id: string) {
    const tab = store.getState().tabs[id];
    return tab
      ? host.call('workspace.saveTab', { windowId, tab: storedFromTab(tab) })
      : host.call('workspace.removeTab', { windowId, tabId: id });
  }

  const writeLayout = () => host.call('workspace.saveLayout', { windowId, layout: layoutOf(store.getState()) });

  const unsubscribe = store.subscribe(note);
  return {
    flush: () => void flush(),
    stop() {
      unsubscribe();
      void flush();
      clearTimeout(timer);
    },
  };
}

const keptFields = [
  'name',
  'draft',
  'saved',
  'dirty',
  'view',
  'composerPart',
  'trail',
  'position',
  'page',
  'tables',
  'bodyViews',
  'bodyCharsets',
  'secrets',
] as const satisfies (keyof Tab)[];

function changedTabs(before: AppState['tabs'], after: AppState['tabs']): string[] {
  if (before === after) return [];
  const ids = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...ids].filter((id) => {
    const [one, other] = [before[id], after[id]];
    return one !== other && (!one || !other || keptFields.some((field) => one[field] !== other[field]));
  });
}

const layoutFields = ['tabOrder', 'activeTabId', 'sideBar', 'composer'] as const satisfies (keyof AppState)[];

const isLayoutChanged = (before: AppState, after: AppState) =>
  layoutFields.some((field) => before[field] !== after[field]) || isRunChanged(before.runner, after.runner);

function layoutOf({ tabOrder, activeTabId, sideBar, composer, runner }: AppState): WindowLayout {
  return { tabOrder: [...tabOrder], activeTabId, sideBar, composer, runner: keptRun(runner) };
}
