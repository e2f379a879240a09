import { charsetOf } from '#shared/http/media-type';
import { headerValue } from '#shared/http/header-list';
import { describeFailure } from '#shared/failure-words';
import type { BodyFilter } from '#shared/model/body-filter';
import type { FailedExchange, FinishedExchange } from '#shared/model/exchange';
import type { BodyStore, StoredBody } from '../bodies/body-store';
import { runFilter } from '../bodies/filters/filter-runner';
import { type Environment, note } from './environment';
import { escapeControls } from './escape-controls';
import { type BodyTarget, keepBody } from './keep-body';
import { createOutput } from './output';
import type { Report } from './report';

interface Options {
  readonly store: BodyStore;
  readonly filter: BodyFilter;
  /** Where what is left is written; null for standard output. */
  readonly target: BodyTarget | null;
}

/** What a filter leaves of the body, and nothing else: the head is not printed. */
export function createFilteredReport(environment: Environment, { store, filter, target }: Options): Report {
  const output = createOutput(environment);

  async function filterBody(body: StoredBody, exchange: FinishedExchange | FailedExchange): Promise<StoredBody | string> {
    const charset = charsetOf(headerValue(exchange.head?.headers ?? [], 'content-type'));
    const signal = AbortSignal.any([environment.stop, output.left]);
    const outcome = await runFilter({ bodies: store, body, charset, filter, signal });
    if (outcome.kind === 'problem') return outcome.problem.sentence;
    return store.get(outcome.bodyId) ?? 'What was left is gone.';
  }

  async function write(left: StoredBody): Promise<boolean> {
    if (target !== null) {
      const failure = await keepBody(left, target);
      if (failure !== null) note(environment, escapeControls(describeFailure(failure)));
      return failure === null;
    }
    const decoder = new TextDecoder();
    for await (const part of left.stream() as AsyncIterable<Uint8Array>)
      await output.write(environment.isTTY.stdout ? escapeControls(decoder.decode(part, { stream: true })) : part);
    return true;
  }

  return {
    bodies: store,
    left: output.left,
    isLeft: () => output.left.aborted,
    follow: () => undefined,
    async end(exchange) {
      // Why there is no answer is told already; a part of one is no JSON.
      if (exchange.phase === 'failed') return true;
      const body = exchange.bodyId === null ? undefined : store.get(exchange.bodyId);
      const left = body ? await filterBody(body, exchange) : 'This answer has no body to filter.';
      if (typeof left !== 'string') return write(left);
      note(environment, escapeControls(left));
      return false;
    },
    close: () => store.close(),
  };
}
