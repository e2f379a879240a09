import { createHash, randomBytes } from 'node:crypto';
import type { Drawer } from '../world/drawers.ts';
import type { World } from '../world/world.ts';

/** One use of a key, as its owner can look it up. */
export interface KeyUse {
  readonly at: string;
  readonly method: string;
  readonly target: string;
  readonly accepted: boolean;
}

/** A key somebody was given. The key itself is not kept, only what it is recognised by. */
export interface IssuedKey {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  /** The beginning of the key, by which people tell theirs apart. */
  readonly prefix: string;
  readonly digest: string;
  /** The key before this one, and until when it still opens. */
  readonly previous: { readonly digest: string; readonly until: number } | null;
  readonly created: string;
  readonly revoked: string | null;
  readonly uses: readonly KeyUse[];
}

/** After a rotation the old key opens for a while, so that programs can be told the new one. */
export const graceSeconds = 300;
const keptUses = 100;
const mostKeys = 50;

type Kept = Omit<IssuedKey, 'id'>;
const drawerOf = (world: World): Drawer<Kept> => world.drawers.open('issued keys');

export const keysOf = (world: World): IssuedKey[] =>
  drawerOf(world)
    .entries()
    .map(([id, kept]) => ({ id: Number(id), ...kept }));

function keep(world: World, { id, ...kept }: IssuedKey): void {
  drawerOf(world).set(id, kept);
}

const nowOf = (world: World): string => new Date(world.clock.now()).toISOString();
const digestOf = (key: string): string => createHash('sha256').update(key).digest('base64url');

function makeKey(owner: string): { key: string; prefix: string; digest: string } {
  const key = `${owner}.${randomBytes(18).toString('base64url')}`;
  return { key, prefix: key.slice(0, owner.length + 5), digest: digestOf(key) };
}

/** A new key, shown this once; nothing when somebody has too many. */
export function issueKey(world: World, owner: string, name: string): { key: string; issued: IssuedKey } | null {
  if (keysOf(world).filter((each) => each.owner === owner).length >= mostKeys) return null;
  const { key, ...made } = makeKey(owner);
  const kept: Kept = { owner, name, ...made, previous: null, created: nowOf(world), revoked: null, uses: [] };
  return { key, issued: { id: drawerOf(world).add(kept), ...kept } };
}

/** Another key for the same purpose, shown this once. */
export function rotateKey(world: World, issued: IssuedKey): { key: string; issued: IssuedKey } {
  const { key, prefix, digest } = makeKey(issued.owner);
  const previous = { digest: issued.digest, until: world.clock.now() + graceSeconds * 1000 };
  const rotated = { ...issued, previous, prefix, digest };
  keep(world, rotated);
  return { key, issued: rotated };
}

export function revokeKey(world: World, issued: IssuedKey): void {
  keep(world, { ...issued, revoked: issued.revoked ?? nowOf(world) });
}

/** Whose key this is, if it still opens; every try with a key we know is written down. */
export function ownerOfKey(world: World, key: string, used: { readonly method: string; readonly target: string }): string | null {
  const digest = digestOf(key);
  const found = keysOf(world).find((each) => each.digest === digest || each.previous?.digest === digest);
  if (!found) return null;
  const isCurrent = found.digest === digest || (found.previous?.until ?? 0) > world.clock.now();
  const accepted = isCurrent && found.revoked === null;
  const use = { at: nowOf(world), method: used.method, target: withoutKey(used.target), accepted };
  keep(world, { ...found, uses: [...found.uses, use].slice(-keptUses) });
  return accepted ? found.owner : null;
}

/** A log is read by more people than a key is meant for. */
const withoutKey = (target: string): string => target.replace(/([?&]api_key=)[^&]*/g, '$1…');
