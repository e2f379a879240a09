import { hintFor } from '#shared/failure-words';
import type { FailedExchange } from '#shared/model/exchange';

/** What to try; where something of the body is there, that is said, and once. */
export function failureHint({ failure, bodyBytes }: Pick<FailedExchange, 'failure' | 'bodyBytes'>): string {
  const hint = hintFor(failure);
  if (bodyBytes === 0) return hint;
  return `What arrived is kept below. ${hint.replace(/^What (?:arrived|could be decoded) is kept\. /, '')}`;
}
