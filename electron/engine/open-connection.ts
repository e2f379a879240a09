import { connectionKey, dial, type Destination, type OpenConnection } from './dial';
import type { ExchangeRun } from './exchange-run';
import { createInlet } from './inlet';
import { stopWith } from './stopped';

/** Which connections will do: one that is idle or a new one, only a new one, or only the one that was left before. */
export type Choice = 'any' | 'fresh' | 'same';

/** Takes an idle connection or dials a new one, and makes it the run's own until `run.leave`. */
export async function openConnection(destination: Destination, run: ExchangeRun, choice: Choice): Promise<OpenConnection> {
  const { context, options, halt, clock } = run;
  // What listeners of earlier events took is none of the hop's time; what a stale connection cost is.
  clock.began ??= performance.now();
  const key = connectionKey(destination);
  const mayReuse = choice === 'same' || (choice === 'any' && options.keepAlive);
  const idle = mayReuse ? context.pool.take(key) : undefined;
  if (choice === 'same' && idle === undefined) stopWith(lostLogin(destination));
  clock.reused = idle !== undefined;
  const connection =
    idle ?? (await dial(destination, { timeoutMs: options.connectTimeoutMs, trust: context.trust, halt, clock }));
  own(connection, key, run);
  return { ...connection, facts: { ...connection.facts, reused: clock.reused } };
}

const lostLogin = ({ url }: Destination) => ({
  kind: 'authFailed' as const,
  reason: `${url.host} closed the connection that was being logged in`,
});

function own(connection: OpenConnection, key: string, run: ExchangeRun): void {
  const { socket } = connection;
  const { signal } = run.halt;
  const { hop } = run;
  const onAbort = () => void socket.destroy();
  signal.addEventListener('abort', onAbort);
  if (signal.aborted) onAbort();
  const inlet = createInlet(socket, {
    halt: run.halt,
    clock: run.clock,
    record: (part, bytes) => run.wire.record(hop, 'received', part, bytes),
  });
  run.inlet = inlet;
  run.leave = (keepMs) => {
    run.leave = () => undefined;
    signal.removeEventListener('abort', onAbort);
    // What was not understood, or came after the end, is shown in the wire log all the same.
    const unreadBytes = inlet.detach(run.unread);
    if (keepMs > 0 && unreadBytes === 0 && !socket.destroyed) run.context.pool.put(key, connection, keepMs);
    else socket.destroy();
  };
}
