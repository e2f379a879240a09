import { setTimeout as sleep } from 'node:timers/promises';
import type { JsonArray } from '#shared/hypermedia/json-value';
import type { Paging } from '#shared/hypermedia/page';
import { pageOfExchange } from '#shared/hypermedia/page-of-exchange';
import { hasNext } from '#shared/hypermedia/paging/turns';
import { readList, type ListReading } from '#shared/hypermedia/read-page';
import { lastHop } from '#shared/model/exchange';
import type { StopReason } from '#shared/model/pages-run';
import type { RequestDraft } from '#shared/model/request-draft';
import { fetchPage, type Fetched, mayGoOn, type PagesEngine, type Waiting } from './fetch-page';
import { nextDraft, type NextDraft } from './next-draft';
import { optimiseSooner } from './optimise-sooner';
import { readPageBytes } from './page-body';
import { type Ahead, askAhead, type Course, foresee } from './pages-ahead';
import type { Leaving, PagesOptions } from './pages-options';
import { startWalk, type PagesSummary, type Walk } from './pages-walk';

export interface PageEvent {
  readonly type: 'page';
  /** From 1. */
  readonly number: number;
  readonly url: string;
  readonly exchangeId: string;
  readonly rows: JsonArray;
  /** Which of the rows came before, on this page or another. */
  readonly repeated: ReadonlySet<number>;
  readonly paging: Paging | null;
  /** Resources came along that the rows are related to (JSON:API, `included`). */
  readonly hasIncluded: boolean;
  /** The page as it came. */
  readonly bytes: Uint8Array | null;
  /** The page as it reads. */
  readonly text: () => string | null;
}

export type PagesEvent =
  | PageEvent
  | Waiting
  /** The pages lead to another origin, and these credentials stay behind. */
  | ({ readonly type: 'leaving' } & Leaving)
  /** `rest` is what would have been asked next; null where nothing leads further. */
  | { readonly type: 'stopped'; readonly summary: PagesSummary; readonly rest: PagesPlace | null };

/** A place to walk on from. */
export interface PagesPlace {
  readonly draft: RequestDraft;
  readonly walk: Walk;
}

/** Fetches the pages of a list one after the other, hands the rows on page by page, and says in the end why it stopped. */
export async function* followPages(
  from: RequestDraft | PagesPlace,
  engine: PagesEngine,
  options: PagesOptions,
  signal: AbortSignal,
): AsyncGenerator<PagesEvent, void> {
  optimiseSooner();
  const leaving = new AbortController();
  const { draft, walk } = 'walk' in from ? from : { draft: from, walk: startWalk() };
  const course = { walk, engine, options, signal: AbortSignal.any([signal, leaving.signal]) };
  try {
    for (let step: Step | null = { asked: draft, ahead: null, foreseen: null }; step !== null;)
      step = yield* takePage(step, course);
  } finally {
    // Whoever stops listening wants nothing more, also not what was asked for ahead.
    leaving.abort();
  }
}

interface Step {
  readonly asked: RequestDraft;
  /** The answer, where it is on its way already. */
  readonly ahead: Promise<Fetched> | null;
  /** The address after this one, where pages are numbered and it is sure to be there. */
  readonly foreseen: string | null;
}

type Steps = AsyncGenerator<PagesEvent, Step | null>;

/** Fetches one page and hands it on; the way to the next, or null once it was said why there is none. */
async function* takePage({ asked, ahead, foreseen }: Step, course: Course): Steps {
  const { walk, engine, options, signal } = course;
  if (!(await mayGoOn(options, signal))) return yield* stop('cancelled', { draft: asked, walk });
  const fetched = yield* fetchPage({ draft: asked, isFirst: walk.pages === 0, ahead }, engine, options, signal);
  if (walk.pages === 0) walk.visit({ ...asked, url: firstAddress(fetched) });
  // Asked for before this page is even read: the server need not wait for us.
  const early = isPlain(fetched) && foreseen !== null ? askAhead({ ...asked, url: foreseen }, course) : null;
  return yield* readOn({ asked, fetched, early }, course);
}

async function* readOn({ asked, fetched, early }: Pick<Taken, 'asked' | 'fetched' | 'early'>, course: Course): Steps {
  const { walk, options } = course;
  const list = readFetched(fetched, walk, { ...asked, paging: options.correction ?? asked.paging });
  const page = typeof list === 'string' ? list : walk.take(list, options.maxRows);
  if (typeof list === 'string' || typeof page === 'string') {
    early?.drop();
    return yield* stop(
      typeof page === 'string' ? page : 'noList',
      { draft: asked, walk },
      typeof list === 'string' ? fetched : undefined,
    );
  }
  return yield* handOn({ asked, fetched, list, page, early }, course);
}

interface Taken {
  readonly asked: RequestDraft;
  readonly fetched: Fetched;
  readonly list: ListReading;
  readonly page: Pick<PageEvent, 'rows' | 'repeated'>;
  /** What was asked for early. */
  readonly early: Ahead | null;
}

async function* handOn(taken: Taken, course: Course): Steps {
  const { asked, fetched, list, page } = taken;
  const { walk, options } = course;
  const next = nextDraft(asked, list.paging, { from: firstAddress(fetched), trustOrigins: options.trustOrigins });
  const reason = reasonToStop(list, walk, options) ?? wayOut(next, walk);
  const ahead = reason === null && next?.left === null ? takeEarly(taken, next.draft, course) : null;
  const { paging, hasIncluded } = list;
  const whole = { bytes: fetched.bytes, text: () => fetched.text };
  yield { type: 'page', number: walk.pages, ...addressesOf(fetched), paging, hasIncluded, ...whole, ...page };
  if (reason !== null) return yield* stop(reason, { draft: resumeAt(taken, next, walk), walk });
  return next && (yield* goOn(taken, { next, ahead }, course));
}

interface Way {
  readonly next: NextDraft;
  readonly ahead: Ahead | null;
}

async function* goOn(taken: Taken, { next, ahead }: Way, course: Course): Steps {
  const { walk, options, signal } = course;
  const left = next.left && (yield* leave(next.left, options));
  const isStopped = left === 'stop' || !(await rest(options.delayMs, signal));
  if (isStopped) return yield* stop('cancelled', { draft: next.draft, walk });
  const asked = left === 'carry' ? carrying(taken) : next.draft;
  return { asked, ahead: ahead?.fetched ?? null, foreseen: foresee(taken.list.paging, asked, course) };
}

/** The same way on with all that the request carried. */
const carrying = ({ asked, list }: Taken): RequestDraft =>
  nextDraft(asked, list.paging, { from: '', trustOrigins: true })?.draft ?? asked;

/** A page that was cut at the cap is asked for again, for the rest of its rows. */
const resumeAt = ({ asked }: Taken, next: NextDraft | null, walk: Walk): RequestDraft =>
  walk.isCut || next === null ? asked : next.draft;

async function* stop(reason: StopReason, place: PagesPlace, fetched?: Fetched): AsyncGenerator<PagesEvent, null> {
  const rest = endsForGood.includes(reason) ? null : place;
  yield { type: 'stopped', summary: place.walk.summarise(reason, fetched), rest };
  return null;
}

const endsForGood: readonly StopReason[] = ['noNext', 'emptyPage', 'sameAddress', 'sameRows', 'noList'];

/** Why what comes next is not asked for. */
function wayOut(next: NextDraft | null, walk: Walk): StopReason | null {
  if (next === null) return 'noNext';
  return walk.visit(next.draft) ? null : 'sameAddress';
}

/** What was asked for early is the next page, or was in vain. */
function takeEarly({ early }: Taken, next: RequestDraft, course: Course): Ahead | null {
  if (early?.url === next.url) return early;
  early?.drop();
  return askAhead(next, course);
}

const isPlain = ({ exchange, failure }: Fetched): boolean =>
  failure === null && exchange.phase === 'finished' && exchange.head.status === 200;

/** What becomes of the credentials. */
async function* leave(left: Leaving, { askToCarry }: PagesOptions): AsyncGenerator<PagesEvent, 'carry' | 'leave' | 'stop'> {
  const answer = left.dropped.length > 0 ? ((await askToCarry?.(left)) ?? 'leave') : 'leave';
  if (answer === 'leave') yield { type: 'leaving', ...left };
  return answer;
}

/** The list of an answer, or why there is none. */
function readFetched(fetched: Fetched, walk: Walk, asked: RequestDraft): ListReading | StopReason {
  const { exchange, bytes } = fetched;
  if (exchange.phase === 'failed') return exchange.failure.kind === 'cancelled' ? 'cancelled' : 'failed';
  const { status } = exchange.head;
  // Where the way on was made here, a page that is not there is the end of the list.
  if ((status === 404 || status === 416) && walk.madeItsWay) return 'noNext';
  if (isUnusable(fetched, status)) return 'failed';
  const json = bytes === null ? undefined : readPageBytes(bytes, exchange.head.headers, walk.layouts);
  const page = pageOfExchange(exchange, json === undefined ? fetched.text : null);
  const list = readList(page, { correction: asked.paging, pointer: walk.pointer, json });
  return list === null ? 'noList' : walk.placed(walk.asTold(list), asked);
}

/** An error, a redirect that was not followed, or more than can be read. */
const isUnusable = ({ exchange, failure }: Fetched, status: number): boolean =>
  failure !== null || status >= 400 || (exchange.phase === 'finished' && exchange.stop !== null);

function reasonToStop({ rows, paging }: ListReading, walk: Walk, { maxRows }: PagesOptions): StopReason | null {
  if (rows.length === 0 && !(isSureOfMore(paging) && walk.emptyPages < mostEmptyPages)) return 'emptyPage';
  if (walk.isCut || (walk.rows >= maxRows && hasNext(paging))) return 'cap';
  return hasNext(paging) ? null : 'noNext';
}

/** So many pages without rows are gone past, one after the other. */
const mostEmptyPages = 10;
const tokenStyles: readonly (string | undefined)[] = ['token', 'body-cursor'];

/** The answer names the way on: rows may follow also behind a page that a filter has left empty (AIP-158). */
const isSureOfMore = (paging: Paging | null): boolean =>
  hasNext(paging) && (paging?.confidence === 'given' || tokenStyles.includes(paging?.style));

const addressesOf = ({ exchange }: Fetched) => ({ url: lastHop(exchange)?.url || exchange.url, exchangeId: exchange.id });

/** Where the request was sent, before any redirect: what it carried was meant for there. */
const firstAddress = ({ exchange }: Fetched): string => exchange.hops[0]?.url || exchange.url;

/** Whether it rested to the end. */
async function rest(ms: number, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return false;
  return ms === 0 || sleep(ms, true, { signal }).catch(() => false);
}
