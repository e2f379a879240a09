import { join } from 'node:path';
import type { HandlersOf, Publish } from '#shared/contract/types';
import { blankCollectionRun, type CollectionRun, type RunAsk } from '#shared/model/collection-run';
import { fail, ok, type Result } from '#shared/result';
import { createBodyStore, type BodyStore } from '../bodies/body-store';
import type { EngineContext } from '../engine/engine-context';
import { LiveRun } from '../runner/live-run.ts';
import { readData } from '../runner/read-data.ts';
import { defaultRunOptions, type RunOptions } from '../runner/run-options.ts';
import { inOrder, planRun, type RunPlan } from '../runner/run-plan.ts';
import type { LayerSources } from '../runner/variable-layers.ts';
import type { ExchangeService } from './exchange-service';
import { keepBody, reopenArchived } from './reopen-archived';
import type { ScriptService } from './script-service';
import { throttleRuns } from './throttle-runs';

interface Parts {
  readonly home: string;
  readonly engine: EngineContext;
  readonly bodies: BodyStore;
  readonly exchanges: Pick<ExchangeService, 'hold'>;
  readonly sources: LayerSources;
  readonly scripts: Pick<ScriptService, 'meansOf'>;
  readonly publish: Publish;
  readonly onBug: (name: string, thrown: unknown) => void;
}

export interface RunService {
  readonly handlers: HandlersOf<'run'>;
  /** Stops and forgets what a page that is gone has left behind. */
  releasePage(page: string): Promise<void>;
  close(): Promise<void>;
}

const noRun = { kind: 'notFound', what: 'this run' } as const;
const shownRows = 20;

/** Runs the requests of collections for pages, tells how each run goes, and keeps what came until it is released. */
export function createRunService(parts: Parts): RunService {
  // A store of its own: nobody indexes what runs bring, and little of it stays in memory.
  const store = createBodyStore(join(parts.home, 'runs'), { memoryBytes: 2 * 1024 ** 2, totalMemoryBytes: 16 * 1024 ** 2 });
  const runs = new Map<string, { readonly run: LiveRun; page: string | null }>();
  const tell = throttleRuns<CollectionRun>((run) => parts.publish('run.changed', run));

  const withRun: WithRun = async (runId, work) => {
    const kept = runs.get(runId);
    return kept ? work(kept.run) : fail(noRun);
  };

  async function start(runId: string, ask: RunAsk, page: string | null): Promise<Result<null>> {
    const plan = await planFor(ask, parts.sources);
    const options = plan.ok ? await optionsFor(ask, parts.sources) : plan;
    if (!plan.ok) return plan;
    if (!options.ok) return options;
    if (runs.has(runId)) return fail({ kind: 'rejectedInput', issues: ['runId: this run has begun already'] });
    const picture = { ...blankCollectionRun(runId), name: plan.value.name, startedAt: Date.now() };
    const run = new LiveRun(picture, {
      ...parts,
      store,
      scripts: parts.scripts.meansOf(ask.scripts),
      sources: sourcesFor(ask, parts.sources),
      onChange: tell,
    });
    runs.set(runId, { run, page });
    void run.run(plan.value, options.value).catch((thrown: unknown) => parts.onBug('run.start', thrown));
    return ok(null);
  }

  async function release(runIds: readonly string[]): Promise<void> {
    const leaving = runIds.flatMap((id) => runs.get(id)?.run ?? []);
    for (const id of runIds) runs.delete(id);
    await Promise.all(leaving.map((run) => run.release()));
  }

  return {
    handlers: {
      ...createPreviewHandlers(parts.sources),
      ...createResultHandlers(withRun, parts),
      'run.start': ({ runId, ask }, { windowId }) => start(runId, ask, windowId),
      async 'run.describe'({ runId }, { windowId }) {
        const kept = runs.get(runId);
        if (!kept) return fail(noRun);
        // A window that was loaded anew takes over what it had.
        kept.page = windowId;
        return ok(kept.run.picture);
      },
      async 'run.stop'({ runId }) {
        return withRun(runId, async (run) => ok(run.stop()));
      },
      async 'run.release'({ runIds }) {
        await release(runIds);
        return ok(null);
      },
    },
    releasePage: (page) => release([...runs].filter(([, kept]) => kept.page === page).map(([id]) => id)),
    async close() {
      await release([...runs.keys()]);
      await store.close();
    },
  };
}

/** What can be run, and with which data, before anything is. */
const createPreviewHandlers = (sources: LayerSources): Pick<HandlersOf<'run'>, 'run.listRequests' | 'run.readData'> => ({
  async 'run.listRequests'({ root, path }) {
    if (!sources.isOpen(root)) return fail({ kind: 'notFound', what: `open collection in ${root}` });
    const plan = await planRun(join(root, path));
    return plan.ok ? ok({ name: plan.value.name, requests: plan.value.requests.map(itemOf) }) : plan;
  },
  'run.readData': async ({ path }) => readFirstRows(path),
});

type WithRun = <T>(runId: string, work: (run: LiveRun) => Promise<Result<T>>) => Promise<Result<T>>;

/** What came of a run: its results, their exchanges, and reports of the whole. */
const createResultHandlers = (
  withRun: WithRun,
  parts: Parts,
): Pick<HandlersOf<'run'>, 'run.readResults' | 'run.openExchange' | 'run.report'> => ({
  'run.readResults': ({ runId, only, from, count }) => withRun(runId, async (run) => ok(run.results(only, from, count))),
  'run.openExchange': ({ runId, exchangeId }, { windowId }) =>
    withRun(runId, (run) => reopenArchived(run, exchangeId, windowId, parts)),
  'run.report': ({ runId, format }) =>
    withRun(runId, async (run) => {
      const report = run.report(format);
      if (report === null) return fail({ kind: 'notFound', what: 'a run of this id that is over' });
      const bytes = Buffer.from(report);
      return ok({ bodyId: await keepBody(bytes, parts.bodies), bytes: bytes.length });
    }),
});

async function planFor({ root, path, requests }: RunAsk, { isOpen }: LayerSources): Promise<Result<RunPlan>> {
  if (!isOpen(root)) return fail({ kind: 'notFound', what: `open collection in ${root}` });
  const plan = await planRun(join(root, path));
  return plan.ok ? inOrder(plan.value, requests) : plan;
}

async function optionsFor(ask: RunAsk, { session }: LayerSources): Promise<Result<RunOptions>> {
  const { environment, dataPath, iterations, delayMs, parallel, bail, tags, withoutTags } = ask;
  const data = dataPath === null ? ok([]) : await readData(dataPath);
  if (!data.ok) return data;
  const variables = Object.fromEntries(session(ask.root));
  return ok({
    ...defaultRunOptions,
    environment,
    variables,
    data: data.value,
    iterations,
    delayMs,
    parallel,
    bail,
    tags,
    withoutTags,
  });
}

/** The environment that was chosen for the run takes the place of the one in use. */
const sourcesFor = ({ root, environment }: RunAsk, sources: LayerSources): LayerSources => ({
  ...sources,
  chosen: { ...sources.chosen, read: async (of) => (of === root ? environment : sources.chosen.read(of)) },
});

const itemOf = ({ path, name, draft }: RunPlan['requests'][number]) => ({
  path,
  name,
  method: draft.method,
  url: draft.url,
  tags: [...draft.tags],
  checks: draft.checks.filter(({ enabled }) => enabled).length,
});

async function readFirstRows(path: string) {
  const data = await readData(path);
  if (!data.ok) return data;
  const columns = Object.keys(data.value[0] ?? {});
  const rows = data.value.slice(0, shownRows).map((row) => columns.map((column) => row[column] ?? ''));
  return ok({ columns, rows, total: data.value.length });
}
