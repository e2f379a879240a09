import { setTimeout as sleep } from 'node:timers/promises';
import type { JsonArray } from '#shared/hypermedia/json-value';
import type { Paging } from '#shared/hypermedia/page';
import type { StyleName } from '#shared/hypermedia/paging/style-words';
import { readList, type ListReading } from '#shared/hypermedia/read-page';
import { lastHop } from '#shared/model/exchange';
import type { RequestDraft } from '#shared/model/request-draft';
import { fetchPage, type Fetched, type PagesEngine, type Patience, type Waiting } from './fetch-page';
import { nextDraft } from './next-draft';
import { startWalk, type StopReason, type PagesSummary, type Walk } from './pages-walk';

export interface PagesOptions extends Patience {
  /** Rows at most. */
  readonly maxRows: number;
  /** Time between two pages. */
  readonly delayMs: number;
  /** The style, where a person chose it. */
  readonly style?: StyleName;
  /** Carry credentials along when pages lead to another origin. */
  readonly trustOrigins: boolean;
}

/** Unhurried and bounded: nothing is asked for faster than it is answered, and no server is asked for ever. */
export const defaultPagesOptions: PagesOptions = {
  maxRows: 1_000_000,
  delayMs: 0,
  trustOrigins: false,
  retries: 3,
  backoffMs: 1_000,
  longestWaitMs: 10 * 60_000,
};

export type PagesEvent =
  | {
      readonly type: 'page';
      /** From 1. */
      readonly number: number;
      readonly url: string;
      readonly rows: JsonArray;
      /** Which of the rows came before, on this page or another. */
      readonly repeated: ReadonlySet<number>;
      readonly paging: Paging | null;
    }
  | Waiting
  /** The pages lead to another origin, and these credentials stay behind. */
  | { readonly type: 'leaving'; readonly origin: string; readonly dropped: readonly string[] }
  | { readonly type: 'stopped'; readonly summary: PagesSummary };

/** Fetches the pages of a list one after the other, hands the rows on page by page, and says in the end why it stopped. */
export async function* followPages(
  draft: RequestDraft,
  engine: PagesEngine,
  options: PagesOptions,
  signal: AbortSignal,
): AsyncGenerator<PagesEvent, void> {
  const walk = startWalk();
  let asked: RequestDraft | null = draft;
  while (asked !== null) {
    const fetched = yield* fetchPage({ draft: asked, isFirst: walk.pages === 0 }, engine, options, signal);
    if (walk.pages === 0) walk.visit({ ...asked, url: firstAddress(fetched) });
    const list = readFetched(fetched, walk, options);
    if (typeof list === 'string') return yield walk.stop(list, fetched);
    const page = walk.take(list, options.maxRows);
    if (typeof page === 'string') return yield walk.stop(page);
    yield { type: 'page', number: walk.pages, url: addressOf(fetched), paging: list.paging, ...page };

    const reason = reasonToStop(list, walk, options);
    if (reason !== null) return yield walk.stop(reason);
    const next = nextDraft(asked, list.paging, { from: firstAddress(fetched), trustOrigins: options.trustOrigins });
    if (next === null) return yield walk.stop('noNext');
    if (!walk.visit(next.draft)) return yield walk.stop('sameAddress');
    if (next.left !== null) yield { type: 'leaving', ...next.left };
    if (!(await rest(options.delayMs, signal))) return yield walk.stop('cancelled');
    asked = next.draft;
  }
}

/** The list of an answer, or why there is none. */
function readFetched(fetched: Fetched, walk: Walk, options: PagesOptions): ListReading | StopReason {
  const { exchange, text } = fetched;
  if (exchange.phase === 'failed') return exchange.failure.kind === 'cancelled' ? 'cancelled' : 'failed';
  const { status, headers } = exchange.head;
  // Where the way on was made here, a page that is not there is the end of the list.
  if ((status === 404 || status === 416) && walk.madeItsWay) return 'noNext';
  if (isUnusable(fetched, status)) return 'failed';
  const page = { method: lastHop(exchange)?.method ?? exchange.method, url: addressOf(fetched), status, headers, body: text };
  return readList(page, { style: options.style, pointer: walk.pointer }) ?? 'noList';
}

/** An error, a redirect that was not followed, or more than can be read. */
const isUnusable = ({ exchange, failure }: Fetched, status: number): boolean =>
  failure !== null || status >= 400 || (exchange.phase === 'finished' && exchange.stop !== null);

function reasonToStop({ rows, paging }: ListReading, walk: Walk, { maxRows }: PagesOptions): StopReason | null {
  if (rows.length === 0) return 'emptyPage';
  const hasNext = paging !== null && (paging.next !== null || paging.nextRequest !== null);
  if (walk.isCut || (walk.rows >= maxRows && hasNext)) return 'cap';
  return hasNext ? null : 'noNext';
}

const addressOf = ({ exchange }: Fetched): string => lastHop(exchange)?.url || exchange.url;

/** Where the request was sent, before any redirect: what it carried was meant for there. */
const firstAddress = ({ exchange }: Fetched): string => exchange.hops[0]?.url || exchange.url;

/** Whether it rested to the end. */
async function rest(ms: number, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return false;
  return ms === 0 || sleep(ms, true, { signal }).catch(() => false);
}
