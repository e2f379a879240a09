import { createHash } from 'node:crypto';
import type { Ask } from '../frame/ask.ts';

/** Something kept under a name: bytes with a type, and whatever was said about them. */
export interface StoredObject {
  readonly bytes: Buffer;
  readonly contentType: string;
  readonly md5: string;
  readonly modified: Date;
  readonly metadata: Readonly<Record<string, string>>;
}

export type Container = Map<string, StoredObject>;

/** The most that all objects together may have, so that a loop does not fill the memory of this machine. */
export const storeLimitBytes = 16 * 1024 * 1024;

/** The containers of this world. All three faces of the store show the same ones. */
export function containersOf(ask: Pick<Ask, 'world'>): Map<string, Container> {
  return ask.world.recall('object store', () => new Map([['library', firstObjects()]]));
}

function firstObjects(): Container {
  const modified = new Date(Date.UTC(2024, 0, 1));
  const names = Array.from({ length: 25 }, (_, at) => `notes/${String(at + 1).padStart(3, '0')}.txt`);
  return new Map(
    names.map((name, at) => [
      name,
      createObject(Buffer.from(`Note ${at + 1}: the library closes at five.\n`), 'text/plain', modified),
    ]),
  );
}

export function createObject(
  bytes: Buffer,
  contentType: string,
  modified: Date,
  metadata: Readonly<Record<string, string>> = {},
): StoredObject {
  return { bytes, contentType, md5: createHash('md5').update(bytes).digest('hex'), modified, metadata };
}

/** Whether these bytes fit beside all that is kept already. */
export function fits(ask: Pick<Ask, 'world'>, bytes: number): boolean {
  let used = 0;
  for (const container of containersOf(ask).values()) for (const object of container.values()) used += object.bytes.length;
  return used + bytes <= storeLimitBytes;
}

export interface Listing {
  readonly names: readonly string[];
  readonly isTruncated: boolean;
}

/** Names in order, after a marker, with a prefix, up to a limit. */
export function listNames(
  container: Container,
  { prefix, after, limit }: { prefix: string; after: string; limit: number },
): Listing {
  const matching = [...container.keys()].filter((name) => name.startsWith(prefix) && name > after).sort();
  return { names: matching.slice(0, limit), isTruncated: matching.length > limit };
}

/** The headers of a request that begin with a prefix, without it: how both stores carry what people say about an object. */
export function metadataFrom(ask: Pick<Ask, 'headers'>, prefix: string): Record<string, string> {
  const found = Object.entries(ask.headers).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(found.map(([name, value]) => [name.slice(prefix.length), String(value)]));
}
