import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PracticeLogLine } from '#shared/model/practice';

/** Remembers the latest requests and tells a listener about each. */
export interface RequestLog {
  /** Starts the watch; the line is written when the answer has ended, well or badly. */
  watch(request: IncomingMessage, response: ServerResponse): LogEntry;
  /** For what never became a request. */
  write(line: Omit<PracticeLogLine, 'id' | 'at'>): void;
  /** Newest last. */
  lines(): readonly PracticeLogLine[];
  clear(): void;
  /** Says what went wrong inside; the answer does not. */
  complain(text: string): void;
}

/** What the endpoint adds to its line while it works. */
export interface LogEntry {
  endpoint: string;
  identity: string;
  /** For answers that do not go through Node's response. */
  status?: number;
}

const kept = 500;

interface Listeners {
  readonly tell?: (line: PracticeLogLine) => void;
  readonly complain?: (text: string) => void;
  /** Sees each line before it is written, and may keep it. */
  readonly takes?: (line: Omit<PracticeLogLine, 'id' | 'at'>) => boolean;
}

export function createRequestLog({
  tell = () => {},
  complain = toStandardError,
  takes = () => false,
}: Listeners = {}): RequestLog {
  let nextId = 1;
  let lines: PracticeLogLine[] = [];

  const write: RequestLog['write'] = (line) => {
    if (takes(line)) return;
    // A line of a replica has a number already, by the replica's own count.
    const whole = { at: Date.now(), ...line, id: nextId };
    nextId += 1;
    lines.push(whole);
    if (lines.length > kept * 2) lines = lines.slice(-kept);
    tell(whole);
  };

  return {
    write,
    complain,
    watch(request, response) {
      const entry: LogEntry = { endpoint: '', identity: '' };
      const startedAt = performance.now();
      // The request forgets its socket when the connection breaks, and the socket its port.
      const { socket } = request;
      const { bytesWritten: writtenBefore, remotePort: clientPort } = socket;
      response.once('close', () =>
        write({
          method: request.method ?? '',
          target: request.url ?? '',
          status: entry.status ?? response.statusCode,
          durationMs: Math.round((performance.now() - startedAt) * 100) / 100,
          bytes: socket.bytesWritten - writtenBefore,
          endpoint: entry.endpoint,
          identity: entry.identity,
          requestId: firstOf(request.headers['x-request-id']),
          ...(clientPort !== undefined && { clientPort }),
          ...(!response.writableFinished && { cut: true }),
        }),
      );
      return entry;
    },
    lines: () => lines.slice(-kept),
    clear: () => {
      lines = [];
    },
  };
}

const firstOf = (value: string | string[] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? '';

const toStandardError = (text: string): void => void process.stderr.write(`practice: ${text}\n`);
