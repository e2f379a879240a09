import type { Client } from 'memjs';
import type { World } from '../world/world.ts';
import { throughKeeper, type RemoteBackend } from './remote-backend.ts';

/** Memcached over its binary protocol, connected at the first use. */
export function memcachedBackend(address: string, world: World): RemoteBackend {
  const { hostname, port, username, password } = new URL(address);
  const credentials = username === '' ? '' : `${username}:${password}@`;
  let connecting: Promise<Client> | null = null;
  const client = (): Promise<Client> => (connecting ??= connectTo(`${credentials}${hostname}:${port || 11_211}`));

  return throughKeeper(
    {
      get: async (key) => (await (await client()).get(key)).value?.toString('utf8'),
      set: async (key, value, seconds) => void (await (await client()).set(key, value, { expires: seconds })),
      async close() {
        (await connecting)?.close();
      },
    },
    world,
  );
}

async function connectTo(server: string): Promise<Client> {
  const { Client: MemcachedClient } = await import('memjs');
  const quiet = { log: () => {} };
  return MemcachedClient.create(server, { retries: 0, timeout: 1, conntimeout: 1, failoverTime: 1, logger: quiet }) as Client;
}
