import type { Host } from '#shared/contract/types';
import type { Failure } from '#shared/failure';
import type { BodyHit, BodyHits } from '#shared/model/body-window';
import type { Query } from './highlight';

const pageHits = 200;
/** The host counts no further. */
const mostCounted = 1_000_000;

export interface FindView {
  readonly isOpen: boolean;
  readonly query: Query;
  readonly total: number;
  /** Whether all hits are counted; when not, counting goes on, or ended at a million. */
  readonly counted: boolean;
  readonly isSearching: boolean;
  /** Number of the hit the user stands at, from 0. */
  readonly number: number;
  readonly hit: BodyHit | null;
  /** How many hits before this one stand in the same node or line. */
  readonly sameBefore: number;
  readonly failure: Failure | null;
  /** In which of 300 parts of the body there are hits. */
  readonly marks: readonly number[];
}

const blank: FindView = {
  isOpen: false,
  query: { text: '', matchCase: false, regex: false, wholeWord: false, bytes: null },
  total: 0,
  counted: true,
  isSearching: false,
  number: 0,
  hit: null,
  sameBefore: 0,
  failure: null,
  marks: [],
};

/** A search through a body: the first hit is shown as soon as it is found, while counting goes on. */
export class FindModel {
  readonly #host: Host;
  readonly #bodyId: string;
  readonly #listeners = new Set<() => void>();
  readonly #pages = new Map<number, readonly BodyHit[]>();
  #view = blank;
  #turn = 0;

  constructor(host: Host, bodyId: string) {
    this.#host = host;
    this.#bodyId = bodyId;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly view = (): FindView => this.#view;

  readonly open = (): void => this.#change({ isOpen: true });

  readonly close = (): void => {
    this.#turn++;
    this.#change({ ...blank, query: this.#view.query });
  };

  /** Searches anew, from the first hit. What was found before stays on show until there is news. */
  readonly search = async (query: Query): Promise<void> => {
    const turn = ++this.#turn;
    this.#pages.clear();
    if (query.text === '') return this.#change({ ...blank, isOpen: true, query });
    this.#change({ query, isOpen: true, isSearching: true, hit: null, failure: null, marks: [] });
    do {
      const found = await this.#ask(0);
      if (turn !== this.#turn) return;
      if (!found.ok) return this.#change({ ...blank, isOpen: true, query, failure: found.failure });
      this.#take(found.value);
    } while (this.#view.isSearching);
  };

  #take({ total, counted, hits, marks }: BodyHits): void {
    this.#pages.set(0, hits);
    const isFirst = this.#view.hit === null;
    this.#change({
      total,
      counted,
      marks,
      isSearching: !counted && total < mostCounted,
      ...(isFirst && { number: 0, hit: hits[0] ?? null, sameBefore: 0 }),
    });
  }

  /** Goes by so many hits, round the ends. */
  readonly move = async (by: number): Promise<void> => {
    const { total, number } = this.#view;
    if (total === 0) return;
    const turn = this.#turn;
    const wanted = (((number + by) % total) + total) % total;
    const hits = await this.#page(Math.floor(wanted / pageHits));
    const hit = hits?.[wanted % pageHits];
    if (!hit || turn !== this.#turn) return;
    this.#change({ number: wanted, hit, sameBefore: countSameBefore(hits, wanted % pageHits) });
  };

  async #page(page: number): Promise<readonly BodyHit[] | null> {
    const known = this.#pages.get(page);
    if (known && known.length > 0) return known;
    const found = await this.#ask(page * pageHits);
    if (!found.ok) return null;
    this.#pages.set(page, found.value.hits);
    return found.value.hits;
  }

  #ask(from: number) {
    const { text, bytes, ...how } = this.#view.query;
    const search = { ...how, query: text, ...(bytes !== null && { bytes }) };
    return this.#host.call('body.search', { bodyId: this.#bodyId, ...search, from, count: pageHits });
  }

  #change(change: Partial<FindView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}

function countSameBefore(hits: readonly BodyHit[], place: number): number {
  const hit = hits[place];
  const isSame = (other: BodyHit | undefined) =>
    other !== undefined && (hit?.node == null ? other.line === hit?.line : other.node === hit.node);
  let count = 0;
  while (isSame(hits[place - 1 - count])) count++;
  return count;
}
