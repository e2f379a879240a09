import type { Host } from '#shared/contract/types';
import { describeFailure } from '#shared/failure-words';
import { hrefOf, readTypedUrl } from '#shared/http/url-parts';
import type { KnownDocument } from '#shared/hypermedia/known';
import { openApiVersion } from '#shared/hypermedia/openapi/openapi-document';
import { parseJson } from '#shared/hypermedia/parse-json';
import { type Exchange, lastHop } from '#shared/model/exchange';
import type { DescriptionSource } from '#shared/model/kept-description';
import { createDescriptionAsking, type DescriptionAsker, documentIn, noOpenApi, pathIn } from './ask-description';
import type { AppStore } from './create-store';
import { createDescriptionMemory, type DescriptionMemory, type KnownDescription } from './description-memory';
import { fileName } from './file-name';
import { originOfTyped } from './follow-draft';
import { createKeptDescriptions } from './kept-descriptions';

/** The descriptions of a window. Nothing is asked that nobody wished for; one that was read is there for every page of its origin, until it is forgotten. */
export interface Descriptions {
  readonly of: (origin: string) => KnownDescription;
  readonly subscribe: (listener: () => void) => () => void;
  /** A page of an origin is shown: what is kept of it is read, once. */
  readonly meet: (origin: string) => void;
  /** Looks in the usual places until one describes the page. */
  look(asker: DescriptionAsker): Promise<void>;
  /** Asks at an address: whole, or from the root of the page's host. */
  readAddress(asker: DescriptionAsker, typed: string): Promise<void>;
  readFile(pageUrl: string, path: string): Promise<void>;
  /** Reads what is known once more, where it was read. */
  readAgain(asker: DescriptionAsker): Promise<void>;
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

/** The name of a file, or an address. */
export const sourceName = (source: DescriptionSource | null): string =>
  source === null ? '' : source.kind === 'file' ? fileName(source.path) : source.url;

function createDescriptions(store: AppStore, host: Host): Descriptions {
  const asking = createDescriptionAsking(store, host);
  const memory = createDescriptionMemory(store);
  const kept = createKeptDescriptions(host, memory);
  const { begin, giveUp } = memory;
  const keep = keeping(memory, kept);

  async function ask(asker: DescriptionAsker, url: string | null): Promise<void> {
    const origin = begin(asker.url);
    if (origin === null) return;
    if (url === null) return giveUp(origin, 'This is no address.');
    const answer = await asking.ask(asker, url);
    if (answer.kind === 'found') return keep(origin, answer.document, { exchangeId: answer.exchangeId, isAside: true });
    giveUp(origin, `${pathIn(url)}: ${answer.kind === 'none' ? answer.why : `it leads to ${answer.others.join(', ')}`}`);
  }

  async function readFile(pageUrl: string, path: string): Promise<void> {
    const origin = begin(pageUrl);
    if (origin === null) return;
    const read = await host.call('files.readDescription', { path });
    if (!read.ok) return giveUp(origin, describeFailure(read.failure));
    const root = read.value.json === null ? undefined : parseJson(read.value.json);
    if (root === undefined || openApiVersion(root) === null) return giveUp(origin, `${fileName(path)}: ${noOpenApi}`);
    keep(origin, { url: `${origin}/`, root }, { path });
  }

  return {
    of: memory.of,
    subscribe: memory.subscribe,
    meet: kept.meet,
    async look(asker) {
      const origin = begin(asker.url);
      if (origin === null) return;
      const answer = await asking.look(asker);
      if (answer.kind === 'found') keep(origin, answer.document, { exchangeId: answer.exchangeId, isAside: true });
      else giveUp(origin, answer.why);
    },
    readAddress: (asker, typed) => ask(asker, addressOf(typed, asker.url)),
    readFile,
    async readAgain(asker) {
      const { source } = memory.of(originOfTyped(asker.url) ?? '');
      if (source?.kind === 'file') await readFile(asker.url, source.path);
      else if (source) await ask(asker, source.url);
    },
    async take(exchange) {
      const origin = begin(lastHop(exchange)?.url ?? exchange.url);
      if (origin === null) return;
      const told = await documentIn(exchange, host);
      if ('document' in told && openApiVersion(told.document.root) !== null)
        keep(origin, told.document, { exchangeId: exchange.id, isAside: false });
      else giveUp(origin, 'why' in told ? told.why : noOpenApi);
    },
    forget(origin) {
      memory.forget(origin);
      kept.forget(origin);
    },
  };
}

/** A file, or an exchange: one aside is held for the sake of the description alone. */
type Brought = { readonly path: string } | { readonly exchangeId: string; readonly isAside: boolean };

/** Remembers a document, and lets the host keep it. */
const keeping =
  (memory: DescriptionMemory, kept: ReturnType<typeof createKeptDescriptions>) =>
  (origin: string, document: KnownDocument, brought: Brought): void => {
    const readAt = Date.now();
    const isFile = 'path' in brought;
    memory.keep(origin, {
      document,
      source: isFile ? { kind: 'file', path: brought.path } : { kind: 'address', url: document.url },
      readAt,
      isKept: false,
      isWished: true,
      exchangeId: isFile || !brought.isAside ? null : brought.exchangeId,
    });
    const from = isFile
      ? ({ kind: 'file', path: brought.path } as const)
      : ({ kind: 'exchange', exchangeId: brought.exchangeId } as const);
    kept.keep(origin, readAt, from);
  };

/** An address as typed: from the root of the page's host, or whole. */
function addressOf(typed: string, base: string): string | null {
  const text = typed.trim();
  if (text.startsWith('/')) return URL.canParse(text, base) ? new URL(text, base).href : null;
  const read = readTypedUrl(text);
  return read.ok ? hrefOf(read.value) : null;
}
