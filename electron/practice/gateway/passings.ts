import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PracticeLogLine } from '#shared/model/practice';

/** What the balancer adds to the line of a request while it works on it. */
export interface PassEntry {
  /** What X-Cache says of the answer. */
  cache?: string;
  /** The request goes on out of this port; whoever sees it come from there adds to this line instead of writing one. */
  through(localPort: number): void;
}

/** One line for each request that passes the balancer: how it was answered, and by whom behind it. */
export interface Passings {
  /** The line is written when the answer has ended and those behind have told what they saw. */
  watch(request: IncomingMessage, response: ServerResponse): PassEntry;
  /** Keeps the line of one behind the balancer, if it is one. */
  takes(line: Omit<PracticeLogLine, 'id' | 'at'>): boolean;
}

/** Replicas are threads: what they tell arrives a little later. A killed one tells nothing. */
const patienceMs = 250;

interface Behind {
  told: Omit<PracticeLogLine, 'id' | 'at'> | null;
  hear(): void;
}

export function createPassings(write: (line: Omit<PracticeLogLine, 'id' | 'at'>) => void): Passings {
  const behind = new Map<number, Behind>();

  async function end(ports: readonly number[], make: () => Omit<PracticeLogLine, 'id' | 'at'>): Promise<void> {
    const line = make();
    const last = ports.at(-1);
    const one = last === undefined ? undefined : behind.get(last);
    if (one && !one.told) await heard(one);
    for (const port of ports) behind.delete(port);
    const { endpoint = '', identity = '', replica } = one?.told ?? {};
    write({ ...line, endpoint, identity, ...(replica !== undefined && { replica }) });
  }

  return {
    watch(request, response) {
      const startedAt = performance.now();
      const { socket } = request;
      const { bytesWritten: before, remotePort: clientPort } = socket;
      const ports: number[] = [];
      let isOver = false;
      const entry: PassEntry = {
        through(localPort) {
          // What the cache asks afterwards, to be fresh for the next, is a request of its own.
          if (isOver) return;
          ports.push(localPort);
          behind.set(localPort, { told: null, hear: () => {} });
        },
      };
      response.once('close', () => {
        isOver = true;
        void end(ports, () => ({
          method: request.method ?? '',
          target: request.url ?? '',
          status: response.statusCode,
          durationMs: Math.round((performance.now() - startedAt) * 100) / 100,
          bytes: socket.bytesWritten - before,
          endpoint: '',
          identity: '',
          requestId: String(request.headers['x-request-id'] ?? ''),
          cache: entry.cache ?? '',
          ...(clientPort !== undefined && { clientPort }),
          ...(!response.writableFinished && { cut: true }),
        }));
      });
      return entry;
    },
    takes(line) {
      const one = line.clientPort === undefined ? undefined : behind.get(line.clientPort);
      if (!one) return false;
      one.told = line;
      one.hear();
      return true;
    },
  };
}

function heard(one: Behind): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, patienceMs);
    one.hear = () => {
      clearTimeout(timer);
      resolve();
    };
  });
}
