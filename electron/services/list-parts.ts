import { join } from 'node:path';
import type { HandlersOf, Publish } from '#shared/contract/types';
import { createBodyStore, type BodyStore } from '../bodies/body-store';
import type { RequestPlace } from '#shared/model/collection';
import type { CookieBox } from '../engine/cookie-box.ts';
import type { EngineContext } from '../engine/engine-context';
import type { ExchangeService } from './exchange-service';
import type { PrepareDraft } from '../runner/prepare-draft.ts';
import { createPagesService } from './pages-service';
import { createRowsService } from './rows-service';

interface Parts {
  readonly home: string;
  readonly engine: EngineContext;
  readonly bodies: BodyStore;
  readonly exchanges: ExchangeService;
  /** Puts in what a draft has from its folders and from variables. */
  readonly prepare: PrepareDraft;
  /** The jar that a request uses which is saved there. */
  readonly cookiesFor: (place: RequestPlace | null) => Promise<CookieBox | null>;
  readonly publish: Publish;
}

/** What is done with lists: runs through all their pages, and windows over their rows. */
export interface ListParts {
  readonly handlers: HandlersOf<'pages' | 'rows'>;
  releasePage(page: string): Promise<void>;
  close(): Promise<void>;
}

export function createListParts({ home, bodies, ...parts }: Parts): ListParts {
  // A store of its own: nobody indexes what runs bring, and little of it stays in memory.
  const store = createBodyStore(join(home, 'pages'), { memoryBytes: 2 * 1024 * 1024, totalMemoryBytes: 16 * 1024 * 1024 });
  const pages = createPagesService({ ...parts, store, bodies });
  const rows = createRowsService({ bodies, pages });
  return {
    handlers: { ...pages.handlers, ...rows.handlers },
    releasePage: (page) => pages.releasePage(page),
    async close() {
      await pages.close();
      await rows.close();
      await store.close();
    },
  };
}
