import type { Host } from '#shared/contract/types';
import { describeFailure } from '#shared/failure-words';
import type { RelatedList } from '#shared/hypermedia/forms/form-field';
import type { Cell, PageModel, PageTable, TableRow } from '#shared/hypermedia/page';
import { readPage } from '#shared/hypermedia/read-page';
import { advance, type Exchange, isOver, lastHop } from '#shared/model/exchange';
import type { RequestPlace } from '#shared/model/collection';
import type { RequestDraft } from '#shared/model/request-draft';
import { ok } from '#shared/result';
import { smallBodyLimit } from './small-body';
import { withWayAlong } from './way-along';

/** A resource that was found. */
export interface RelatedRow {
  /** What the field is filled in with. */
  readonly value: string;
  readonly label: string;
  readonly hint: string;
}

export interface RelatedAnswer {
  /** The first ones, as the server gives them. */
  readonly rows: readonly RelatedRow[];
  /** How many the server has; null when it does not say. */
  readonly count: number | null;
  /** Why there are none; null when the search went well. */
  readonly problem: string | null;
  /** What was asked, and how it went. */
  readonly asked: string;
  readonly url: string;
}

const mostRows = 50;

/** Address that searches a list of related resources; the list itself where no search is known. */
export function searchAddress({ url, searchParam }: RelatedList, typed: string): string {
  if (searchParam === null || typed.trim() === '' || !URL.canParse(url)) return url;
  const address = new URL(url);
  address.searchParams.set(searchParam, typed.trim());
  return address.href;
}

interface RelatedSearch {
  readonly related: RelatedList;
  readonly draft: RequestDraft;
  /** The saved request whose folders it inherits from. */
  readonly place: RequestPlace | null;
  /** The one whose folders name no more than the way, where the list is on another origin. */
  readonly wayFrom: RequestPlace | null;
  readonly signal: AbortSignal;
}

/** Searches a list of related resources by one request. Of the answer only the first page is read. */
export async function searchRelated(host: Host, search: RelatedSearch): Promise<RelatedAnswer | null> {
  const { related, place, wayFrom, signal } = search;
  const { url } = search.draft;
  const way = wayFrom === null ? ok(search.draft) : await withWayAlong(host, wayFrom, search.draft);
  if (signal.aborted) return null;
  if (!way.ok) return { rows: [], count: null, problem: describeFailure(way.failure), asked: `GET ${url}`, url };
  const exchange = await runOnce(host, { draft: way.value, place, signal });
  if (signal.aborted || !exchange) return null;
  const answer = await readAnswer(host, exchange, { related, url });
  void host.call('exchange.release', { exchangeIds: [exchange.id] });
  return answer;
}

/** One exchange outside of any trail, from its start to its end. */
function runOnce(host: Host, { draft, place, signal }: Omit<RelatedSearch, 'related' | 'wayFrom'>): Promise<Exchange | null> {
  const exchangeId = crypto.randomUUID();
  const { method, url } = draft;
  return new Promise((resolve) => {
    let exchange = advance(undefined, { type: 'started', exchangeId, at: Date.now(), method, url });
    const end = (result: Exchange | null) => {
      hush();
      signal.removeEventListener('abort', stop);
      resolve(result);
    };
    const stop = () => {
      void host.call('exchange.cancel', { exchangeId });
      end(null);
    };
    const hush = host.listen('exchange.event', (event) => {
      exchange = advance(exchange, event);
      if (exchange && event.exchangeId === exchangeId && isOver(exchange)) end(exchange);
    });
    signal.addEventListener('abort', stop);
    void host.call('exchange.send', { exchangeId, draft, place, isAside: true }).then((sent) => !sent.ok && end(null));
  });
}

interface Asked {
  readonly related: RelatedList;
  readonly url: string;
}

async function readAnswer(host: Host, exchange: Exchange, { related, url }: Asked): Promise<RelatedAnswer> {
  const asked = askedWords(exchange, url);
  const page = await readList(host, exchange);
  if (typeof page === 'string') return { rows: [], count: null, problem: page, asked, url };
  const rows = page.table ? rowsOf(page, page.table, related) : [];
  return { rows, count: page.paging?.count ?? null, problem: page.table ? null : 'The answer is no list.', asked, url };
}

function askedWords(exchange: Exchange, url: string): string {
  const asked = `GET ${URL.canParse(url) ? new URL(url).pathname + new URL(url).search : url}`;
  if (exchange.phase !== 'finished') return asked;
  return `${asked} · ${exchange.head.status} · ${Math.round(exchange.timings.totalMs)} ms`;
}

/** The page of the answer, or why there is none. */
async function readList(host: Host, exchange: Exchange): Promise<PageModel | string> {
  if (exchange.phase === 'failed') return describeFailure(exchange.failure);
  if (exchange.phase !== 'finished') return 'No answer came.';
  const { head, bodyId, bodyBytes } = exchange;
  if (head.status >= 300) return `The list answered ${head.status}.`;
  if (bodyId === null || bodyBytes > smallBodyLimit) return 'The list is empty, or too large to be searched here.';
  const body = await host.call('body.readText', { bodyId, charset: null });
  const { url, method } = lastHop(exchange) ?? exchange;
  return readPage({ method, url, status: head.status, headers: head.headers, body: body.ok ? body.value.text : null });
}

function rowsOf({ url }: PageModel, table: PageTable, { value, labelMember }: RelatedList): RelatedRow[] {
  const at = (name: string) => table.columns.findIndex((column) => column.name === name);
  const labelAt = labelMember === null ? table.nameColumn : at(labelMember);
  const valueAt = value.kind === 'member' ? at(value.name) : -1;
  return table.rows.slice(0, mostRows).flatMap((row) => {
    const found = value.kind === 'address' ? row.url : textOf(row, valueAt);
    if (found === null) return [];
    const label = textOf(row, labelAt) ?? found;
    return [{ value: found, label, hint: found === label ? '' : shortAddress(found, url) }];
  });
}

function textOf(row: TableRow, column: number): string | null {
  const cell: Cell | undefined = row.cells[column];
  return cell && 'text' in cell ? cell.text : null;
}

/** An address without the origin of the page it is seen from. */
export function shortAddress(address: string, base: string): string {
  if (!URL.canParse(address, base) || !URL.canParse(base)) return address;
  const [url, from] = [new URL(address, base), new URL(base)];
  return url.origin === from.origin && /^https?:/.test(address) ? url.pathname + url.search : address;
}
