import { hintFor } from '#shared/failure-words';
import { type FailedExchange, restOf } from '#shared/model/exchange';

type Failed = Pick<FailedExchange, 'failure' | 'bodyBytes' | 'packed' | 'receivedId'>;

/** What to try; where something of the body is there, that is said, and once. */
export function failureHint(exchange: Failed): string {
  const { failure, bodyBytes } = exchange;
  const hint = hintFor(failure);
  if (restOf(exchange) !== null) return 'All that was received is kept: Body decodes the rest of it. The limit is in Options.';
  if (bodyBytes === 0) return hint;
  return `What arrived is kept below. ${hint.replace(/^What (?:arrived|could be decoded) is kept\. /, '')}`;
}
