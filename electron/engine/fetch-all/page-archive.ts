import type { ExchangeEvent } from '#shared/model/exchange-event';
import type { RunRequest } from '#shared/model/pages-run';
import type { RequestDraft } from '#shared/model/request-draft';
import type { WireLog } from '#shared/model/wire';
import { isOver, lastHop, type Exchange } from '#shared/model/exchange';
import type { BodyStore, BodyWriter } from '../../bodies/body-store';
import type { FetchedPage } from '../fetch-page';
import { archiveWire, type ArchivedWire, restoreWire } from './archived-wire';
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
}

interface Record extends Omit<ArchivedPage, 'wire' | 'body'> {
  readonly wire: ArchivedWire;
}

/** A body larger than this is not kept; its exchange is, without it. */
const largestBody = 8 * 1024 * 1024;
/** So many records are closed as one: each by itself would cost more than all the rest of keeping it. */
const recordsTogether = 64;

/** The exchanges of a run, on disk: of each only a line is in memory, so that ten thousand cost little. */
export class PageArchive {
  readonly #bodies: BodyStore;
  readonly #writer: BodyWriter;
  readonly #entries: Entry[] = [];
  readonly #seal = new Seal();
  /** Where the records of the first entries are, of the second, and so on. */
  readonly #closed: Stretch[] = [];
  /** Those of the last entries, as JSON. */
  #open: string[] = [];
  #bytes = 0;

  constructor(bodies: BodyStore) {
    this.#bodies = bodies;
    this.#writer = bodies.create();
  }

  get count(): number {
    return this.#entries.length;
  }

  requests(from: number, count: number): RunRequest[] {
    return this.#entries.slice(from, from + count).map(({ request }) => request);
  }

  async add({ draft, exchange, events, wire, body }: FetchedPage): Promise<void> {
    const kept = body !== null && body.length <= largestBody ? body : null;
    const record: Record = { draft, events, wire: archiveWire(wire, kept) };
    this.#open.push(JSON.stringify(record));
    this.#entries.push({ request: requestOf(exchange), body: kept && { from: this.#bytes, bytes: kept.length } });
    const isFull = this.#open.length === recordsTogether;
    // Both are begun before either is waited for: another exchange may be added meanwhile.
    await Promise.all([kept && this.#write(kept), isFull && this.#close()]);
  }

  /** Says which rows an exchange brought. */
  note(exchangeId: string, rows: NonNullable<RunRequest['rows']>): void {
    const at = this.#entries.findLastIndex(({ request }) => request.exchangeId === exchangeId);
    const entry = this.#entries[at];
    if (entry) this.#entries[at] = { ...entry, request: { ...entry.request, rows } };
  }

  async read(exchangeId: string): Promise<ArchivedPage | null> {
    const at = this.#entries.findIndex(({ request }) => request.exchangeId === exchangeId);
    const entry = this.#entries[at];
    const stored = this.#bodies.get(this.#writer.id);
    const record = await this.#record(at);
    if (!entry || !stored || !record) return null;
    const body = entry.body && (await stored.read(entry.body.from, entry.body.from + entry.body.bytes));
    return { ...record, wire: restoreWire(record.wire, body), body };
  }

  async release(): Promise<void> {
    await this.#writer.end().catch(() => undefined);
    await this.#bodies.release([this.#writer.id]);
  }

  async #record(at: number): Promise<Record | null> {
    const closed = this.#closed[Math.floor(at / recordsTogether)];
    const within = at % recordsTogether;
    const open = this.#open[within];
    if (closed === undefined) return open === undefined ? null : (JSON.parse(open) as Record);
    const sealed = await this.#bodies.get(this.#writer.id)?.read(closed.from, closed.from + closed.bytes);
    return sealed ? ((JSON.parse(this.#seal.open(sealed).toString('utf8')) as Record[])[within] ?? null) : null;
  }

  /** What was sent holds credentials: records do not go onto a disk in the clear. */
  #close(): Promise<void> {
    const sealed = this.#seal.close(Buffer.from(`[${this.#open.join(',')}]`));
    this.#open = [];
    this.#closed.push({ from: this.#bytes, bytes: sealed.length });
    return this.#write(sealed);
  }

  #write(bytes: Uint8Array): Promise<void> {
    this.#bytes += bytes.length;
    return this.#writer.write(bytes);
  }
}

function requestOf(exchange: Exchange): RunRequest {
  const ended = isOver(exchange) ? exchange.endedAt : exchange.startedAt;
  return {
    exchangeId: exchange.id,
    url: lastHop(exchange)?.url || exchange.url,
    status: 'head' in exchange ? (exchange.head?.status ?? null) : null,
    at: exchange.startedAt,
    ms: ended - exchange.startedAt,
    bytes: isOver(exchange) ? exchange.bodyBytes : 0,
    rows: null,
  };
}
