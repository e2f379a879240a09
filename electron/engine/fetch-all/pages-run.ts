import { isUtf8 } from 'node:buffer';
import { ColumnTally } from '#shared/hypermedia/column-tally';
import { writeJsonLine } from '#shared/hypermedia/write-json';
import { blankRun, type PagesRun as RunPicture, type RunLimits } from '#shared/model/pages-run';
import type { RequestDraft } from '#shared/model/request-draft';
import type { Failure } from '#shared/failure';
import type { BodyStore } from '../../bodies/body-store';
import { BodyStoreError } from '../../bodies/body-store-error';
import { GrowingBody } from '../../bodies/growing-body';
import { GrowingDocuments } from '../../bodies/rows/row-documents';
import { RowStore } from '../../bodies/rows/row-store';
import { type RowStretch, stretchOfLines, stretchOfRows } from '../../bodies/rows/row-stretch';
import type { EngineContext } from '../engine-context';
import type { PagesEngine } from '../fetch-page';
import { followPages, type PageEvent, type PagesEvent, type PagesPlace } from '../pages';
import { defaultPagesOptions, type Leaving, type PagesOptions } from '../pages-options';
import { Gate } from './gate';
import { PageArchive } from './page-archive';

interface RunParts {
  readonly context: EngineContext;
  /** Where rows and exchanges are put. */
  readonly bodies: BodyStore;
  /** Told after every step. */
  readonly onChange: (picture: RunPicture) => void;
}

interface RunStart {
  readonly runId: string;
  readonly draft: RequestDraft;
  readonly limits: RunLimits;
}

type Answer = 'carry' | 'leave' | 'stop';

/** Fetches all pages of a list into rows on disk; can be paused, stopped, and gone on with. */
export class PagesRun {
  readonly rows: RowStore;
  /** The pages with which resources came along that their rows are related to. */
  readonly documents = new GrowingDocuments();
  readonly archive: PageArchive;
  readonly #parts: RunParts;
  /** What came, once: rows are shown where they stand in their pages. */
  readonly #stored: GrowingBody;
  readonly #options: PagesOptions;
  readonly #gate = new Gate();
  #tally: ColumnTally | null = null;
  #picture: RunPicture;
  #rest: PagesPlace | RequestDraft | null;
  #abort = new AbortController();
  #running: Promise<void> = Promise.resolve();
  #answer: ((answer: Answer) => void) | null = null;

  constructor({ runId, draft, limits }: RunStart, parts: RunParts) {
    this.#parts = parts;
    this.#stored = new GrowingBody(parts.bodies);
    this.rows = new RowStore(this.#stored);
    this.archive = new PageArchive(this.#stored);
    this.#rest = draft;
    this.#picture = blankRun(runId, limits);
    const picture = () => this.#picture;
    this.#options = {
      ...defaultPagesOptions,
      get maxRows() {
        return picture().limits.maxRows;
      },
      get delayMs() {
        return picture().limits.delayMs;
      },
      pause: () => this.#gate.wait(),
      askToCarry: (leaving) => this.#ask(leaving),
    };
  }

  get picture(): RunPicture {
    return this.#picture;
  }

  /** The address links in the rows are relative to. */
  base = '';

  get tally(): ColumnTally | null {
    return this.#tally;
  }

  /** Begins, or goes on after a pause or an end that left something. */
  goOn(): void {
    this.#gate.open();
    const { phase } = this.#picture;
    if (phase === 'paused') this.#resume();
    const from = this.#rest;
    if (from === null) return;
    this.#rest = null;
    this.#abort = new AbortController();
    this.#change({ phase: 'fetching', stopped: null });
    this.#running = this.#follow(from);
  }

  /** No further page is asked for until it goes on; one that is on its way still arrives. */
  pause(): void {
    if (this.#picture.phase !== 'fetching' && this.#picture.phase !== 'waiting') return;
    this.#gate.close();
    this.#change({ phase: 'paused' });
  }

  stop(): void {
    this.#gate.open();
    this.#answer?.('stop');
    this.#abort.abort();
  }

  setLimits(limits: Partial<RunLimits>): void {
    this.#change({ limits: { ...this.#picture.limits, ...limits } });
  }

  /** What becomes of credentials where the pages lead to another origin. */
  answer(answer: Answer): void {
    this.#answer?.(answer);
  }

  async release(): Promise<void> {
    this.stop();
    await this.#running;
    await this.#stored.release();
  }

  async #follow(from: PagesPlace | RequestDraft): Promise<void> {
    const engine: PagesEngine = { context: this.#parts.context, keep: (page) => this.archive.add(page) };
    try {
      for await (const event of followPages(from, engine, this.#options, this.#abort.signal)) await this.#take(event);
    } catch (thrown) {
      this.#end({ reason: 'failed', status: null, failure: failureOf(thrown), waitMs: null, canGoOn: false });
    }
  }

  async #take(event: PagesEvent): Promise<void> {
    switch (event.type) {
      case 'page':
        return this.#takePage(event);
      case 'waiting':
        return this.#wait(event);
      case 'leaving':
        return this.#change({ left: [...this.#picture.left, { origin: event.origin, dropped: [...event.dropped] }] });
      case 'stopped': {
        this.#rest = event.rest;
        const { reason, status, failure, waitMs } = event.summary;
        return this.#end({ reason, status, failure, waitMs, canGoOn: event.rest !== null });
      }
    }
  }

  #wait({ ms, status, isNamed }: Extract<PagesEvent, { type: 'waiting' }>): void {
    const phase = this.#gate.isClosed ? 'paused' : 'waiting';
    this.#change({ phase, waiting: { status, isNamed, untilMs: Date.now() + ms } });
  }

  /** After a pause a wait that is over is none. */
  #resume(): void {
    const { waiting } = this.#picture;
    const isOver = waiting === null || waiting.untilMs <= Date.now();
    this.#change(isOver ? { phase: 'fetching', waiting: null } : { phase: 'waiting' });
  }

  async #takePage(event: PageEvent): Promise<void> {
    const { rows, repeated, exchangeId, url } = event;
    if (this.#tally === null) this.base = url;
    const tally = (this.#tally ??= new ColumnTally(url));
    for (const row of rows) tally.add(row);
    this.archive.note(exchangeId, { from: this.rows.count, count: rows.length });
    const place = this.archive.placeOf(exchangeId);
    if (rows.length > 0) await this.rows.append(stretchOf(event), repeated, place);
    if (event.hasIncluded) await this.#noteIncluded(event, place);
    this.#change({
      ...afterPage(this.#picture, event),
      phase: this.#gate.isClosed ? 'paused' : 'fetching',
      rows: this.rows.count,
      columns: tally.allNames.length,
    });
  }

  /** A page that does not stand among what is stored, or in another coding, is put there once more. */
  async #noteIncluded({ rows, bytes, text }: PageEvent, place: number | null): Promise<void> {
    const end = this.rows.count;
    const isThere = place !== null && bytes !== null && isUtf8(bytes);
    const page = isThere ? bytes : Buffer.from(text() ?? '');
    const { from, written } = isThere ? { from: place, written: null } : this.#stored.append(page);
    await written;
    this.documents.add({ rows: [end - rows.length, end], bytes: [from, from + page.length] });
  }

  #ask(leaving: Leaving): Promise<Answer> {
    this.#change({ phase: 'asking', asking: { origin: leaving.origin, dropped: [...leaving.dropped] } });
    return new Promise((resolve) => {
      this.#answer = (answer) => {
        this.#answer = null;
        this.#change({ phase: 'fetching', asking: null });
        resolve(answer);
      };
    });
  }

  #end(stopped: NonNullable<RunPicture['stopped']>): void {
    this.#gate.open();
    this.#change({ phase: 'stopped', waiting: null, asking: null, stopped });
  }

  #change(change: Partial<RunPicture>): void {
    this.#picture = { ...this.#picture, ...change, requests: this.archive.count };
    this.#parts.onChange(this.#picture);
  }
}

/** Rows as they stood in the page, where they did: writing them anew takes longer than all the rest of keeping them. */
const stretchOf = ({ rows, bytes }: PageEvent): RowStretch =>
  (bytes && stretchOfRows(rows, bytes)) ?? stretchOfLines(rows.map(writeJsonLine));

function afterPage(before: RunPicture, { repeated, number, paging }: PageEvent): Partial<RunPicture> {
  const { count, countBefore } = before;
  const told = { pages: number, waiting: null, repeated: before.repeated + repeated.size };
  if (paging === null) return told;
  const said = paging.count ?? count;
  return {
    ...told,
    style: before.style ?? paging.style,
    ofPages: paging.pages ?? before.ofPages,
    count: said,
    countBefore: countBefore ?? (said === count ? null : count),
  };
}

/** What keeps rows from being kept is told; anything else is a bug of ours, and told as one. */
const failureOf = (thrown: unknown): Failure =>
  thrown instanceof BodyStoreError
    ? thrown.failure
    : { kind: 'bug', message: thrown instanceof Error ? thrown.message : String(thrown) };
