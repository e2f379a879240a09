import type { RedisClientType } from '@redis/client';
import type { World } from '../world/world.ts';
import { throughKeeper, type RemoteBackend } from './remote-backend.ts';

/** Redis over its own client, connected at the first use and again after it was away. */
export function redisBackend(address: string, world: World): RemoteBackend {
  let connecting: Promise<RedisClientType> | null = null;

  const client = (): Promise<RedisClientType> => {
    connecting ??= connectTo(address, () => {
      connecting = null;
    });
    return connecting;
  };

  return throughKeeper(
    {
      get: async (key) => (await (await client()).get(key)) ?? undefined,
      set: async (key, value, seconds) =>
        void (await (await client()).set(key, value, { expiration: { type: 'EX', value: seconds } })),
      async close() {
        const open = connecting;
        connecting = null;
        (await open?.catch(() => null))?.destroy();
      },
    },
    world,
  );
}

async function connectTo(url: string, lost: () => void): Promise<RedisClientType> {
  const { createClient } = await import('@redis/client');
  const client = createClient({ url, disableOfflineQueue: true, socket: { connectTimeout: 1_000, reconnectStrategy: false } });
  client.on('error', lost);
  client.on('end', lost);
  try {
    await client.connect();
  } catch (thrown) {
    lost();
    throw thrown;
  }
  return client as RedisClientType;
}
