import type { BodyFilter, FilterOutcome } from '#shared/model/body-filter';
import { fail, ok, type Result } from '#shared/result';
import type { BodyStore, StoredBody } from '../body-store.ts';
import { BodyStoreError } from '../body-store-error.ts';
import type { FilterLimits } from './filter-limits.ts';
import { runFilter } from './filter-runner.ts';

const bodyNotFound = { kind: 'notFound', what: 'this body' } as const;
/** Of one body so many results are kept; the oldest is let go of first. */
const keptResults = 4;

interface Filtering {
  readonly key: string;
  readonly stop: AbortController;
  readonly outcome: Promise<FilterOutcome>;
}

/** Filters the bodies of a store, one filter at a time for each, and keeps what came of the last ones. */
export class FilterDesk {
  readonly #bodies: BodyStore;
  readonly #limits: FilterLimits | undefined;
  readonly #running = new Map<string, Filtering>();
  readonly #results = new Map<string, Map<string, FilterOutcome>>();

  constructor(bodies: BodyStore, limits?: FilterLimits) {
    this.#bodies = bodies;
    this.#limits = limits;
    bodies.watch({ released: (id) => this.#forget(id), closing: async () => this.#stopAll() });
  }

  async filter(bodyId: string, charset: string | null, filter: BodyFilter): Promise<Result<FilterOutcome>> {
    const body = this.#bodies.get(bodyId);
    if (!body) return fail(bodyNotFound);
    const key = JSON.stringify([charset, filter.language, filter.expression]);
    const kept = this.#keptResult(bodyId, key);
    if (kept) return ok(kept);
    try {
      const outcome = await this.#run(body, charset, { key, filter });
      return this.#bodies.get(bodyId) ? ok(outcome) : fail(bodyNotFound);
    } catch (thrown) {
      if (thrown instanceof BodyStoreError) return fail(thrown.failure);
      throw thrown;
    }
  }

  stop(bodyId: string): void {
    this.#running.get(bodyId)?.stop.abort();
  }

  #keptResult(bodyId: string, key: string): FilterOutcome | null {
    const kept = this.#results.get(bodyId)?.get(key);
    if (kept?.kind === 'filtered' && !this.#bodies.get(kept.bodyId)) return null;
    return kept ?? null;
  }

  /** Whoever asks for what is being done already waits for that. */
  async #run(
    body: StoredBody,
    charset: string | null,
    { key, filter }: { key: string; filter: BodyFilter },
  ): Promise<FilterOutcome> {
    const running = this.#running.get(body.id);
    if (running?.key === key && !running.stop.signal.aborted) return running.outcome;
    running?.stop.abort();
    const stop = new AbortController();
    const limits = this.#limits === undefined ? {} : { limits: this.#limits };
    const outcome = runFilter({ bodies: this.#bodies, body, charset, filter, signal: stop.signal, ...limits });
    const filtering = { key, stop, outcome };
    this.#running.set(body.id, filtering);
    try {
      const over = await outcome;
      this.#keep(body, key, over);
      return over;
    } finally {
      if (this.#running.get(body.id) === filtering) this.#running.delete(body.id);
    }
  }

  /** What was stopped, or did not end in its time, may end another time. */
  #keep(body: StoredBody, key: string, outcome: FilterOutcome): void {
    if (outcome.kind === 'problem') return;
    if (!this.#bodies.get(body.id)) return void this.#bodies.release([outcome.bodyId]);
    if (!body.complete) return;
    const results = this.#results.get(body.id) ?? new Map<string, FilterOutcome>();
    this.#results.set(body.id, results);
    results.set(key, outcome);
    const [oldest] = results;
    if (results.size <= keptResults || !oldest) return;
    results.delete(oldest[0]);
    this.#release(oldest[1]);
  }

  /** With a body goes what was made of it. */
  #forget(bodyId: string): void {
    this.stop(bodyId);
    const results = this.#results.get(bodyId);
    this.#results.delete(bodyId);
    for (const outcome of results?.values() ?? []) this.#release(outcome);
  }

  #release(outcome: FilterOutcome): void {
    if (outcome.kind === 'filtered') void this.#bodies.release([outcome.bodyId]);
  }

  #stopAll(): void {
    for (const { stop } of this.#running.values()) stop.abort();
  }
}
