import type { Paging } from '#shared/hypermedia/page';
import { addressOfPage } from '#shared/hypermedia/paging/finish-paging';
import type { RequestDraft } from '#shared/model/request-draft';
import { fetchOnce, type Fetched, type PagesEngine } from './fetch-page';
import type { PagesOptions } from './pages-options';
import type { Walk } from './pages-walk';

/** What all steps of a walk share. */
export interface Course {
  readonly walk: Walk;
  readonly engine: PagesEngine;
  readonly options: PagesOptions;
  readonly signal: AbortSignal;
}

/** A page that was asked for before there was anybody to take it. */
export interface Ahead {
  readonly url: string;
  readonly fetched: Promise<Fetched>;
  readonly drop: () => void;
}

/** Asks for a page early, where that hurries nobody. */
export function askAhead(draft: RequestDraft, { engine, options, signal }: Course): Ahead | null {
  const { readAhead, delayMs, pause } = options;
  if (!readAhead || delayMs > 0 || (pause?.() ?? null) !== null) return null;
  const dropping = new AbortController();
  const drop = () => dropping.abort();
  // One that follows several signals would cost more than the rest of asking, and each page takes one.
  signal.addEventListener('abort', drop, { once: true });
  if (signal.aborted) drop();
  const fetched = fetchOnce(draft, engine, dropping.signal);
  // Nobody may be waiting for it yet when it fails.
  void fetched.catch(() => undefined).finally(() => signal.removeEventListener('abort', drop));
  return { url: draft.url, fetched, drop };
}

/** The address of the page after the next, where the server numbers its pages just as we would and there is room for it. */
export function foresee(paging: Paging | null, next: RequestDraft, { walk, options }: Course): string | null {
  if (paging === null || paging.page === null || paging.pages === null || paging.pageSize === null) return null;
  const isLast = paging.page + 2 > paging.pages || walk.rows + paging.pageSize >= options.maxRows;
  if (isLast || addressOfPage(paging, next.url, paging.page + 1) !== next.url) return null;
  return addressOfPage(paging, next.url, paging.page + 2);
}
