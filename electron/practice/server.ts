import type { FastifyInstance } from 'fastify';
import type { AddressInfo } from 'node:net';
import type { PracticeAccount, PracticeControls, PracticeLogLine } from '#shared/model/practice';
import { rememberCacheServers, type CacheServerAddresses } from './cache-servers/cache-servers.ts';
import { createEndpoints } from './endpoints.ts';
import { createApp, type Patience } from './frame/create-app.ts';
import { createRequestLog, type RequestLog } from './frame/request-log.ts';
import { createPassings, type Passings } from './gateway/passings.ts';
import { beginReplica, type UnopenedReplica } from './gateway/replicas.ts';
import { startGateway, type OpenGateway } from './gateway/start-gateway.ts';
import type { Endpoint } from './endpoint.ts';
import type { Steering } from './messages.ts';
import { controlsOf, steer } from './steering.ts';
import { startTls } from './tls/start-tls.ts';
import type { OpenTls } from './tls/tls-endpoints.ts';
import { accounts } from './world/people.ts';
import { createWorld, type World } from './world/world.ts';

export interface PracticeOptions extends CacheServerAddresses {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** A SQLite file to keep the data in; without it they live in memory. */
  readonly data?: string;
  readonly log?: (line: PracticeLogLine) => void;
  /** Hears when the clock, a switch or the gateway is changed, by whomever. */
  readonly onControls?: (controls: PracticeControls) => void;
  /** Opens encrypted ports beside the plain one. */
  readonly tls?: boolean;
  /** Puts a balancer with three replicas, and a proxy, in front. */
  readonly gateway?: boolean;
  /** How long a caller may take to send; ten seconds for the headers and thirty for all when left out. */
  readonly patience?: Patience;
  /** Hears of bugs inside; the error output when left out. */
  readonly complain?: (text: string) => void;
}

export interface PracticeServer {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly accounts: PracticeAccount[];
  /** What it offers. */
  readonly endpoints: readonly Endpoint[];
  /** There when it was asked for. */
  readonly tls?: OpenTls;
  readonly gateway?: OpenGateway;
  /** Puts the data, the clock and everything remembered back to the beginning. */
  reset(): void;
  /** How it is set now. */
  readonly controls: () => PracticeControls;
  /** Changes how it is set. */
  steer(steering: Steering): void;
  stop(): Promise<void>;
}

/** Starts the practice server on this machine alone. */
export async function startPracticeServer(options: PracticeOptions = {}): Promise<PracticeServer> {
  const world = createWorld(placeOfData(options));
  const passings = createPassings((line) => log.write(line));
  const log: RequestLog = createRequestLog({
    takes: (line) => passings.takes(line),
    tell(line) {
      options.log?.(line);
      // Whichever of the servers has counted: what is left is news.
      if (line.endpoint.startsWith('/throttle/')) world.announce();
    },
    ...(options.complain && { complain: options.complain }),
  });
  world.onReset(() => log.clear());
  const closers: (() => Promise<void>)[] = [async () => world.close()];
  const stop = async (): Promise<void> => {
    for (const close of closers.splice(0).toReversed()) await close();
  };
  try {
    const { redis, memcached } = options;
    const cacheServers = { ...(redis !== undefined && { redis }), ...(memcached !== undefined && { memcached }) };
    const remote = rememberCacheServers(world, cacheServers);
    closers.push(() => remote.close());
    // They get ready in threads of their own while this one does.
    const begun = options.gateway === true ? [1, 2, 3].map((number) => beginReplica(number, { world, log, cacheServers })) : [];
    closers.push(async () => void (await Promise.all(begun.map((replica) => replica.end()))));
    const endpoints = createEndpoints(log);
    const app = createApp(endpoints, world, log, options.patience);
    closers.push(() => app.close());
    await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
    const layers = await startLayers(options, { app, begun, world, closers, passings });
    world.onAnnounce(() => options.onControls?.(controlsOf(world)));
    return { ...addressOf(app), accounts: [...accounts], endpoints, ...layers, ...wheelOf(world), stop };
  } catch (thrown) {
    await stop();
    throw thrown;
  }
}

let namesGiven = 0;

/** Replicas open the same data, so these have a name then, also where they live in memory. */
function placeOfData({ data, gateway }: PracticeOptions): { data?: string } {
  if (data !== undefined) return { data };
  return gateway === true ? { data: `file:/practice-${process.pid}-${(namesGiven += 1)}?vfs=memdb` } : {};
}

function addressOf(app: FastifyInstance): Pick<PracticeServer, 'url' | 'port'> {
  const { port } = app.server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port };
}

const wheelOf = (world: World): Pick<PracticeServer, 'controls' | 'steer' | 'reset'> => ({
  controls: () => controlsOf(world),
  steer: (steering) => steer(world, steering),
  reset: () => world.reset(),
});

interface Base {
  readonly app: FastifyInstance;
  readonly begun: readonly UnopenedReplica[];
  readonly world: World;
  readonly closers: (() => Promise<void>)[];
  readonly passings: Passings;
}

/** Opens the ports beside the plain one that were asked for. */
async function startLayers(options: PracticeOptions, base: Base): Promise<Pick<PracticeServer, 'tls' | 'gateway'>> {
  const { app, begun, world, closers, passings } = base;
  const { data } = options;
  const secure = options.tls === true ? await startTls({ app, world, ...(data !== undefined && { data }) }) : null;
  if (secure) closers.push(() => secure.close());
  if (begun.length === 0) return { ...(secure && { tls: secure.tls }) };
  const front = await startGateway({ begun, world, passings, main: addressOf(app).port, ...(secure && { tls: secure.tls }) });
  closers.push(() => front.close());
  return { ...(secure && { tls: secure.tls }), gateway: front.gateway };
}
