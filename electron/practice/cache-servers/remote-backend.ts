import { createHash, randomUUID } from 'node:crypto';
import type { CacheBackend } from '../caching/cache-backends.ts';
import type { World } from '../world/world.ts';

/** A backend that is a program of its own. What it keeps outlives this server. */
export interface RemoteBackend extends CacheBackend {
  close(): Promise<void>;
}

/** The program cannot be reached, or does not do as it should. */
export class CacheServerAway extends Error {
  override readonly name = 'CacheServerAway';
}

/** How a program keeps a text under a key for some seconds. */
export interface Keeper {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string, seconds: number): Promise<void>;
  close(): Promise<void>;
}

interface Kept {
  readonly value: string;
  readonly expires: number;
}

/**
 * Keeps the practice time beside the value, because the program goes by the machine's. The keys are
 * digests, as Memcached takes no long ones and none with spaces.
 */
export function throughKeeper(keeper: Keeper, world: World): RemoteBackend {
  const { clock } = world;
  const keyOf = (key: string): string =>
    `practice:${createHash('sha256')
      .update(`${generationOf(world)} ${key}`)
      .digest('hex')}`;
  return {
    async get(key, now) {
      const text = await orAway(keeper.get(keyOf(key)));
      if (text === undefined) return undefined;
      const { value, expires } = JSON.parse(text) as Kept;
      return expires > now ? value : undefined;
    },
    async set(key, value, expires) {
      const seconds = Math.max(1, Math.ceil((expires - clock.now()) / 1000));
      await orAway(keeper.set(keyOf(key), JSON.stringify({ value, expires }), seconds));
    },
    close: () => keeper.close(),
  };
}

/** Every server finds what others kept, until its own reset; then only replicas of the same world do. */
function generationOf({ wall, drawers }: World): string {
  if (wall.read('resets') === 0) return 'practice';
  const generations = drawers.open<string>('generations of cache servers');
  return generations.get('now') ?? generations.offer('now', randomUUID());
}

async function orAway<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (thrown) {
    throw new CacheServerAway(thrown instanceof Error ? thrown.message : String(thrown));
  }
}
