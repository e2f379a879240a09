import { type Exchange, lastHop } from '#shared/model/exchange';
import type { PagingCorrection } from '#shared/model/paging-correction';
import type { Host } from '#shared/contract/types';
import type { Known } from '#shared/hypermedia/known';
import type { PageModel } from '#shared/hypermedia/page';
import { pageOfExchange } from '#shared/hypermedia/page-of-exchange';
import { placedBySent } from '#shared/hypermedia/paging/place-sent';
import { readPage } from '#shared/hypermedia/read-page';
import { useEffect, useState } from 'react';
import type { AppState } from './app-state';
import type { AppStore } from './create-store';
import { descriptionsOf } from './descriptions';
import { originOfTyped } from './follow-draft';
import { useDescription } from './use-description';
import { readSmallText } from './read-small-text';
import { smallBodyLimit } from './small-body';
import { pageQuestion } from './page-question';
import { knownFrom, tellingKey, tellingOf } from './knowledge';
import { useApp, useAppStore, useHost } from './use-app';

/** Above this a body is not read as a page. The Body view has no such limit. */
const pageBodyLimit = 64 * 1024 * 1024;
/** A larger body is read by the host: here it would hold up the window. */
const readHereLimit = 128 * 1024;

export interface PageReading {
  readonly page: PageModel;
  /** The body was too large to be read as a page. */
  readonly isTooLarge: boolean;
}

/** What was read of an exchange, by what was known besides. */
type Readings = Map<string, PageReading>;

const readings = new WeakMap<Exchange, Readings>();
/** Several places on the page ask at the same time; the body is fetched once. */
const underWay = new WeakMap<Exchange, Map<string, Promise<PageReading | null>>>();

/** The pages that were read of an exchange, by what was known besides. */
export const pagesOf = (exchange: Exchange): PageModel[] => [...(readings.get(exchange)?.values() ?? [])].map(({ page }) => page);

/** Hear when an exchange was read, whoever asked for it. */
const listeners = new Set<(exchange: Exchange) => void>();

interface Wanted {
  /** Have a large body read too; otherwise it is there when somebody else had it read. */
  readonly large: boolean;
}

/** What an answer lets you do next; null until there is an answer and its body has been read. */
export function usePageModel(exchange: Exchange | undefined, { large }: Wanted = { large: true }): PageReading | null {
  const host = useHost();
  const store = useAppStore();
  const key = useReadingKey(exchange);
  const [read, setRead] = useState<PageReading | null>(null);
  useEffect(() => {
    if (!exchange) return;
    const take = (of: Exchange) => {
      const reading = of === exchange ? readings.get(exchange)?.get(key) : undefined;
      if (reading) setRead(reading);
    };
    listeners.add(take);
    const isWanted = large || !('bodyBytes' in exchange) || exchange.bodyBytes <= smallBodyLimit;
    if (isWanted && !readings.get(exchange)?.has(key)) {
      void kept(underWay, exchange, key, () => readExchange(exchange, knownOf(store, host, exchange), host)).then((read) => {
        const reading = placed(read, store, exchange);
        if (!reading) return;
        kept(readings, exchange, key, () => reading);
        for (const listener of listeners) listener(exchange);
      });
    }
    return () => void listeners.delete(take);
  }, [exchange, key, host, store, large]);
  if (!exchange) return null;
  // While more is known of a page, the page as it was before stays until it is read again.
  return readings.get(exchange)?.get(key) ?? (read && [...(readings.get(exchange)?.values() ?? [])].includes(read) ? read : null);
}

/** Tells one reading of an exchange from another: by what was known besides. */
function useReadingKey(exchange: Exchange | undefined): string {
  const correction = useApp((state) => correctionFor(state, exchange?.id));
  const telling = useApp((state) => (exchange ? tellingKey(tellingOf(state, exchange)) : ''));
  const { id } = useDescription(exchange ? (lastHop(exchange)?.url ?? exchange.url) : '');
  return JSON.stringify([correction, telling, id]);
}

/** What a map holds for an exchange under a key, made where there is nothing yet. */
function kept<T>(all: WeakMap<Exchange, Map<string, T>>, exchange: Exchange, key: string, make: () => T): T {
  const own = all.get(exchange) ?? new Map<string, T>();
  all.set(exchange, own);
  const value = own.get(key) ?? make();
  own.set(key, value);
  return value;
}

/** How the pages of an answer are made, as the draft has it that asked for it. */
function correctionFor({ tabs }: Pick<AppState, 'tabs'>, exchangeId: string | undefined): PagingCorrection | null {
  for (const { trail, position, draft } of Object.values(tabs)) {
    const at = trail.findIndex((step) => step.exchangeId === exchangeId);
    const step = trail[at];
    if (step) return at === position ? draft.paging : (step.typed?.draft ?? step.draft).paging;
  }
  return null;
}

/** A page with its place as the request asked for it, where that is still known. */
function placed(reading: PageReading | null, store: AppStore, { id }: Exchange): PageReading | null {
  const steps = Object.values(store.getState().tabs).flatMap(({ trail }) => trail);
  const sent = steps.find((step) => step.exchangeId === id)?.draft;
  if (reading === null || sent === undefined) return reading;
  const { page } = reading;
  return { ...reading, page: { ...page, paging: placedBySent(page.paging, sent) } };
}

/** What a page is read with besides its answer. */
function knownOf(store: AppStore, host: Host, exchange: Exchange): Known {
  const { url } = lastHop(exchange) ?? exchange;
  const known = knownFrom(tellingOf(store.getState(), exchange), url);
  const { document, isWished } = descriptionsOf(store, host).of(originOfTyped(url) ?? '');
  // What somebody wished for counts before what a page points to, and that before what one pointed to before.
  const openApi = (isWished ? document : null) ?? known.openApi ?? document;
  return { ...known, openApi, paging: correctionFor(store.getState(), exchange.id) };
}

async function readExchange(exchange: Exchange, known: Known, host: Host): Promise<PageReading | null> {
  if (exchange.phase !== 'finished') return null;
  const isTooLarge = exchange.bodyBytes > pageBodyLimit;
  const without = (): PageReading => ({ page: readPage(pageOfExchange(exchange, null), known), isTooLarge });
  if (exchange.bodyId === null || exchange.bodyBytes === 0 || isTooLarge) return without();
  if (exchange.bodyBytes > readHereLimit) {
    const { bodyId } = exchange;
    const read = await host.call('body.readPage', { bodyId, charset: null, page: pageQuestion(exchange, known) });
    return read.ok ? { page: read.value, isTooLarge } : without();
  }
  const body = await readSmallText(host, exchange.bodyId);
  return { page: readPage(pageOfExchange(exchange, body.ok ? body.value.text : null), known), isTooLarge };
}
