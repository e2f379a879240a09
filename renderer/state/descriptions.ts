import type { Host } from '#shared/contract/types';
import { describeFailure } from '#shared/failure-words';
import { hrefOf, readTypedUrl } from '#shared/http/url-parts';
import type { KnownDocument } from '#shared/hypermedia/known';
import { documentPaths } from '#shared/hypermedia/openapi/document-paths';
import { openApiVersion } from '#shared/hypermedia/openapi/openapi-document';
import { parseJson } from '#shared/hypermedia/parse-json';
import { type Exchange, lastHop } from '#shared/model/exchange';
import { createDescriptionAsking, type DescriptionAsker, documentIn, noOpenApi, pathIn } from './ask-description';
import type { AppStore } from './create-store';
import { fileName } from './file-name';
import { originOfTyped } from './follow-draft';

/** What is known of the description of one origin's API, because somebody wished to know it. */
export interface KnownDescription {
  readonly isAsking: boolean;
  /** Tells one reading from another; empty while there is none. */
  readonly id: string;
  /** The OpenAPI document; null while there is none. */
  readonly document: KnownDocument | null;
  /** Where it was read: an address, or the name of a file. */
  readonly from: string;
  /** How many paths are in it. */
  readonly paths: number;
  /** The exchange it came with, as long as that is held; null for a file. */
  readonly exchangeId: string | null;
  /** Why the last wish for one came to nothing. */
  readonly problem: string | null;
}

const nothing: KnownDescription = {
  isAsking: false,
  id: '',
  document: null,
  from: '',
  paths: 0,
  exchangeId: null,
  problem: null,
};

/** The descriptions of a session. Nothing is asked that nobody wished for; one that was read is there for every page of its origin. */
export interface Descriptions {
  readonly of: (origin: string) => KnownDescription;
  readonly subscribe: (listener: () => void) => () => void;
  /** Looks in the usual places until one describes the page. */
  look(asker: DescriptionAsker): Promise<void>;
  /** Asks at an address: whole, or from the root of the page's host. */
  readAddress(asker: DescriptionAsker, typed: string): Promise<void>;
  readFile(pageUrl: string, path: string): Promise<void>;
  /** Takes the document that a tab shows, for the pages of its own origin. */
  take(exchange: Exchange): Promise<void>;
  forget(origin: string): void;
}

const ofStore = new WeakMap<AppStore, Descriptions>();

/** The descriptions of a window, made when they are first looked for. */
export function descriptionsOf(store: AppStore, host: Host): Descriptions {
  const known = ofStore.get(store) ?? createDescriptions(store, host);
  ofStore.set(store, known);
  return known;
}

interface Read {
  readonly document: KnownDocument;
  readonly exchangeId: string | null;
}

/** What is known by origin, and what happens to it. */
function createMemory(store: AppStore) {
  const all = new Map<string, KnownDescription>();
  const listeners = new Set<() => void>();
  const of = (origin: string) => all.get(origin) ?? nothing;
  const put = (origin: string, change: Partial<KnownDescription>): void => {
    all.set(origin, { ...of(origin), ...change });
    listeners.forEach((listener) => listener());
  };
  const forget = (origin: string): void => {
    const { exchangeId } = of(origin);
    if (exchangeId !== null) store.getState().forgetAside([exchangeId]);
    put(origin, nothing);
  };
  return {
    of,
    forget,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** Begins anew for the origin of a page; null while one is asked for already. */
    begin: (pageUrl: string): string | null => {
      const origin = originOfTyped(pageUrl);
      if (origin === null || of(origin).isAsking) return null;
      forget(origin);
      put(origin, { isAsking: true });
      return origin;
    },
    keep: (origin: string, { document, exchangeId }: Read, from = document.url): void => {
      const paths = documentPaths(document).length;
      put(origin, { isAsking: false, id: crypto.randomUUID(), document, from, paths, exchangeId, problem: null });
    },
    giveUp: (origin: string, problem: string) => put(origin, { isAsking: false, problem }),
  };
}

function createDescriptions(store: AppStore, host: Host): Descriptions {
  const asking = createDescriptionAsking(store, host);
  const { of, forget, subscribe, begin, keep, giveUp } = createMemory(store);
  return {
    of,
    forget,
    subscribe,
    async look(asker) {
      const origin = begin(asker.url);
      if (origin === null) return;
      const answer = await asking.look(asker);
      if (answer.kind === 'found') keep(origin, answer);
      else giveUp(origin, answer.why);
    },
    async readAddress(asker, typed) {
      const url = addressOf(typed, asker.url);
      const origin = begin(asker.url);
      if (origin === null) return;
      if (url === null) return giveUp(origin, 'This is no address.');
      const answer = await asking.ask(asker, url);
      if (answer.kind === 'found') return keep(origin, answer);
      giveUp(origin, `${pathIn(url)}: ${answer.kind === 'none' ? answer.why : `it leads to ${answer.others.join(', ')}`}`);
    },
    async readFile(pageUrl, path) {
      const origin = begin(pageUrl);
      if (origin === null) return;
      const read = await host.call('files.readDescription', { path });
      if (!read.ok) return giveUp(origin, describeFailure(read.failure));
      const root = read.value.json === null ? undefined : parseJson(read.value.json);
      if (root === undefined || openApiVersion(root) === null) return giveUp(origin, `${fileName(path)}: ${noOpenApi}`);
      keep(origin, { document: { url: `${origin}/`, root }, exchangeId: null }, fileName(path));
    },
    async take(exchange) {
      const origin = begin(lastHop(exchange)?.url ?? exchange.url);
      if (origin === null) return;
      const told = await documentIn(exchange, host);
      if ('document' in told && openApiVersion(told.document.root) !== null) keep(origin, { ...told, exchangeId: null });
      else giveUp(origin, 'why' in told ? told.why : noOpenApi);
    },
  };
}

/** An address as typed: from the root of the page's host, or whole. */
function addressOf(typed: string, base: string): string | null {
  const text = typed.trim();
  if (text.startsWith('/')) return URL.canParse(text, base) ? new URL(text, base).href : null;
  const read = readTypedUrl(text);
  return read.ok ? hrefOf(read.value) : null;
}
