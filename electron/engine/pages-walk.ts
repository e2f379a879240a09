import type { Failure } from '#shared/failure';
import type { JsonArray } from '#shared/hypermedia/json-value';
import { headerValue } from '#shared/http/header-list';
import { readMediaType } from '#shared/http/media-type';
import { ListMemory } from '#shared/hypermedia/parse-list';
import type { ListReading } from '#shared/hypermedia/read-page';
import { placedBySent } from '#shared/hypermedia/paging/place-sent';
import { writeJsonLine } from '#shared/hypermedia/write-json';
import type { StopReason } from '#shared/model/pages-run';
import type { RequestDraft } from '#shared/model/request-draft';
import { type Fetched, namedWait } from './fetch-page';
import { fingerprint } from './fingerprint';
import { FingerprintSet } from './fingerprint-set';
import { isNamed, SeenRows } from './seen-rows';

/** What a walk through the pages came to. */
export interface PagesSummary {
  readonly reason: StopReason;
  /** Name of the style; null when the first page had none. */
  readonly style: string | null;
  readonly pages: number;
  readonly rows: number;
  /** Rows that had come before. */
  readonly repeated: number;
  /** Rows in the whole list, as the last page that said so has it. */
  readonly count: number | null;
  /** The count was another one on an earlier page: the list changed meanwhile. */
  readonly countChanged: boolean;
  /** The answer that ended it, when it was no page. */
  readonly status: number | null;
  /** What that answer said it is, such as `text/html`. */
  readonly mediaType: string | null;
  readonly failure: Failure | null;
  /** So long that server wants to be left in peace, where it says. */
  readonly waitMs: number | null;
}

interface Taken {
  readonly rows: JsonArray;
  readonly repeated: ReadonlySet<number>;
}

/** What is remembered from page to page. Of rows only their ids or fingerprints are, sixteen bytes each at most. */
export interface Walk {
  readonly pages: number;
  readonly rows: number;
  /** Where the list stood last. */
  readonly pointer: string | undefined;
  /** The last page was cut at the cap. */
  readonly isCut: boolean;
  /** The next page was asked for in a way that the answer did not give. */
  readonly madeItsWay: boolean;
  /** How the rows of its pages are laid out. */
  readonly layouts: ListMemory;
  /** Pages without rows, one after the other, up to here. */
  readonly emptyPages: number;
  /** A list as it is to be read: where answers have told the way, its end is not guessed away. */
  asTold(list: ListReading): ListReading;
  /** A list with the place of its page, where that is known from those that came before alone. */
  placed(list: ListReading, asked: RequestDraft): ListReading;
  /** Counts a page in; the reason to stop when it is one that was there before. */
  take(list: ListReading, maxRows: number): Taken | StopReason;
  /** False when just this was asked before. */
  visit(draft: RequestDraft): boolean;
  summarise(reason: StopReason, ended?: Fetched): PagesSummary;
}

/** The beginning of a walk. */
export function startWalk(): Walk {
  return new PagesWalk();
}

const mediaTypeOf = ({ exchange: { head } }: Fetched): string | null =>
  readMediaType(headerValue(head?.headers ?? [], 'Content-Type') ?? '')?.essence ?? null;

const failureOf = ({ exchange, failure }: Fetched): Failure | null => (exchange.phase === 'failed' ? exchange.failure : failure);

class PagesWalk implements Walk {
  pages = 0;
  rows = 0;
  pointer: string | undefined = undefined;
  isCut = false;
  madeItsWay = false;
  readonly layouts = new ListMemory();
  emptyPages = 0;
  /** The answers themselves tell the way. */
  #isTold = false;
  #repeated = 0;
  #style: string | null = null;
  #count: number | null = null;
  #countChanged = false;
  /** The first page that was asked for is the first there is. */
  #beganFirst = false;
  /** So many rows of the page that comes were taken before it was cut. */
  #cutAt = 0;
  readonly #seen = new SeenRows();
  readonly #firstRows = new FingerprintSet();
  readonly #asked = new FingerprintSet();

  asTold(list: ListReading): ListReading {
    return this.#isTold && list.paging?.confidence === 'guessed' ? { ...list, paging: null } : list;
  }

  placed(list: ListReading, asked: RequestDraft): ListReading {
    const paging = placedBySent(list.paging, asked);
    if (this.pages === 0) this.#beganFirst = paging?.page === 1;
    if (paging === null || paging.page !== null || !this.#beganFirst) return { ...list, paging };
    // A page that was cut is asked for again.
    const [page, before] = this.#cutAt > 0 ? [this.pages, this.rows - this.#cutAt] : [this.pages + 1, this.rows];
    const { length } = list.rows;
    return { ...list, paging: { ...paging, page, range: length === 0 ? null : { from: before + 1, to: before + length } } };
  }

  take(list: ListReading, maxRows: number): Taken | StopReason {
    const skipped = this.#cutAt;
    if (skipped === 0 && !this.#isNew(list.rows)) return 'sameRows';
    const rows = list.rows.slice(skipped, skipped + maxRows - this.rows);
    const repeated = this.#repeatedIn(rows);
    if (skipped === 0) this.pages += 1;
    this.emptyPages = list.rows.length === 0 ? this.emptyPages + 1 : 0;
    this.rows += rows.length;
    this.isCut = skipped + rows.length < list.rows.length;
    this.#cutAt = this.isCut ? skipped + rows.length : 0;
    this.pointer = list.pointer;
    this.#repeated += repeated.size;
    this.#learn(list);
    return { rows, repeated };
  }

  visit({ method, url, headers, body }: RequestDraft): boolean {
    return add(this.#asked, JSON.stringify([method, url, headers.map(({ name, value }) => [name, value]), body]));
  }

  summarise(reason: StopReason, ended?: Fetched): PagesSummary {
    return {
      reason,
      style: this.#style,
      pages: this.pages,
      rows: this.rows,
      repeated: this.#repeated,
      count: this.#count,
      countChanged: this.#countChanged,
      status: ended?.exchange.head?.status ?? null,
      mediaType: ended === undefined ? null : mediaTypeOf(ended),
      failure: ended === undefined ? null : failureOf(ended),
      waitMs: ended ? namedWait(ended.exchange) : null,
    };
  }

  #repeatedIn(rows: JsonArray): ReadonlySet<number> {
    const repeated = new Set<number>();
    for (let at = 0; at < rows.length; at++) if (!this.#seen.add(rows[at] ?? null)) repeated.add(at);
    return repeated;
  }

  #learn({ paging }: ListReading): void {
    this.#style ??= paging?.style ?? null;
    this.madeItsWay = paging !== null && paging.confidence !== 'given';
    this.#isTold ||= paging !== null && paging.confidence !== 'guessed';
    if (paging !== null && paging.count !== null) this.#learnCount(paging.count);
  }

  #learnCount(count: number): void {
    this.#countChanged ||= this.#count !== null && this.#count !== count;
    this.#count = count;
  }

  /** Pages that begin with the same row are one page that comes again; rows without a name may well be equal, so all of them count. */
  #isNew(rows: JsonArray): boolean {
    const [first] = rows;
    return first === undefined || add(this.#firstRows, writeJsonLine(isNamed(first) ? first : rows));
  }
}

/** Adds the fingerprint of a text; false when it was there. */
const add = (set: FingerprintSet, text: string): boolean => set.add(fingerprint(text));
