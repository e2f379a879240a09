import { connectionKey, dial, type Destination, type OpenConnection } from './dial';
import type { ExchangeRun } from './exchange-run';
import { createInlet } from './inlet';

/** Takes an idle connection or dials a new one, and makes it the run's own until `run.leave`. */
export async function openConnection(destination: Destination, run: ExchangeRun, fresh: boolean): Promise<OpenConnection> {
  const { context, options, halt, clock } = run;
  // What listeners of earlier events took is none of the hop's time; what a stale connection cost is.
  clock.began ??= performance.now();
  const key = connectionKey(destination);
  const idle = fresh || !options.keepAlive ? undefined : context.pool.take(key);
  clock.reused = idle !== undefined;
  const connection =
    idle ?? (await dial(destination, { timeoutMs: options.connectTimeoutMs, secureContext: context.secureContext, halt, clock }));
  own(connection, key, run);
  return { ...connection, facts: { ...connection.facts, reused: clock.reused } };
}

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
