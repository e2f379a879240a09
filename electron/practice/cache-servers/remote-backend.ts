import { createHash } from 'node:crypto';
import type { CacheBackend } from '../caching/cache-backends.ts';
import type { Clock } from '../world/clock.ts';

/** A backend that is a program of its own. What it keeps outlives this server. */
export interface RemoteBackend extends CacheBackend {
  /** Nothing that was kept before is found after it. */
  forget(): void;
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
export function throughKeeper(keeper: Keeper, clock: Clock): RemoteBackend {
  let generation = 'practice';
  const keyOf = (key: string): string => `practice:${createHash('sha256').update(`${generation} ${key}`).digest('hex')}`;
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
    forget() {
      generation = `practice since ${Date.now()} ${Math.random()}`;
    },
    close: () => keeper.close(),
  };
}

async function orAway<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (thrown) {
    throw new CacheServerAway(thrown instanceof Error ? thrown.message : String(thrown));
  }
}
