import type { FastifyInstance } from 'fastify';
import type { AddressInfo } from 'node:net';
import type { PracticeAccount, PracticeControls, PracticeLogLine } from '#shared/model/practice';
import type { Endpoint } from './endpoint.ts';
import { rememberCacheServers, type CacheServerAddresses } from './cache-servers/cache-servers.ts';
import { createEndpoints } from './endpoints.ts';
import { createApp } from './frame/create-app.ts';
import { createRequestLog, type RequestLog } from './frame/request-log.ts';
import { changeSwitches, switchesOf } from './frame/switches.ts';
import { startGateway, type OpenGateway } from './gateway/start-gateway.ts';
import type { Steering } from './messages.ts';
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
  /** Hears when the clock or a switch is changed, by whomever. */
  readonly onControls?: (controls: PracticeControls) => void;
  /** Opens encrypted ports beside the plain one. */
  readonly tls?: boolean;
  /** Puts a balancer with three replicas, and a proxy, in front. */
  readonly gateway?: boolean;
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
  const world = createWorld(options.data === undefined ? {} : { data: options.data });
  const log = createRequestLog({
    ...(options.log && { tell: options.log }),
    ...(options.complain && { complain: options.complain }),
  });
  world.onReset(() => log.clear());
  const endpoints = createEndpoints(log);
  const app = createApp(endpoints, world, log);
  let layers: Layers;
  try {
    await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
    layers = await startLayers(options, { app, endpoints, world, log });
  } catch (thrown) {
    await app.close();
    world.close();
    throw thrown;
  }
  const port = portOf(app);
  const controls = () => controlsOf(world);
  world.onAnnounce(() => options.onControls?.(controls()));
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    accounts: [...accounts],
    ...layers.open,
    controls,
    steer: (steering) => steer(world, steering),
    reset: () => world.reset(),
    async stop() {
      await layers.close();
      await app.close();
      world.close();
    },
  };
}

const controlsOf = (world: World): PracticeControls => ({
  advancedSeconds: world.clock.advancedSeconds,
  switches: { ...switchesOf({ world }) },
});

function steer(world: World, steering: Steering): void {
  if (steering.type === 'advanceClock') world.clock.advance(steering.seconds);
  else changeSwitches({ world }, steering.change);
}

interface Base {
  readonly app: FastifyInstance;
  readonly endpoints: readonly Endpoint[];
  readonly world: World;
  readonly log: RequestLog;
}

const portOf = (app: FastifyInstance): number => (app.server.address() as AddressInfo).port;

interface Layers {
  readonly open: Pick<PracticeServer, 'tls' | 'gateway'>;
  close(): Promise<void>;
}

/** Opens the ports beside the plain one that were asked for. */
async function startLayers(options: PracticeOptions, { app, endpoints, world, log }: Base): Promise<Layers> {
  const { data } = options;
  const remote = rememberCacheServers(world, options);
  const secure = options.tls === true ? await startTls({ app, world, ...(data !== undefined && { data }) }) : null;
  const ports = [portOf(app), ...Object.values(secure?.tls.urls ?? {}).map((url) => Number(new URL(url).port))];
  const front = options.gateway === true ? await startGateway({ endpoints, world, log, ports }) : null;
  return {
    open: { ...(secure && { tls: secure.tls }), ...(front && { gateway: front.gateway }) },
    close: async () => void (await Promise.all([secure?.close(), front?.close(), remote.close()])),
  };
}
