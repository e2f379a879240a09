import { Readable } from 'node:stream';
import type { FailedExchange, FinishedExchange } from '#shared/model/exchange';
import type { BodyStore } from '../bodies/body-store';
import type { Environment } from './environment';
import { type ExitCode, exitCodeOf, exitCodes } from './exit-codes';
import type { SavedSending } from './saved-sending';
import { tellChecks } from './tell-checks';

interface Judged {
  /** The body, where there is one and it is not too large. */
  readonly bytes: Uint8Array | null;
  readonly filledIn: string[];
  readonly environment: Environment;
}

/** Checks the answer to a saved request, and tells what came of it. Without one any answer is fine. */
export async function judgeSaved(
  exchange: FinishedExchange | FailedExchange,
  saved: SavedSending | undefined,
  { bytes, filledIn, environment }: Judged,
): Promise<ExitCode> {
  if (!saved) return exitCodeOf(exchange);
  const report = exchange.phase === 'finished' ? await saved.judge(exchange, bodiesOf(bytes)) : noReport;
  const isFine = tellChecks(report, [...filledIn, ...saved.hidden()], environment);
  return isFine ? exitCodeOf(exchange) : exitCodes.checkFailed;
}

const noReport = { tests: [], console: [] };

/** A body that is held in memory, as checks and scripts read it. */
const bodiesOf = (bytes: Uint8Array | null): Pick<BodyStore, 'get'> => ({
  get: (id) =>
    bytes === null
      ? undefined
      : {
          id,
          bytes: bytes.length,
          complete: true,
          path: null,
          filed: null,
          read: async (from, to) => bytes.subarray(from, to),
          stream: (from = 0, to = bytes.length) => Readable.from([bytes.subarray(from, to)]),
        },
});
