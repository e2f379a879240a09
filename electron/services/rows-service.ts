import type { HandlersOf } from '#shared/contract/types';
import type { RowsFacts, RowsOf } from '#shared/model/table-window';
import { fail, ok, type Result } from '#shared/result';
import type { BodyStore } from '../bodies/body-store';
import { BodyStoreError } from '../bodies/body-store-error';
import { exportRows } from '../bodies/rows/export-rows';
import { RowTable } from '../bodies/rows/row-table';
import { bytesFor, RowWorker } from '../bodies/rows/row-worker';
import type { PagesService } from './pages-service';

interface Parts {
  readonly bodies: BodyStore;
  readonly pages: Pick<PagesService, 'find'>;
}

export interface RowsService {
  readonly handlers: HandlersOf<'rows'>;
  close(): Promise<void>;
}

const noRows = { kind: 'notFound', what: 'these rows' } as const;
/** Tables of so many bodies are remembered; another one is made anew. */
const keptTables = 8;

/** Answers the page's questions about rows: those of lists in bodies, and those that runs have brought. */
export function createRowsService({ bodies, pages }: Parts): RowsService {
  const worker = new RowWorker();
  const ofBodies = new Map<string, Promise<RowTable | null>>();
  const ofRuns = new WeakMap<object, RowTable>();

  async function tableOf(of: RowsOf): Promise<RowTable | null> {
    if (of.kind === 'body') return bodyTable(of);
    const run = pages.find(of.runId);
    if (!run) return null;
    const table = ofRuns.get(run) ?? new RowTable(run.rows, () => run.base, worker);
    ofRuns.set(run, table);
    return table;
  }

  function bodyTable(of: Extract<RowsOf, { kind: 'body' }>): Promise<RowTable | null> {
    const key = JSON.stringify([of.bodyId, of.pointer]);
    const found = ofBodies.get(key) ?? findTable(of, bodies, worker);
    ofBodies.delete(key);
    ofBodies.set(key, found);
    const oldest = ofBodies.keys().next().value;
    if (ofBodies.size > keptTables && oldest !== undefined) ofBodies.delete(oldest);
    return found;
  }

  const within = async <T>(of: RowsOf, work: (table: RowTable) => Promise<Result<T>>): Promise<Result<T>> => {
    try {
      const table = await tableOf(of);
      return table ? await work(table) : fail(noRows);
    } catch (thrown) {
      if (thrown instanceof BodyStoreError) return fail(thrown.failure);
      throw thrown;
    }
  };

  bodies.watch({
    released(id) {
      for (const key of ofBodies.keys()) if ((JSON.parse(key) as string[])[0] === id) ofBodies.delete(key);
    },
  });

  return {
    handlers: {
      'rows.describe': (of) => within(of, async (table) => ok(await describeRows(of, table, pages))),
      'rows.read': ({ of, ...window }) => within(of, async (table) => ok(await table.window(window))),
      'rows.readOne': ({ of, index }) =>
        within(of, async (table) => {
          const text = await table.text(index);
          return text === null ? fail(noRows) : ok({ text });
        }),
      'rows.export': ({ of, ...wanted }) =>
        within(of, async (table) => {
          const writer = bodies.create();
          const columns = wanted.columns ?? (wanted.format === 'csv' ? await allColumns(of, table, pages) : null);
          const rows = await exportRows(table, { ...wanted, columns }, writer).finally(() => writer.end());
          return ok({ bodyId: writer.id, bytes: writer.bytes, rows });
        }),
    },
    close: () => worker.stop(),
  };
}

async function allColumns(of: RowsOf, table: RowTable, pages: Parts['pages']): Promise<string[]> {
  return (await describeRows(of, table, pages)).columns.map(({ name }) => name);
}

async function describeRows(of: RowsOf, table: RowTable, pages: Parts['pages']): Promise<RowsFacts> {
  if (of.kind === 'body') return table.tally();
  const tally = pages.find(of.runId)?.tally;
  const marked = tally?.marked() ?? { nameColumn: -1, urlColumn: -1 };
  return { rowCount: table.rows.spans.count, columns: tally?.columns() ?? [], ...marked };
}

async function findTable(
  { bodyId, pointer, base }: Extract<RowsOf, { kind: 'body' }>,
  bodies: BodyStore,
  worker: RowWorker,
): Promise<RowTable | null> {
  const body = bodies.get(bodyId);
  if (!body?.complete) return null;
  const spans = await worker.ask({ ask: 'find', bytes: await bytesFor(body), pointer });
  return spans && new RowTable({ body, spans, isRepeated: () => false }, () => base, worker);
}
