import type { PracticeLogLine } from '#shared/model/practice';
import type { SeenRequest } from './seen-request';

/** Knows which exchange of ours each line of the practice server's log is about. */
export interface Causes {
  /** Finds the cause of a line and passes the line on with it. */
  note(line: PracticeLogLine, pass: (line: PracticeLogLine) => void): void;
  /** A line with the cause that was found for it. */
  readonly of: (line: PracticeLogLine) => PracticeLogLine;
}

/** The server may tell of a request before the engine has told of sending it. */
const secondLookMs = 100;
const remembered = 1_000;

export function createCauses(findCause: (seen: SeenRequest) => string | undefined): Causes {
  const found = new Map<number, { readonly at: number; readonly exchangeId: string }>();

  const look = (line: PracticeLogLine): boolean => {
    const { clientPort } = line;
    const exchangeId = clientPort === undefined ? undefined : findCause({ ...line, clientPort });
    if (exchangeId === undefined) return false;
    found.set(line.id, { at: line.at, exchangeId });
    if (found.size > remembered) found.delete(found.keys().next().value ?? 0);
    return true;
  };

  // A server that was started anew counts its lines from 1 again.
  const of = (line: PracticeLogLine): PracticeLogLine => {
    const cause = found.get(line.id);
    return cause?.at === line.at ? { ...line, exchangeId: cause.exchangeId } : line;
  };

  return {
    of,
    note(line, pass) {
      if (look(line) || line.clientPort === undefined) return pass(of(line));
      pass(line);
      setTimeout(() => look(line) && pass(of(line)), secondLookMs).unref();
    },
  };
}
