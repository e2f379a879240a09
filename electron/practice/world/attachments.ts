import type { World } from './world.ts';

const attached = new WeakMap<World, Map<string, unknown>>();

function of(world: World): Map<string, unknown> {
  const known = attached.get(world) ?? new Map<string, unknown>();
  attached.set(world, known);
  return known;
}

/** Puts something beside a world for as long as the server runs; a reset leaves it alone. */
export const attach = (world: World, name: string, thing: unknown): void => void of(world).set(name, thing);

export const attachedTo = <T>(world: World, name: string): T | undefined => of(world).get(name) as T | undefined;
