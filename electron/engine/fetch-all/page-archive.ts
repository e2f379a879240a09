import type { ExchangeEvent } from '#shared/model/exchange-event';
import type { RunRequest } from '#shared/model/pages-run';
import type { RequestDraft } from '#shared/model/request-draft';
import type { WireLog } from '#shared/model/wire';
import { lastHop } from '#shared/model/exchange';
import type { GrowingBody } from '../../bodies/growing-body';
import type { FetchedPage } from '../fetch-page';
import { type WireBeside, wholeWire } from '../wire-log';
import { Seal } from './seal';

/** An exchange of a run, taken out again whole. */
export interface ArchivedPage {
  readonly draft: RequestDraft;
  readonly events: readonly ExchangeEvent[];
  readonly wire: WireLog;
  readonly body: Uint8Array | null;
}

interface Stretch {
  readonly from: number;
  readonly bytes: number;
}

interface Entry {
  readonly request: RunRequest;
  readonly body: Stretch | null;
  /** Which of the closed stretches its record is in, or will be, and its place there. */
  readonly record: readonly [closed: number, within: number];
}

interface Record extends Omit<ArchivedPage, 'draft' | 'wire' | 'body'> {
  /** Which of the models it is like, and its own address; else whole. */
  readonly draft: RequestDraft | readonly [model: number, url: string];
  readonly wire: WireBeside;
}

/** So many records are closed as one, or fewer that are long: each by itself would cost more than all the rest of keeping it. */
const recordsTogether = 64;
const charsTogether = 1024 * 1024;
const mostModels = 4;

/** The exchanges of a run, on disk: of each only a line is in memory, so that ten thousand cost little. */
export class PageArchive {
  readonly #stored: GrowingBody;
  readonly #entries: Entry[] = [];
  readonly #seal = new Seal();
  readonly #closed: Stretch[] = [];
  /** The first drafts that are unlike each other: most are like the second, but for the address. */
  readonly #models: RequestDraft[] = [];
  /** The records that are not closed yet, as JSON. */
  #open: string[] = [];
  #openChars = 0;

  constructor(stored: GrowingBody) {
    this.#stored = stored;
  }

  get count(): number {
    return this.#entries.length;
  }

  requests(from: number, count: number): RunRequest[] {
    return this.#entries.slice(from, from + count).map(({ request }) => request);
  }

  async add({ draft, exchange, events, wire, body }: FetchedPage): Promise<void> {
    const record: Record = { draft: this.#briefly(draft), events, wire };
    const text = JSON.stringify(record);
    // All is begun before any of it is waited for: another exchange may be added meanwhile.
    const kept = body && this.#stored.append(body);
    this.#entries.push({
      request: requestOf(exchange),
      body: kept && { from: kept.from, bytes: body.length },
      record: [this.#closed.length, this.#open.length],
    });
    this.#open.push(text);
    this.#openChars += text.length;
    const isFull = this.#open.length === recordsTogether || this.#openChars > charsTogether;
    await Promise.all([kept?.written, isFull && this.#close()]);
  }

  /** Where the body of an exchange begins among what is stored; null where it was not kept. */
  placeOf(exchangeId: string): number | null {
    return this.#entries.findLast(({ request }) => request.exchangeId === exchangeId)?.body?.from ?? null;
  }

  /** Says which rows an exchange brought. */
  note(exchangeId: string, rows: NonNullable<RunRequest['rows']>): void {
    const at = this.#entries.findLastIndex(({ request }) => request.exchangeId === exchangeId);
    const entry = this.#entries[at];
    if (entry) this.#entries[at] = { ...entry, request: { ...entry.request, rows } };
  }

  async read(exchangeId: string): Promise<ArchivedPage | null> {
    const entry = this.#entries.find(({ request }) => request.exchangeId === exchangeId);
    const { stored } = this.#stored;
    const record = entry && (await this.#record(entry.record));
    if (!entry || !stored || !record) return null;
    const body = entry.body && (await stored.read(entry.body.from, entry.body.from + entry.body.bytes));
    return { ...record, draft: this.#whole(record.draft), wire: wholeWire(record.wire, body), body };
  }

  #briefly(draft: RequestDraft): Record['draft'] {
    const model = this.#models.findIndex((one) => isLike(draft, one));
    if (model >= 0) return [model, draft.url];
    if (this.#models.length < mostModels) this.#models.push(draft);
    return draft;
  }

  #whole(draft: Record['draft']): RequestDraft {
    if (!isArray(draft)) return draft;
    const [model, url] = draft;
    const found = this.#models[model];
    if (found === undefined) throw new Error('a record of another archive');
    return { ...found, url };
  }

  async #record([at, within]: Entry['record']): Promise<Record | null> {
    const closed = this.#closed[at];
    const open = this.#open[within];
    if (closed === undefined) return open === undefined ? null : (JSON.parse(open) as Record);
    const sealed = await this.#stored.stored?.read(closed.from, closed.from + closed.bytes);
    return sealed ? ((JSON.parse(this.#seal.open(sealed).toString('utf8')) as Record[])[within] ?? null) : null;
  }

  /** What was sent holds credentials: records do not go onto a disk in the clear. */
  #close(): Promise<void> {
    const sealed = this.#seal.close(Buffer.from(`[${this.#open.join(',')}]`));
    this.#open = [];
    this.#openChars = 0;
    const { from, written } = this.#stored.append(sealed);
    this.#closed.push({ from, bytes: sealed.length });
    return written;
  }
}

const isArray = (draft: Record['draft']): draft is Exclude<Record['draft'], RequestDraft> => Array.isArray(draft);

/** Whether all but the address is the very same. */
const isLike = (draft: RequestDraft, model: RequestDraft): boolean =>
  Object.entries(draft).every(([part, value]) => part === 'url' || value === model[part as keyof RequestDraft]);

function requestOf(exchange: FetchedPage['exchange']): RunRequest {
  return {
    exchangeId: exchange.id,
    url: lastHop(exchange)?.url || exchange.url,
    status: exchange.head?.status ?? null,
    at: exchange.startedAt,
    ms: exchange.endedAt - exchange.startedAt,
    bytes: exchange.bodyBytes,
    rows: null,
  };
}
