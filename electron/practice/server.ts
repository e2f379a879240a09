import type { AddressInfo } from 'node:net';
import type { PracticeAccount, PracticeLogLine } from '#shared/model/practice';
import { createEndpoints } from './endpoints.ts';
import { createApp } from './frame/create-app.ts';
import { createRequestLog } from './frame/request-log.ts';
import { accounts } from './world/people.ts';
import { createWorld } from './world/world.ts';

export interface PracticeOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** A SQLite file to keep the data in; without it they live in memory. */
  readonly data?: string;
  readonly log?: (line: PracticeLogLine) => void;
  /** Hears of bugs inside; the error output when left out. */
  readonly complain?: (text: string) => void;
}

export interface PracticeServer {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly accounts: PracticeAccount[];
  /** Puts the data, the clock and everything remembered back to the beginning. */
  reset(): void;
  stop(): Promise<void>;
}

/** Starts the practice server on this machine alone. */
export async function startPracticeServer(options: PracticeOptions = {}): Promise<PracticeServer> {
  const world = createWorld(options.data === undefined ? {} : { data: options.data });
  const log = createRequestLog({
    ...(options.log && { tell: options.log }),
    ...(options.complain && { complain: options.complain }),
  });
  world.onReset(() => log.clear());
  const app = createApp(createEndpoints(log), world, log);
  try {
    await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  } catch (thrown) {
    world.close();
    throw thrown;
  }
  const { port } = app.server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    accounts: [...accounts],
    reset: () => world.reset(),
    async stop() {
      await app.close();
      world.close();
    },
  };
}
