import type { HandlersOf, Publish } from '#shared/contract/types';
import type { PagesRun as PicturedRun } from '#shared/model/pages-run';
import { fail, ok, type Result } from '#shared/result';
import type { BodyStore } from '../bodies/body-store';
import type { RequestPlace } from '#shared/model/collection';
import type { CookieBox } from '../engine/cookie-box.ts';
import type { EngineContext } from '../engine/engine-context';
import { PagesRun } from '../engine/fetch-all/pages-run';
import type { ExchangeService } from './exchange-service';
import type { PrepareDraft } from '../runner/prepare-draft.ts';
import { contextFor } from '../runner/prepared-context.ts';
import { reopenArchived } from './reopen-archived';
import { throttleRuns } from './throttle-runs';

interface Parts {
  readonly engine: EngineContext;
  /** Where rows and archived exchanges are put. */
  readonly store: BodyStore;
  /** Where the body of an exchange that is opened again is put. */
  readonly bodies: BodyStore;
  readonly exchanges: Pick<ExchangeService, 'hold'>;
  readonly prepare: PrepareDraft;
  readonly cookiesFor: (place: RequestPlace | null) => Promise<CookieBox | null>;
  readonly publish: Publish;
}

export interface PagesService {
  readonly handlers: HandlersOf<'pages'>;
  find(runId: string): PagesRun | undefined;
  /** Stops and forgets what a page that is gone has left behind. */
  releasePage(page: string): Promise<void>;
  close(): Promise<void>;
}

const noRun = { kind: 'notFound', what: 'this run through the pages' } as const;

/** Fetches all pages of lists, tells how each run goes, and keeps what came until it is released. */
export function createPagesService(parts: Parts): PagesService {
  const runs = new Map<string, { readonly run: PagesRun; page: string | null }>();
  const tell = throttleRuns<PicturedRun>((run) => parts.publish('pages.changed', run));

  const withRun = <T>(runId: string, work: (run: PagesRun) => T): Result<T> => {
    const kept = runs.get(runId);
    return kept ? ok(work(kept.run)) : fail(noRun);
  };
  const command = (runId: string, work: (run: PagesRun) => void): Result<null> =>
    withRun(runId, (run) => {
      work(run);
      return null;
    });

  async function release(runIds: readonly string[]): Promise<void> {
    const leaving = runIds.flatMap((id) => runs.get(id)?.run ?? []);
    for (const id of runIds) runs.delete(id);
    await Promise.all(leaving.map((run) => run.release()));
  }

  return {
    handlers: {
      async 'pages.start'({ runId, place = null, limits, ...asked }, { windowId }) {
        const prepared = await parts.prepare(asked.draft, place);
        if (prepared.failure) return fail(prepared.failure);
        const { draft } = prepared;
        const context = { ...contextFor(prepared, parts.engine), cookies: await parts.cookiesFor(place) };
        if (runs.has(runId)) return fail({ kind: 'rejectedInput', issues: ['runId: this run has begun already'] });
        const run = new PagesRun({ runId, draft, limits }, { context, bodies: parts.store, onChange: tell });
        runs.set(runId, { run, page: windowId });
        run.goOn();
        return ok(null);
      },
      async 'pages.describe'({ runId }, { windowId }) {
        const kept = runs.get(runId);
        if (!kept) return fail(noRun);
        // A window that was loaded anew takes over what it had.
        kept.page = windowId;
        return ok(kept.run.picture);
      },
      'pages.pause': async ({ runId }) => command(runId, (run) => run.pause()),
      'pages.goOn': async ({ runId }) => command(runId, (run) => run.goOn()),
      'pages.stop': async ({ runId }) => command(runId, (run) => run.stop()),
      'pages.setLimits': async ({ runId, limits }) => command(runId, (run) => run.setLimits(limits)),
      'pages.answer': async ({ runId, answer }) => command(runId, (run) => run.answer(answer)),
      'pages.readRequests': async ({ runId, from, count }) =>
        withRun(runId, ({ archive }) => ({ total: archive.count, requests: archive.requests(from, count) })),
      async 'pages.openRequest'({ runId, exchangeId }, { windowId }) {
        const run = runs.get(runId)?.run;
        return run ? reopenArchived(run, exchangeId, windowId, parts) : fail(noRun);
      },
      async 'pages.release'({ runIds }) {
        await release(runIds);
        return ok(null);
      },
    },
    find: (runId) => runs.get(runId)?.run,
    releasePage: (page) => release([...runs].filter(([, kept]) => kept.page === page).map(([id]) => id)),
    close: () => release([...runs.keys()]),
  };
}
