import type { HandlersOf } from '#shared/contract/types';
import { ColumnTally } from '#shared/hypermedia/column-tally';
import type { RowsFacts, RowsOf } from '#shared/model/table-window';
import { fail, ok, type Result } from '#shared/result';
import type { BodyStore, StoredBody } from '../bodies/body-store';
import { BodyStoreError } from '../bodies/body-store-error';
import { memoryBody } from '../bodies/memory-body';
import { exportRows } from '../bodies/rows/export-rows';
import { factsOf } from '../bodies/rows/order-rows';
import { PagesRelated } from '../bodies/rows/related-by-page';
import { BodyRelated } from '../bodies/rows/related-rows';
import { RowTable } from '../bodies/rows/row-table';
import { bytesFor, RowWorker } from '../bodies/rows/row-worker';
import type { StoredRows } from '../bodies/rows/stored-rows';
import { Utf8Copies } from '../bodies/rows/utf8-copies';
import type { PagesRun } from '../engine/fetch-all/pages-run';
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
  const copies = new Utf8Copies(bodies);
  const ofBodies = new Map<string, Promise<RowTable | null>>();
  const ofRuns = new WeakMap<object, RowTable>();

  async function tableOf(of: RowsOf): Promise<RowTable | null> {
    if (of.kind !== 'run') return bodyTable(of);
    const run = pages.find(of.runId);
    if (!run) return null;
    const table = ofRuns.get(run) ?? runTable(run, worker);
    ofRuns.set(run, table);
    return table;
  }

  function bodyTable(of: InBody): Promise<RowTable | null> {
    const key = JSON.stringify([of.bodyId, of]);
    const found = ofBodies.get(key) ?? findTable(of, { bodies, copies, worker });
    ofBodies.delete(key);
    ofBodies.set(key, found);
    // What failed for want of room may succeed later.
    found.catch(() => ofBodies.delete(key));
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
  const names = of.kind === 'run' ? (pages.find(of.runId)?.tally?.allNames ?? []) : (await table.tally()).names;
  return [...names];
}

async function describeRows(of: RowsOf, table: RowTable, pages: Parts['pages']): Promise<RowsFacts> {
  if (of.kind !== 'run') return (await table.tally()).facts;
  const tally = pages.find(of.runId)?.tally ?? new ColumnTally('');
  return factsOf(tally, table.rows.spans.count);
}

const runTable = (run: PagesRun, worker: RowWorker): RowTable =>
  new RowTable(run.rows, () => run.base, worker, new PagesRelated(run.documents, () => run.rows.body, worker));

type InBody = Exclude<RowsOf, { kind: 'run' }>;

interface Finding {
  readonly bodies: BodyStore;
  readonly copies: Utf8Copies;
  readonly worker: RowWorker;
}

async function findTable(of: InBody, { bodies, copies, worker }: Finding): Promise<RowTable | null> {
  const stored = bodies.get(of.bodyId);
  if (!stored?.complete) return null;
  const body = of.kind === 'body' ? await copies.of(stored, of.charset ?? null) : stored;
  const rows = of.kind === 'made' ? await madeRows(of, body, worker) : await rowsIn(of, body, worker);
  // What the resources of a document are related to, stands beside them (JSON:API).
  const related = of.kind === 'body' && of.pointer === '/data' ? new BodyRelated(body, worker) : null;
  return rows && new RowTable({ ...rows, isRepeated: () => false }, () => of.base, worker, related);
}

type Rows = Pick<StoredRows, 'body' | 'spans'>;

async function rowsIn(
  { pointer, where = null }: Extract<RowsOf, { kind: 'body' }>,
  body: StoredBody,
  worker: RowWorker,
): Promise<Rows | null> {
  const spans = await worker.ask({ ask: 'find', bytes: await bytesFor(body), pointer, where });
  return spans && { body, spans };
}

async function madeRows(of: Extract<RowsOf, { kind: 'made' }>, body: StoredBody, worker: RowWorker): Promise<Rows | null> {
  const made = await worker.ask({ ask: 'make', bytes: await bytesFor(body), of });
  if (made === null) return null;
  const spans = { count: made.starts.length, starts: Float64Array.from(made.starts), ends: Float64Array.from(made.ends) };
  return { body: memoryBody(made.bytes), spans };
}
