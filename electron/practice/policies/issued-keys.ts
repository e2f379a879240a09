import { createHash, randomBytes } from 'node:crypto';
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
  prefix: string;
  digest: string;
  /** The key before this one, and until when it still opens. */
  previous: { readonly digest: string; readonly until: number } | null;
  readonly created: string;
  revoked: string | null;
  readonly uses: KeyUse[];
}

/** After a rotation the old key opens for a while, so that programs can be told the new one. */
export const graceSeconds = 300;
const keptUses = 100;
const mostKeys = 50;

export const keysOf = (world: World): IssuedKey[] => world.recall<IssuedKey[]>('issued keys', () => []);

const nowOf = (world: World): string => new Date(world.clock.now()).toISOString();
const digestOf = (key: string): string => createHash('sha256').update(key).digest('base64url');

function makeKey(owner: string): { key: string; prefix: string; digest: string } {
  const key = `${owner}.${randomBytes(18).toString('base64url')}`;
  return { key, prefix: key.slice(0, owner.length + 5), digest: digestOf(key) };
}

/** A new key, shown this once; nothing when somebody has too many. */
export function issueKey(world: World, owner: string, name: string): { key: string; issued: IssuedKey } | null {
  const all = keysOf(world);
  if (all.filter((each) => each.owner === owner).length >= mostKeys) return null;
  const { key, ...made } = makeKey(owner);
  const issued: IssuedKey = {
    id: all.length + 1,
    owner,
    name,
    ...made,
    previous: null,
    created: nowOf(world),
    revoked: null,
    uses: [],
  };
  all.push(issued);
  return { key, issued };
}

/** Another key for the same purpose, shown this once. */
export function rotateKey(world: World, issued: IssuedKey): string {
  const { key, prefix, digest } = makeKey(issued.owner);
  issued.previous = { digest: issued.digest, until: world.clock.now() + graceSeconds * 1000 };
  Object.assign(issued, { prefix, digest });
  return key;
}

export function revokeKey(world: World, issued: IssuedKey): void {
  issued.revoked ??= nowOf(world);
}

/** Whose key this is, if it still opens; every try with a key we know is written down. */
export function ownerOfKey(world: World, key: string, used: { readonly method: string; readonly target: string }): string | null {
  const digest = digestOf(key);
  const found = keysOf(world).find((each) => each.digest === digest || each.previous?.digest === digest);
  if (!found) return null;
  const isCurrent = found.digest === digest || (found.previous?.until ?? 0) > world.clock.now();
  const accepted = isCurrent && found.revoked === null;
  found.uses.push({ at: nowOf(world), method: used.method, target: withoutKey(used.target), accepted });
  if (found.uses.length > keptUses) found.uses.shift();
  return accepted ? found.owner : null;
}

/** A log is read by more people than a key is meant for. */
const withoutKey = (target: string): string => target.replace(/([?&]api_key=)[^&]*/g, '$1…');
