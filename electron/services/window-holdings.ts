import { claimWindow, isClaimed, type WindowClaim } from '../storage/window-claim.ts';
import type { WorkspaceFiles } from '../storage/workspace-files.ts';

/** A page asking; null where there is none. */
export type Page = string | null;

/** Which page writes to which window. A window has at most one, here and in every other program. */
export interface WindowHoldings {
  /** The window a page writes to already. */
  windowOf(page: Page): string | undefined;
  /** Gives a window to a page unless another one has it. */
  take(windowId: string, page: Page): Promise<boolean>;
  /** Whether a page may write to a window now, which gives it to a page that is there and to nobody else. */
  mayWrite(windowId: string, page: Page): Promise<boolean>;
  /** Resolves when a window is free for a page, or after a while. */
  waitUntilFree(windowId: string, page: Page): Promise<void>;
  enter(page: string): void;
  /** Takes a page's windows away from it. */
  leave(page: string): Promise<void>;
  close(): Promise<void>;
}

interface Holding {
  readonly page: Page;
  readonly claim: WindowClaim;
}

/** How long a page that reloads is waited for, before a copy of its tab is taken for what it is. */
const letGoMs = 1_000;

export function createWindowHoldings(files: WorkspaceFiles): WindowHoldings {
  const holdings = new Map<string, Holding>();
  const present = new Set<string>();
  const waiting = new Set<() => void>();

  return {
    windowOf: (page) => [...holdings].find(([, holding]) => page !== null && holding.page === page)?.[0],
    take,
    async mayWrite(windowId, page) {
      const holding = holdings.get(windowId);
      if (holding) return holding.page === page && holding.claim.isHeld();
      // A page that outlived its host is given its window back; the last words of one that goes are only written down.
      const isThere = page === null || present.has(page);
      return isThere ? take(windowId, page) : !(await isClaimed(files.folderOf(windowId)));
    },
    waitUntilFree(windowId, page) {
      const isFree = () => (holdings.get(windowId)?.page ?? page) === page;
      return new Promise((resolve) => {
        const timer = setTimeout(done, letGoMs);
        waiting.add(look);
        look();
        function look() {
          if (isFree()) done();
        }
        function done() {
          clearTimeout(timer);
          waiting.delete(look);
          resolve();
        }
      });
    },
    enter: (page) => void present.add(page),
    leave(page) {
      present.delete(page);
      return releaseWhere((holding) => holding.page === page);
    },
    close: () => releaseWhere(() => true),
  };

  async function take(windowId: string, page: Page): Promise<boolean> {
    const holding = holdings.get(windowId);
    if (holding) return page !== null && holding.page === page;
    const claim = await claimWindow(files.folderOf(windowId));
    if (claim) holdings.set(windowId, { page, claim });
    return claim !== null;
  }

  async function releaseWhere(isMeant: (holding: Holding) => boolean) {
    const released = [...holdings].filter(([, holding]) => isMeant(holding));
    for (const [windowId, { claim }] of released) {
      await claim.release();
      holdings.delete(windowId);
      await files.removeIfEmpty(windowId);
    }
    waiting.forEach((look) => look());
  }
}
