import type { AddressInfo, Socket } from 'node:net';
import type { Server } from 'node:http';
import type { PracticeGateway } from '#shared/model/practice';
import type { OpenTls } from '../tls/tls-endpoints.ts';
import { attach, attachedTo } from '../world/attachments.ts';
import type { World } from '../world/world.ts';
import { createBalancer, type Balancer } from './balancer.ts';
import { startOddUpstreams } from './odd-upstreams.ts';
import type { Passings } from './passings.ts';
import { createProxy } from './proxy-port.ts';
import type { Replica, UnopenedReplica } from './replicas.ts';

/** The layers in front of the server, once they are open. */
export interface OpenGateway extends Pick<Balancer, 'cache'> {
  /** The balancer: `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** The proxy that asks for credentials. */
  readonly proxyUrl: string;
  readonly replicas: readonly Replica[];
  /** Whether a caller stays with one replica. */
  readonly isSticky: () => boolean;
  stick(sticky: boolean): void;
}

/** The addresses of the layers, and how they are. */
export const pictureOf = ({ url, proxyUrl, replicas, isSticky }: OpenGateway): PracticeGateway => ({
  url,
  proxyUrl,
  sticky: isSticky(),
  replicas: replicas.map((replica) => ({
    number: replica.number,
    url: `http://127.0.0.1:${replica.port}`,
    alive: replica.isAlive(),
  })),
});

interface Wanted {
  readonly begun: readonly UnopenedReplica[];
  readonly world: World;
  /** The port of the server itself. */
  readonly main: number;
  readonly tls?: OpenTls;
  readonly passings: Passings;
}

/** The layers in front of a world; a reset does not take them down. */
export const gatewayOf = (world: World): OpenGateway | undefined => attachedTo(world, 'gateway');

/** Opens the replicas that were begun, a balancer with a cache in front of them, and a proxy. */
export async function startGateway(wanted: Wanted): Promise<{ readonly gateway: OpenGateway; close(): Promise<void> }> {
  const { begun, world, main, tls, passings } = wanted;
  let replicas: readonly Replica[] = [];
  const odd = await startOddUpstreams();
  const balancer = createBalancer(world.clock, { replicas: () => replicas, main: { port: main }, odd, passings });
  const front = await listen(balancer.server);
  const surroundings = { main, front: front.port, ...(tls && { tls }) };
  replicas = await Promise.all(begun.map((replica) => replica.open(surroundings)));
  const secure = Object.values(tls?.urls ?? {}).map((url) => Number(new URL(url).port));
  const ours = new Set([main, front.port, ...secure, ...replicas.map(({ port }) => port)]);
  const proxy = await listen(createProxy((port) => ours.has(port)));
  const gateway = openGateway(world, { balancer, replicas, front: front.port, proxy: proxy.port });
  world.onReset(() => {
    balancer.cache.clear();
    balancer.settings.sticky = false;
    for (const replica of begun) replica.catchUp();
  });
  attach(world, 'gateway', gateway);
  return { gateway, close: async () => void (await Promise.all([front, proxy, odd].map((each) => each.close()))) };
}

interface Opened {
  readonly balancer: Balancer;
  readonly replicas: readonly Replica[];
  readonly front: number;
  readonly proxy: number;
}

function openGateway(world: World, { balancer: { cache, settings }, replicas, front, proxy }: Opened): OpenGateway {
  return {
    cache,
    replicas,
    url: `http://127.0.0.1:${front}`,
    proxyUrl: `http://127.0.0.1:${proxy}`,
    isSticky: () => settings.sticky,
    stick(sticky) {
      settings.sticky = sticky;
      world.announce();
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
