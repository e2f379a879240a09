import type { AddressInfo, Socket } from 'node:net';
import type { Server } from 'node:http';
import type { Endpoint } from '../endpoint.ts';
import type { RequestLog } from '../frame/request-log.ts';
import { attach, attachedTo } from '../world/attachments.ts';
import type { World } from '../world/world.ts';
import { createBalancer, type Balancer } from './balancer.ts';
import { startOddUpstreams } from './odd-upstreams.ts';
import { createProxy } from './proxy-port.ts';
import { startReplica, type Replica } from './replicas.ts';

/** The layers in front of the server, once they are open. */
export interface OpenGateway extends Pick<Balancer, 'cache' | 'settings'> {
  /** The balancer: `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** The proxy that asks for credentials. */
  readonly proxyUrl: string;
  readonly replicas: readonly Replica[];
}

interface Wanted {
  readonly endpoints: readonly Endpoint[];
  readonly world: World;
  readonly log: RequestLog;
  /** Other ports that the proxy may lead to. */
  readonly ports: readonly number[];
}

/** The layers in front of a world; a reset does not take them down. */
export const gatewayOf = (world: World): OpenGateway | undefined => attachedTo(world, 'gateway');

/** Starts three replicas, a balancer with a cache in front of them, and a proxy. */
export async function startGateway({
  endpoints,
  world,
  log,
  ports,
}: Wanted): Promise<{ readonly gateway: OpenGateway; close(): Promise<void> }> {
  const replicas = await Promise.all([1, 2, 3].map((number) => startReplica(number, { endpoints, world, log })));
  const odd = await startOddUpstreams();
  const balancer = createBalancer(world.clock, replicas, odd);
  const front = await listen(balancer.server);
  const ours = new Set([...ports, ...replicas.map(({ port }) => port), front.port]);
  const proxy = await listen(createProxy((port) => ours.has(port)));
  world.onReset(() => {
    balancer.cache.clear();
    balancer.settings.sticky = false;
  });
  const { cache, settings } = balancer;
  const gateway = {
    cache,
    settings,
    replicas,
    url: `http://127.0.0.1:${front.port}`,
    proxyUrl: `http://127.0.0.1:${proxy.port}`,
  };
  attach(world, 'gateway', gateway);
  return {
    gateway,
    async close() {
      await Promise.all([front.close(), proxy.close(), odd.close(), ...replicas.map((replica) => replica.kill())]);
    },
  };
}

function listen(server: Server): Promise<{ readonly port: number; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () =>
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            for (const socket of sockets) socket.destroy();
          }),
      }),
    );
  });
}
