import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  defaultLayout,
  storedTabSchema,
  windowLayoutSchema,
  type StoredTab,
  type WindowLayout,
  type Workspace,
} from '#shared/model/workspace';
import { ok, type Result } from '#shared/result';
import { writeFileAtomic } from './atomic-file.ts';
import { attempt } from './file-failure.ts';
import { inTurn } from './in-turn.ts';
import { setAside } from './set-aside.ts';
import { removeOrphans } from './temporary-files.ts';

/** Tabs and layout of windows as files: a folder for each window, a file for each tab. */
export interface WorkspaceFiles {
  readonly root: string;
  /** The folder of a window, also of one that does not exist yet. */
  folderOf(windowId: string): string;
  /** Windows kept from before, the most recently used first. */
  listWindows(): Promise<string[]>;
  /** Makes the folder of a new window. */
  createWindow(): Promise<Result<string>>;
  /** What is kept of a window. A file that cannot be read is set aside and the rest is shown. */
  read(windowId: string): Promise<Result<Workspace>>;
  saveTab(windowId: string, tab: StoredTab): Promise<Result<void>>;
  removeTab(windowId: string, tabId: string): Promise<Result<void>>;
  saveLayout(windowId: string, layout: WindowLayout): Promise<Result<void>>;
  /** Forgets a window in which nothing is kept. */
  removeIfEmpty(windowId: string): Promise<void>;
}

const windowIdPattern = /^[0-9a-z][0-9a-z-]{7,63}$/;

/** Whether a window may have that id; anything else must not become a path. */
export const isWindowId = (text: string): boolean => windowIdPattern.test(text);

export function createWorkspaceFiles(home: string): WorkspaceFiles {
  const root = join(home, 'windows');
  const folderOf = (windowId: string) => join(root, windowId);
  const tabsOf = (windowId: string) => join(root, windowId, 'tabs');
  const layoutOf = (windowId: string) => join(root, windowId, 'layout.json');
  const tabFile = (windowId: string, tabId: string) => join(tabsOf(windowId), `${fileNameOf(tabId)}.json`);

  return {
    root,
    folderOf,
    listWindows: () => listByUse(root),
    createWindow: () =>
      attempt(root, async () => {
        const windowId = randomUUID();
        await mkdir(tabsOf(windowId), { recursive: true, mode: 0o700 });
        return ok(windowId);
      }),
    read: (windowId) =>
      attempt(folderOf(windowId), async () => {
        await mkdir(tabsOf(windowId), { recursive: true, mode: 0o700 });
        await removeOrphans(tabsOf(windowId));
        const tabs = await readTabs(tabsOf(windowId));
        const layout = (await readJson(layoutOf(windowId), windowLayoutSchema)) ?? defaultLayout;
        return ok({ windowId, tabs, layout: fitLayout(layout, tabs) });
      }),
    saveTab(windowId, tab) {
      const path = tabFile(windowId, tab.id);
      return attempt(path, async () => {
        await mkdir(tabsOf(windowId), { recursive: true, mode: 0o700 });
        return writeFileAtomic(path, JSON.stringify(tab), { mode: 0o600 });
      });
    },
    removeTab(windowId, tabId) {
      const path = tabFile(windowId, tabId);
      return inTurn(path, () => attempt(path, async () => ok(await rm(path, { force: true }))));
    },
    saveLayout: (windowId, layout) => writeFileAtomic(layoutOf(windowId), JSON.stringify(layout), { mode: 0o600 }),
    async removeIfEmpty(windowId) {
      // Both refuse a folder that holds anything, a tab that was set aside included.
      await rmdir(tabsOf(windowId))
        .then(() => rmdir(folderOf(windowId)))
        .catch(() => {});
    },
  };
}

/** An id of ours is its own file name; one from elsewhere must not be able to name another path. */
const fileNameOf = (tabId: string) => (isWindowId(tabId) ? tabId : createHash('sha256').update(tabId).digest('hex'));

async function listByUse(root: string): Promise<string[]> {
  const names = (await readdir(root).catch(() => [])).filter(isWindowId);
  const used = await Promise.all(names.map(async (name) => ({ name, at: await lastUse(join(root, name)) })));
  return used.toSorted((one, other) => other.at - one.at).map(({ name }) => name);
}

async function lastUse(folder: string): Promise<number> {
  const names = await readdir(join(folder, 'tabs')).catch(() => []);
  const paths = [join(folder, 'layout.json'), join(folder, 'tabs'), ...names.map((name) => join(folder, 'tabs', name))];
  const times = await Promise.all(
    paths.map((path) =>
      stat(path).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    ),
  );
  return Math.max(...times);
}

async function readTabs(folder: string): Promise<StoredTab[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
  const tabs = await Promise.all(names.map((name) => readJson(join(folder, name), storedTabSchema)));
  return tabs.filter((tab) => tab !== null);
}

interface Schema<T> {
  safeParse(value: unknown): { readonly success: true; readonly data: T } | { readonly success: false };
}

/** What a file says, or null when it is not there or had to be set aside. */
async function readJson<T>(path: string, schema: Schema<T>): Promise<T | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  const read = schema.safeParse(parse(text));
  if (read.success) return read.data;
  await setAside(path);
  return null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Tabs and layout are written one by one, so after a crash one may know of more than the other. */
function fitLayout(layout: WindowLayout, tabs: readonly StoredTab[]): WindowLayout {
  const ids = new Set(tabs.map(({ id }) => id));
  const ordered = layout.tabOrder.filter((id) => ids.delete(id));
  const tabOrder = [...ordered, ...ids];
  const isActiveThere = layout.activeTabId !== null && tabOrder.includes(layout.activeTabId);
  return { ...layout, tabOrder, activeTabId: isActiveThere ? layout.activeTabId : (tabOrder[0] ?? null) };
}
