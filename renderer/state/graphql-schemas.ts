import type { Host } from '#shared/contract/types';
import { describeFailure } from '#shared/failure-words';
import { asHttpAddress } from '#shared/http/draft-url';
import { schemaDraft } from '#shared/graphql/schema-draft';
import type { SchemaReading } from '#shared/graphql/schema-reading';
import { whyNoSchema, type SchemaSource } from '#shared/graphql/schema-words';
import type { RequestPlace } from '#shared/model/collection';
import type { RequestDraft } from '#shared/model/request-draft';
import { beginExchange } from './begin-exchange';
import type { AppStore } from './create-store';
import { fileName } from './file-name';
import { askerOf } from './knowledge';
import { untilOver } from './until-over';

/** What is known of the schema of one server, as one asker sees it. */
export interface KnownSchema {
  readonly isAsking: boolean;
  /** In its own language; null while there is none. */
  readonly text: string | null;
  /** How many types are in it. */
  readonly types: number;
  readonly remarks: readonly string[];
  /** The file it was read from; null where the server told it. */
  readonly file: string | null;
  /** When it was read, in milliseconds since 1970; null while there is none. */
  readonly readAt: number | null;
  /** Why the last wish for it came to nothing. */
  readonly problem: string | null;
  /** The exchange it was asked in, as long as that is held. */
  readonly exchangeId: string | null;
}

const nothing: KnownSchema = {
  isAsking: false,
  text: null,
  types: 0,
  remarks: [],
  file: null,
  readAt: null,
  problem: null,
  exchangeId: null,
};

/** Who asks which server. */
export interface SchemaAsker {
  readonly draft: RequestDraft;
  /** The saved request whose folders it inherits from. */
  readonly place: RequestPlace | null;
  readonly environment: string;
}

/** The schemas of a session. Nothing is asked that nobody wished for; what was read once is there for every tab, and for the next page. */
export interface GraphqlSchemas {
  readonly of: (key: string) => KnownSchema;
  readonly subscribe: (listener: () => void) => () => void;
  /** Asks the server, in one question after the other until it knows one. */
  ask(key: string, asker: SchemaAsker, questions: readonly string[]): Promise<void>;
  readFile(key: string, path: string): Promise<void>;
  forget(key: string): void;
  /** Looks whether one was read since the app was started, by a page before this one or by another window. */
  recall(key: string): Promise<void>;
}

/** So many are remembered; what was not looked at for the longest time goes first. */
const most = 8;

const ofStore = new WeakMap<AppStore, GraphqlSchemas>();

/** The schemas of a page, made when they are first looked for. */
export function schemasOf(store: AppStore, host: Host): GraphqlSchemas {
  const known = ofStore.get(store) ?? createSchemas(store, host);
  ofStore.set(store, known);
  return known;
}

/** What a schema is known by: who asks which address, in which environment. */
export function schemaKey({ draft, place, environment }: SchemaAsker): string {
  const address = asHttpAddress(draft.url.trim().replace(/#.*$/, ''));
  const inherited = draft.auth.kind === 'inherit' || address.includes('{{') ? place : null;
  return JSON.stringify([address, askerOf(draft), environment, inherited]);
}

interface Shelf {
  readonly all: ReadonlyMap<string, KnownSchema>;
  readonly put: (key: string, change: Partial<KnownSchema>) => void;
  readonly drop: (key: string) => void;
  readonly letGo: (known: KnownSchema) => void;
  readonly subscribe: GraphqlSchemas['subscribe'];
}

/** What is known, by key; the exchanges in which it was asked are let go with it. */
function createShelf(store: AppStore): Shelf {
  const all = new Map<string, KnownSchema>();
  const listeners = new Set<() => void>();
  const letGo = ({ exchangeId }: KnownSchema): void => {
    if (exchangeId !== null) store.getState().forgetAside([exchangeId]);
  };
  const tell = (): void => listeners.forEach((listener) => listener());
  return {
    all,
    letGo,
    put(key, change) {
      const next = { ...(all.get(key) ?? nothing), ...change };
      all.delete(key);
      all.set(key, next);
      for (const [oldest, gone] of [...all].slice(0, -most)) {
        all.delete(oldest);
        letGo(gone);
      }
      tell();
    },
    drop(key) {
      const known = all.get(key);
      if (known) letGo(known);
      all.delete(key);
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function createSchemas(store: AppStore, host: Host): GraphqlSchemas {
  const { all, put, drop, letGo, subscribe } = createShelf(store);
  const take = (key: string, reading: SchemaReading, source: SchemaSource, file: string | null): void => {
    if (reading.kind !== 'schema') return put(key, { isAsking: false, problem: whyNoSchema(reading, source) });
    const { text, types, remarks } = reading;
    put(key, { isAsking: false, text, types, remarks, file, problem: null, readAt: Date.now() });
  };

  return {
    of: (key) => all.get(key) ?? nothing,
    subscribe,
    async ask(key, asker, questions) {
      const before = all.get(key) ?? nothing;
      if (before.isAsking) return;
      letGo(before);
      for (const [at, question] of questions.entries()) {
        const { exchangeId } = beginExchange(host, store, {
          draft: schemaDraft(asker.draft, question),
          place: asker.place,
          isAside: true,
        });
        put(key, { isAsking: true, problem: null, exchangeId });
        const answer = await readAnswer({ store, host }, exchangeId, key);
        if ('problem' in answer) return put(key, { isAsking: false, problem: answer.problem });
        if (answer.reading.kind !== 'older' || at === questions.length - 1)
          return take(key, answer.reading, { kind: 'server', status: answer.status }, null);
        store.getState().forgetAside([exchangeId]);
      }
    },
    async readFile(key, path) {
      put(key, { isAsking: true, problem: null });
      const read = await host.call('graphql.readSchema', { from: { kind: 'file', path }, keepAs: key });
      if (!read.ok) return put(key, { isAsking: false, problem: describeFailure(read.failure) });
      take(key, read.value, { kind: 'file' }, fileName(path));
    },
    forget(key) {
      drop(key);
      void host.call('graphql.forgetSchema', { key });
    },
    async recall(key) {
      if (all.has(key)) return;
      const kept = await host.call('graphql.keptSchema', { key });
      if (kept.ok && kept.value !== null && !all.has(key)) put(key, kept.value);
    },
  };
}

type Answered = { readonly reading: SchemaReading; readonly status: number } | { readonly problem: string };

interface Page {
  readonly store: AppStore;
  readonly host: Host;
}

async function readAnswer({ store, host }: Page, exchangeId: string, keepAs: string): Promise<Answered> {
  const exchange = await untilOver(store, exchangeId);
  if (exchange?.phase === 'failed') return { problem: describeFailure(exchange.failure) };
  if (exchange?.phase !== 'finished') return { problem: 'The question for the schema was given up.' };
  const { bodyId, head } = exchange;
  const { status } = head;
  if (bodyId === null) return { status, reading: { kind: 'other', looks: 'nothing' } };
  const read = await host.call('graphql.readSchema', { from: { kind: 'body', bodyId }, keepAs });
  return read.ok ? { status, reading: read.value } : { problem: describeFailure(read.failure) };
}
