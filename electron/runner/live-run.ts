import { advance, isOver, type Exchange } from '#shared/model/exchange';
import type { CollectionRun, RunReportFormat } from '#shared/model/collection-run';
import type { RequestResult } from '#shared/model/run-result';
import type { BodyStore } from '../bodies/body-store';
import type { EngineContext } from '../engine/engine-context';
import { GrowingBody } from '../bodies/growing-body';
import { PageArchive } from '../engine/fetch-all/page-archive';
import { wholeReports } from './reports/whole-reports';
import { runCollection, type RunContext, type RunExchange } from './run-collection';
import type { RunOptions } from './run-options';
import type { RunPlan } from './run-plan';
import { withoutSecrets } from './without-secrets';

export interface LiveRunParts {
  readonly engine: EngineContext;
  /** Where answers are put while they are checked. */
  readonly bodies: BodyStore;
  /** Where exchanges are kept until the run is forgotten. */
  readonly store: BodyStore;
  readonly sources: RunContext['sources'];
  readonly scripts: RunContext['scripts'];
  readonly onChange: (run: CollectionRun) => void;
}

/** Bodies up to here are kept for whoever opens an exchange of the run. */
const largestBody = 8 * 1024 ** 2;

/** A run that somebody watches: its results as they come, and every exchange of it to be opened. */
export class LiveRun {
  readonly archive: PageArchive;
  readonly #stored: GrowingBody;
  #picture: CollectionRun;
  readonly #results: RequestResult[] = [];
  readonly #failed: RequestResult[] = [];
  readonly #filledIn: string[] = [];
  readonly #abort = new AbortController();
  readonly #parts: LiveRunParts;

  constructor(picture: CollectionRun, parts: LiveRunParts) {
    this.#parts = parts;
    this.#picture = picture;
    this.#stored = new GrowingBody(parts.store);
    this.archive = new PageArchive(this.#stored);
  }

  get picture(): CollectionRun {
    return this.#picture;
  }

  /** Runs a plan to its end. */
  async run(plan: RunPlan, options: RunOptions): Promise<void> {
    const { engine, bodies, sources, scripts } = this.#parts;
    const context: RunContext = {
      engine: {
        ...engine,
        resolve: (draft, note) =>
          engine.resolve(draft, (secrets) => {
            this.#filledIn.push(...secrets.map(({ text }) => text));
            note(secrets);
          }),
      },
      bodies,
      sources,
      scripts,
      signal: this.#abort.signal,
      onSecrets: (values) => void this.#filledIn.push(...values),
      onExchange: (exchange) => this.#keep(exchange),
    };
    for await (const event of runCollection(plan, options, context)) {
      if (event.type === 'started') this.#change({ requests: event.requests, iterations: event.iterations });
      else if (event.type === 'request') this.#take(withoutSecrets(event.result, this.#filledIn));
      else this.#change({ phase: 'stopped', summary: event.summary });
    }
  }

  stop(): null {
    this.#abort.abort();
    return null;
  }

  results(only: 'all' | 'failed', from: number, count: number) {
    const all = only === 'all' ? this.#results : this.#failed;
    return { total: all.length, results: all.slice(from, from + count) };
  }

  /** A report of a run that is over; null while it is not. */
  report(format: RunReportFormat): string | null {
    const { name, summary } = this.#picture;
    return summary && wholeReports[format](name, this.#results, summary);
  }

  async release(): Promise<void> {
    this.stop();
    await this.#stored.release();
  }

  async #keep({ draft, events, bodyId }: RunExchange): Promise<void> {
    const exchange = events.reduce<Exchange | undefined>(advance, undefined);
    if (exchange === undefined || !isOver(exchange)) return;
    const stored = bodyId === null ? undefined : this.#parts.bodies.get(bodyId);
    const body = stored && stored.bytes <= largestBody ? await stored.read(0, stored.bytes) : null;
    const wire = this.#parts.engine.wireLogs.read(exchange.id) ?? { entries: [] };
    // One that is let go meanwhile is no longer written to.
    await this.archive.add({ draft, exchange, events, wire, body }).catch(() => undefined);
  }

  #take(result: RequestResult): void {
    this.#results.push(result);
    if (!result.passed) this.#failed.push(result);
    const { done, passed, checks, failedChecks } = this.#picture;
    this.#change({
      done: done + 1,
      passed: passed + (result.passed ? 1 : 0),
      failed: this.#failed.length,
      checks: checks + result.checks.length,
      failedChecks: failedChecks + result.checks.filter((check) => !check.passed).length,
    });
  }

  #change(change: Partial<CollectionRun>): void {
    this.#picture = { ...this.#picture, ...change };
    this.#parts.onChange(this.#picture);
  }
}
