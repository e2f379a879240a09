import type { CacheBackend } from '../caching/cache-backends.ts';
import { granted, refused, type Outcome } from '../frame/outcome.ts';
import { attach, attachedTo } from '../world/attachments.ts';
import type { World } from '../world/world.ts';
import { memcachedBackend } from './memcached-backend.ts';
import { redisBackend } from './redis-backend.ts';
import type { RemoteBackend } from './remote-backend.ts';

/** Addresses of programs that keep what is cached; both run on this machine. */
export interface CacheServerAddresses {
  readonly redis?: string;
  readonly memcached?: string;
}

export const remoteNames = ['redis', 'memcached'] as const;
type RemoteName = (typeof remoteNames)[number];

const makers: Readonly<Record<RemoteName, (address: string, world: World) => RemoteBackend>> = {
  redis: redisBackend,
  memcached: memcachedBackend,
};
type Backends = Partial<Record<RemoteName, RemoteBackend>>;

/** Names the programs; they are connected to when somebody asks for them. */
export function rememberCacheServers(world: World, addresses: CacheServerAddresses): { close(): Promise<void> } {
  const backends: Backends = {};
  for (const name of remoteNames) {
    const address = addresses[name];
    if (address !== undefined) backends[name] = makers[name](onThisMachine(name, address), world);
  }
  attach(world, 'cache servers', backends);
  return { close: async () => void (await Promise.all(Object.values(backends).map((backend) => backend.close()))) };
}

/** Whoever started the server named a place that it does not reach for. */
export class WrongAddress extends Error {
  override readonly name = 'WrongAddress';
}

/** The practice server reaches for nothing beyond this machine. */
function onThisMachine(name: RemoteName, address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  const isHere = url !== null && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (url?.protocol === `${name}:` && isHere) return address;
  throw new WrongAddress(
    `--${name} takes an address on this machine, such as ${name}://127.0.0.1:${name === 'redis' ? 6379 : 11_211}, not ${address}`,
  );
}

/** The backend on a program of its own; refused where none was named at the start. */
export function remoteBackend(world: World, name: string): Outcome<CacheBackend> | null {
  const known = remoteNames.find((each) => each === name);
  if (known === undefined) return null;
  const backend = attachedTo<Backends>(world, 'cache servers')?.[known];
  return backend
    ? granted(backend)
    : refused({
        status: 503,
        detail: `No ${known} was named when this server was started.`,
        help: `cairn practice --${known} ${known}://127.0.0.1:PORT names one.`,
      });
}
