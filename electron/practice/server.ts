import type { AddressInfo } from 'node:net';
import type { PracticeAccount, PracticeLogLine } from '#shared/model/practice';
import { createEndpoints } from './endpoints.ts';
import { createApp } from './frame/create-app.ts';
import { createRequestLog } from './frame/request-log.ts';
import { startTls } from './tls/start-tls.ts';
import type { OpenTls } from './tls/tls-endpoints.ts';
import { accounts } from './world/people.ts';
import { createWorld } from './world/world.ts';

export interface PracticeOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** A SQLite file to keep the data in; without it they live in memory. */
  readonly data?: string;
  readonly log?: (line: PracticeLogLine) => void;
  /** Opens encrypted ports beside the plain one. */
  readonly tls?: boolean;
  /** Hears of bugs inside; the error output when left out. */
  readonly complain?: (text: string) => void;
}

export interface PracticeServer {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly accounts: PracticeAccount[];
  /** There when it was asked for. */
  readonly tls?: OpenTls;
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
  const secure =
    options.tls === true ? await startTls({ app, world, ...(options.data !== undefined && { data: options.data }) }) : null;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    accounts: [...accounts],
    ...(secure && { tls: secure.tls }),
    reset: () => world.reset(),
    async stop() {
      await secure?.close();
      await app.close();
      world.close();
    },
  };
}
