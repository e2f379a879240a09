import type { ExchangeEvent } from '#shared/model/exchange-event';
import type { RunRequest } from '#shared/model/pages-run';
import type { RequestDraft } from '#shared/model/request-draft';
import type { WireLog } from '#shared/model/wire';
import { advance, isOver, lastHop, type Exchange } from '#shared/model/exchange';
import type { BodyStore, BodyWriter } from '../../bodies/body-store';
import type { FetchedPage } from '../fetch-page';
import { Seal } from './seal';

/** An exchange of a run, taken out again whole. */
export interface ArchivedPage {
  readonly draft: RequestDraft;
  readonly events: readonly ExchangeEvent[];
  readonly wire: WireLog;
  readonly body: Uint8Array | null;
}

interface Place {
  readonly from: number;
  /** Bytes of the record, and of the body behind it. */
  readonly recordBytes: number;
  readonly bodyBytes: number | null;
}

interface Entry {
  readonly request: RunRequest;
  readonly place: Place;
}

/** A body larger than this is not kept; its exchange is, without it. */
const largestBody = 8 * 1024 * 1024;

/** The exchanges of a run, on disk: of each only a line is in memory, so that ten thousand cost little. */
export class PageArchive {
  readonly #bodies: BodyStore;
  readonly #writer: BodyWriter;
  readonly #entries: Entry[] = [];
  readonly #seal = new Seal();
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

  async add({ draft, events, wire, body }: FetchedPage): Promise<void> {
    const exchange = events.reduce<Exchange | undefined>(advance, undefined);
    if (exchange === undefined) return;
    const kept = body !== null && body.length <= largestBody ? body : null;
    // What was sent holds credentials: they do not go onto a disk in the clear.
    const record = this.#seal.close(Buffer.from(JSON.stringify({ draft, events, wire })));
    const place = { from: this.#bytes, recordBytes: record.length, bodyBytes: kept?.length ?? null };
    this.#entries.push({ request: requestOf(exchange), place });
    this.#bytes += record.length + (kept?.length ?? 0);
    await this.#writer.write(record);
    if (kept !== null) await this.#writer.write(kept);
  }

  /** Says which rows an exchange brought. */
  note(exchangeId: string, rows: NonNullable<RunRequest['rows']>): void {
    const at = this.#entries.findLastIndex(({ request }) => request.exchangeId === exchangeId);
    const entry = this.#entries[at];
    if (entry) this.#entries[at] = { ...entry, request: { ...entry.request, rows } };
  }

  async read(exchangeId: string): Promise<ArchivedPage | null> {
    const entry = this.#entries.find(({ request }) => request.exchangeId === exchangeId);
    const stored = this.#bodies.get(this.#writer.id);
    if (!entry || !stored) return null;
    const { from, recordBytes, bodyBytes } = entry.place;
    const record = this.#seal.open(await stored.read(from, from + recordBytes)).toString('utf8');
    const bodyFrom = from + recordBytes;
    const body = bodyBytes === null ? null : await stored.read(bodyFrom, bodyFrom + bodyBytes);
    return { ...(JSON.parse(record) as Omit<ArchivedPage, 'body'>), body };
  }

  async release(): Promise<void> {
    await this.#writer.end().catch(() => undefined);
    await this.#bodies.release([this.#writer.id]);
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
