import type { HandlersOf } from '#shared/contract/types';
import { fail, ok, type Result } from '#shared/result';
import type { StoredTab, Workspace } from '#shared/model/workspace';
import { inTurn } from '../storage/in-turn.ts';
import type { SecretVault } from '../storage/vault/secret-vault.ts';
import { createTabSealer } from '../storage/vault/sealed-tab.ts';
import { isWindowId, type WorkspaceFiles } from '../storage/workspace-files.ts';
import { createWindowHoldings, type Page } from './window-holdings';

export interface WorkspaceService {
  readonly handlers: HandlersOf<'workspace'>;
  /** A page is there; it may hold windows from now on. */
  enter(page: string): void;
  /** A page is gone: its windows are free for others. */
  leave(page: string): Promise<void>;
  close(): Promise<void>;
}

/** Gives each page a window of its own and keeps what is in it. No two pages ever write to the same window. */
export function createWorkspaceService(files: WorkspaceFiles, vault: SecretVault): WorkspaceService {
  const holdings = createWindowHoldings(files);
  const sealer = createTabSealer(vault);

  return {
    handlers: {
      async 'workspace.open'({ windowId }, { windowId: page }) {
        if (windowId !== null) await holdings.waitUntilFree(windowId, page);
        // One after the other: two pages that open at once must not choose the same window.
        const chosen = await inTurn(`choose in ${files.root}`, () => choose(windowId, page));
        return chosen.ok ? readTabs(chosen.value) : chosen;
      },
      'workspace.saveTab': ({ windowId, tab }, caller) => write(windowId, caller.windowId, () => saveTab(windowId, tab)),
      'workspace.removeTab': ({ windowId, tabId }, caller) => write(windowId, caller.windowId, () => removeTab(windowId, tabId)),
      'workspace.saveLayout': ({ windowId, layout }, caller) =>
        write(windowId, caller.windowId, () => files.saveLayout(windowId, layout)),
    },
    enter: (page) => holdings.enter(page),
    leave: (page) => holdings.leave(page),
    close: () => holdings.close(),
  };

  /** Secrets of drafts stand in the vault, not in the files. */
  async function readTabs(windowId: string): Promise<Result<Workspace>> {
    const kept = await files.read(windowId);
    if (!kept.ok) return kept;
    return ok({ ...kept.value, tabs: await Promise.all(kept.value.tabs.map((tab) => sealer.unseal(tab))) });
  }

  async function saveTab(windowId: string, tab: StoredTab): Promise<Result<void>> {
    const sealed = await sealer.seal(tab);
    return sealed.ok ? files.saveTab(windowId, sealed.value) : sealed;
  }

  async function removeTab(windowId: string, tabId: string): Promise<Result<void>> {
    const removed = await files.removeTab(windowId, tabId);
    await sealer.forget(tabId);
    return removed;
  }

  /** The window asked for, the one the page shows already, the one used last that nobody shows, or a new one. */
  async function choose(wanted: string | null, page: Page): Promise<Result<string>> {
    const kept = await files.listWindows();
    const first = [wanted, holdings.windowOf(page)].filter((windowId) => windowId != null && kept.includes(windowId));
    for (const windowId of [...first, ...kept]) {
      if (windowId != null && (await holdings.take(windowId, page))) return ok(windowId);
    }
    const created = await files.createWindow();
    if (created.ok) await holdings.take(created.value, page);
    return created;
  }

  /** In the order they were asked for, or a tab that was closed might be written once more. */
  function write(windowId: string, page: Page, step: () => Promise<Result<void>>): Promise<Result<null>> {
    const folder = files.folderOf(windowId);
    return inTurn(`window ${folder}`, async () => {
      if (!isWindowId(windowId)) return fail({ kind: 'notFound', what: 'this window' });
      if (!(await holdings.mayWrite(windowId, page))) return takenOver(folder);
      const done = await step();
      return done.ok ? ok(null) : done;
    });
  }
}

const takenOver = (path: string): Result<never> =>
  fail({ kind: 'fileChanged', path, reason: 'another window of Cairn shows these tabs now' });
