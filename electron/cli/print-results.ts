import { isArray, isObject, member, type JsonObject, type JsonValue } from '#shared/hypermedia/json-value';
import { parseJson } from '#shared/hypermedia/parse-json';
import { writeJsonLine } from '#shared/hypermedia/write-json';
import { saysUnknownHash } from '#shared/graphql/unknown-hash';
import type { TranscriptEntry } from '#shared/model/transcript';
import type { Environment } from './environment';
import { exitCodes, type ExitCode } from './exit-codes';
import { printedLine } from './print-socket';

/** Prints what comes of an operation that is followed, over either protocol. */
export interface Results {
  /** A result as a line of JSON; null for what belongs to the protocol alone. */
  readonly print: (entry: TranscriptEntry) => string | null;
  /** The exit code of a run that ended so: an operation that was refused is not fine. */
  readonly judge: (code: ExitCode) => ExitCode;
}

interface PrintFlags {
  readonly json?: true;
  readonly persisted?: true;
}

export function printResults({ json, persisted }: PrintFlags, environment: Environment): Results {
  let isRefused = false;
  // Told once that a hash is not known, the engine asks with the query.
  let mayBeUnknown = persisted === true;
  return {
    print(entry) {
      const told = json ? `${JSON.stringify(entry)}\n` : null;
      const result = entry.from === 'server' ? resultOf(entry) : null;
      if (result === null) return told;
      const isAskedAgain = mayBeUnknown && refusesHash(entry);
      mayBeUnknown = false;
      if (isAskedAgain) return told;
      if (!result.has('data') && isArray(result.get('errors'))) isRefused = true;
      return told ?? printedLine(writeJsonLine(result), environment);
    },
    judge: (code) => (code === exitCodes.fine && isRefused ? exitCodes.checkFailed : code),
  };
}

/** Whether a message of the server says that it does not know the hash of a query. */
export function refusesHash(entry: TranscriptEntry): boolean {
  const result = resultOf(entry);
  return result !== null && saysUnknownHash(writeJsonLine(result));
}

/** The result that a message carries, numbers as they came; errors that a message of its own tells stand in one as well. */
function resultOf({ event, text = '' }: TranscriptEntry): JsonObject | null {
  if (event !== 'next' && event !== 'error') return null;
  const message = parseJson(text);
  const carried: JsonValue | undefined = member(message, 'payload') ?? message;
  if (isArray(carried)) return new Map([['errors', carried]]);
  return isObject(carried) ? carried : null;
}
