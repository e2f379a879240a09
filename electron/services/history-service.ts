import { join } from 'node:path';
import type { HandlersOf, Publish } from '#shared/contract/types';
import { exchangeEventsSchema } from '#shared/model/exchange-event';
import { requestDraftSchema } from '#shared/model/request-draft';
import type { Settings } from '#shared/model/settings';
import { fail, ok, type Result } from '#shared/result';
import type { BodyStore } from '../bodies/body-store';
import { makePrivateFolder } from '../storage/data-folder.ts';
import { openHistory, type HistoryFile } from '../storage/history/history-file.ts';
import { setAside } from '../storage/set-aside.ts';
import type { ExchangeService } from './exchange-service';
import { historyEntry } from './history-entry';
import type { KeptExchange } from './kept-exchange';
import { keepBody, withBody } from './reopen-archived';

interface Parts {
  readonly home: string;
  readonly publish: Publish;
  readonly bodies: BodyStore;
  readonly exchanges: Pick<ExchangeService, 'hold'>;
  /** Secrets that were filled into an exchange. */
  readonly secretsOf: (exchangeId: string) => readonly string[];
  /** Name of the environment that is chosen for a collection, or for what is in none; empty where none is. */
  readonly environmentOf: (root: string) => Promise<string>;
  /** What the user wants to be kept, as it stands now. */
  readonly rules: () => Promise<Settings['history']>;
}

export interface HistoryService {
  readonly handlers: HandlersOf<'history'>;
  /** Keeps an exchange that is over. */
  keep(exchange: KeptExchange): void;
  /** Writes what is waiting. */
  close(): Promise<void>;
}

const day = 24 * 60 * 60 * 1000;
const most = 100_000;
/** So many exchanges between two looks at what is too much. */
const pruneEvery = 200;

/** Every exchange that a user sent, in a database of the data folder. What cannot be kept is not worth stopping anybody. */
export function createHistoryService(parts: Parts): HistoryService {
  const { home, publish, bodies, secretsOf, environmentOf, rules } = parts;
  const waiting = new Set<Promise<void>>();
  const store = createStore(home);
  let written = 0;

  async function write(exchange: KeptExchange): Promise<void> {
    const { isKept, days, megabytes, bodyKilobytes, keepSecrets } = await rules();
    if (!isKept) return;
    const environment = await environmentOf(exchange.place?.root ?? '');
    const found = { filledIn: secretsOf(exchange.id), environment, bodies };
    const entry = await historyEntry(exchange, found, { bodyAtMost: bodyKilobytes * 1024, keepSecrets });
    if (entry === null) return;
    await store.with((history) => {
      history.write(entry);
      if (++written % pruneEvery === 1)
        history.prune({ before: Date.now() - days * day, count: most, bytes: megabytes * 1024 ** 2 });
    });
    publish('history.changed', null);
  }

  return {
    handlers: createHandlers(store, parts),
    keep(exchange) {
      const writing = write(exchange).finally(() => waiting.delete(writing));
      waiting.add(writing);
    },
    async close() {
      await Promise.all(waiting);
      await store.close();
    },
  };
}

function createHandlers(store: Store, { publish, bodies, exchanges }: Parts): HandlersOf<'history'> {
  const changed = async (work: (history: HistoryFile) => void): Promise<Result<null>> => {
    const done = await store.with(work);
    publish('history.changed', null);
    return done.ok ? ok(null) : done;
  };
  return {
    'history.list': ({ query, count }) => store.with((history) => history.list(query, count)),
    'history.facets': () => store.with((history) => history.facets()),
    async 'history.open'({ id }, { windowId }) {
      const entry = await store.with((history) => history.open(id));
      if (!entry.ok) return entry;
      const draft = requestDraftSchema.safeParse(parse(entry.value?.draft));
      const events = exchangeEventsSchema.safeParse(parse(entry.value?.events));
      if (!entry.value || !draft.success || !events.success) return fail({ kind: 'notFound', what: 'this exchange' });
      const bodyId = entry.value.body === null ? null : await keepBody(entry.value.body, bodies);
      const told = events.data.map((event) => withBody(event, bodyId));
      await exchanges.hold(windowId, draft.data, told);
      return ok(null);
    },
    'history.setPinned': ({ id, pinned }) => changed((history) => history.setPinned(id, pinned)),
    'history.remove': ({ ids }) => changed((history) => history.remove(ids)),
    'history.clear': () => changed((history) => history.prune({ before: Infinity, count: 0, bytes: 0 })),
    async 'history.describe'() {
      const described = await store.with((history) => history.describe());
      return ok({ ...(described.ok ? described.value : { count: 0, bytes: 0 }), problem: store.problem() });
    },
  };
}

interface Store {
  with<T>(work: (history: HistoryFile) => T): Promise<Result<T>>;
  /** Why the last step did not work; empty when it did. */
  problem(): string;
  close(): Promise<void>;
}

/** The database, opened when it is first needed. */
function createStore(home: string): Store {
  let file: Promise<Result<HistoryFile>> | null = null;
  let problem = '';
  let isClosed = false;
  return {
    async with(work) {
      const opened = isClosed ? gone : await (file ??= openIn(home));
      if (!opened.ok) return opened;
      try {
        problem = '';
        return ok(work(opened.value));
      } catch (thrown) {
        problem = wordsOf(thrown);
        return fail({ kind: 'fileFailed', path: join(home, 'history.db'), reason: problem });
      }
    },
    problem: () => problem,
    async close() {
      if (isClosed) return;
      isClosed = true;
      const opened = await file;
      if (opened?.ok) opened.value.close();
    },
  };
}

const gone: Result<never> = fail({ kind: 'notFound', what: 'the history: Cairn is being closed' });

/** Opens the database; one that is damaged is put out of the way, and a new one begun. */
async function openIn(home: string): Promise<Result<HistoryFile>> {
  const path = join(home, 'history.db');
  const folder = await makePrivateFolder(home);
  if (!folder.ok) return folder;
  try {
    return ok(openHistory(path));
  } catch (thrown) {
    if (!/malformed|not a database|corrupt/i.test(wordsOf(thrown)))
      return fail({ kind: 'fileFailed', path, reason: wordsOf(thrown) });
    await setAside(path);
    return ok(openHistory(path));
  }
}

const wordsOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));

function parse(json: string | undefined): unknown {
  try {
    return JSON.parse(json ?? '');
  } catch {
    return null;
  }
}
