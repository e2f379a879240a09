import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Endpoint } from '../endpoint.ts';
import { createApp } from '../frame/create-app.ts';
import type { RequestLog } from '../frame/request-log.ts';
import { shareAttachments } from '../world/attachments.ts';
import type { World } from '../world/world.ts';

/** One of several servers with the same data, each with a memory of its own. */
export interface Replica {
  /** Counted from 1. */
  readonly number: number;
  readonly port: number;
  isAlive(): boolean;
  kill(): Promise<void>;
  revive(): Promise<void>;
}

interface Parts {
  readonly endpoints: readonly Endpoint[];
  readonly world: World;
  readonly log: RequestLog;
}

/** Starts one on a port of its own, which it keeps when it is killed and revived. */
export async function startReplica(number: number, { endpoints, world, log }: Parts): Promise<Replica> {
  const own = withOwnMemory(world);
  const start = async (port: number) => {
    const app = createApp(endpoints, own, log);
    app.server.prependListener('request', (_request: IncomingMessage, response: ServerResponse) => sign(response, number));
    await app.listen({ host: '127.0.0.1', port });
    return app;
  };
  let app: Awaited<ReturnType<typeof start>> | null = await start(0);
  const { port } = app.server.address() as AddressInfo;
  return {
    number,
    port,
    isAlive: () => app !== null,
    async kill() {
      const killed = app;
      app = null;
      // What it had in its memory dies with it.
      own.forget();
      await killed?.close();
    },
    async revive() {
      app ??= await start(port);
    },
  };
}

/** The data and the clock are shared as a database and a wall are; what a server merely remembers is not. */
function withOwnMemory(world: World): World & { forget(): void } {
  const memory = new Map<string, unknown>();
  world.onReset(() => memory.clear());
  const own = Object.assign(Object.create(world) as World, {
    recall<T>(name: string, make: () => T): T {
      if (!memory.has(name)) memory.set(name, make());
      return memory.get(name) as T;
    },
    forget: () => memory.clear(),
  });
  shareAttachments(world, own);
  return own;
}

/** Says who answered, and how long that took; the time is known when the head is written. */
function sign(response: ServerResponse, number: number): void {
  const startedAt = performance.now();
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => ServerResponse;
  response.setHeader('X-Served-By', `replica-${number}`);
  Object.assign(response, {
    writeHead(...given: unknown[]) {
      response.setHeader('Server-Timing', `app;dur=${(performance.now() - startedAt).toFixed(1)};desc="replica-${number}"`);
      return writeHead(...given);
    },
  });
}
