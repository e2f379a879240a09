import { Worker } from 'node:worker_threads';
import type { CacheServerAddresses } from '../cache-servers/cache-servers.ts';
import type { RequestLog } from '../frame/request-log.ts';
import type { World } from '../world/world.ts';
import type { FromReplica, ReplicaSetup, Surroundings, ToReplica } from './replica-messages.ts';

/** One of several servers with the same data, each a thread with a memory of its own. */
export interface Replica {
  /** Counted from 1. */
  readonly number: number;
  /** It keeps the port when it is killed and revived. */
  readonly port: number;
  isAlive(): boolean;
  /** Ends the thread in the middle of whatever it does. */
  kill(): Promise<void>;
  /** Starts another thread on the same port; false where the port was taken meanwhile. */
  revive(): Promise<boolean>;
}

/** A replica whose thread was begun, and which waits to be told where it is. */
export interface UnopenedReplica {
  /** What a reset made old is forgotten. */
  catchUp(): void;
  open(surroundings: Surroundings): Promise<Replica>;
  end(): Promise<void>;
}

interface Parts {
  readonly world: World;
  readonly log: RequestLog;
  readonly cacheServers: CacheServerAddresses;
}

/** Begins the thread of a replica; it gets ready while others do the same. */
export function beginReplica(number: number, { world, log, cacheServers }: Parts): UnopenedReplica {
  const setup: ReplicaSetup = { number, world: world.shared, cacheServers };
  let thread: Worker | null = begin();

  function begin(): Worker {
    const begun = new Worker(entry, { workerData: setup });
    begun.on('message', (message: FromReplica) => {
      if (message.type === 'log') log.write(message.line);
      else if (message.type === 'complaint') log.complain(message.text);
    });
    begun.on('error', (thrown: unknown) =>
      log.complain(`replica ${number}: ${thrown instanceof Error ? thrown.message : String(thrown)}`),
    );
    begun.on('exit', () => {
      if (thread !== begun) return;
      thread = null;
      world.announce();
    });
    return begun;
  }

  async function end(): Promise<void> {
    const ended = thread;
    thread = null;
    await ended?.terminate();
  }

  return {
    catchUp: () => thread?.postMessage({ type: 'catchUp' } satisfies ToReplica),
    end,
    async open(surroundings) {
      const port = await listening(thread, { type: 'open', port: 0, surroundings });
      if (port === null) throw new Error(`replica ${number} did not start`);
      return {
        number,
        port,
        isAlive: () => thread !== null,
        async kill() {
          await end();
          world.announce();
        },
        async revive() {
          if (thread) return true;
          thread = begin();
          const opened = await listening(thread, { type: 'open', port, surroundings });
          world.announce();
          return opened !== null;
        },
      };
    },
  };
}

/** From source it is started as it is; once built, it is a file beside this one. */
const entry = new URL(import.meta.url.endsWith('.ts') ? './replica-worker.ts' : './practice-replica.mjs', import.meta.url);

/** Its port once it can be asked; null when it ended before. */
function listening(thread: Worker | null, message: Extract<ToReplica, { type: 'open' }>): Promise<number | null> {
  return new Promise((resolve) => {
    if (!thread) return resolve(null);
    thread.on('message', (said: FromReplica) => said.type === 'open' && resolve(said.port));
    thread.once('exit', () => resolve(null));
    thread.postMessage(message);
  });
}
