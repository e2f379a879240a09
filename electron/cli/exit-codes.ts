import type { FailureKind } from '#shared/failure';
import type { FailedExchange, FinishedExchange } from '#shared/model/exchange';

/** What the exit code of `cairn` says. */
export const exitCodes = {
  fine: 0,
  checkFailed: 1,
  wrongUsage: 2,
  noResponse: 3,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Failures of the command itself: nothing was sent. */
const mistakes: readonly FailureKind[] = ['badUrl', 'badDraft', 'fileUnreadable'];

/** Any answer is fine, whatever its status. */
export function exitCodeOf(exchange: FinishedExchange | FailedExchange): ExitCode {
  if (exchange.phase === 'finished') return exitCodes.fine;
  const isMistake = mistakes.includes(exchange.failure.kind) || isUnusable(exchange);
  return isMistake ? exitCodes.wrongUsage : exitCodes.noResponse;
}

/** Credentials with which nothing could be sent, not even to log in: a key that its passphrase does not open. */
const isUnusable = ({ failure, hops }: FailedExchange): boolean =>
  failure.kind === 'authFailed' && hops.every(({ method, sides }) => method === '' && sides.length === 0);
