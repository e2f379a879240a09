import { createHash } from 'node:crypto';
import type { Ask } from '../frame/ask.ts';
import type { Drawer } from '../world/drawers.ts';

/** Something kept under a name: bytes with a type, and whatever was said about them. */
export interface StoredObject {
  readonly bytes: Buffer;
  readonly contentType: string;
  readonly md5: string;
  readonly modified: Date;
  readonly metadata: Metadata;
}

export type Container = Drawer<StoredObject>;
export type Metadata = Readonly<Record<string, string>>;

/** The containers by name. */
export interface Containers {
  get(name: string): Container | undefined;
  has(name: string): boolean;
  /** Makes an empty one, or says something else about one that is there. */
  add(name: string, metadata?: Metadata): void;
  /** What was said about one when it was made. */
  metadata(name: string): Metadata;
  delete(name: string): void;
  entries(): (readonly [name: string, container: Container])[];
}

/** The most that all objects together may have, so that a loop does not fill the memory of this machine. */
export const storeLimitBytes = 16 * 1024 * 1024;

/** The containers of this world. All three faces of the store show the same ones. */
export function containersOf({ world: { drawers } }: Pick<Ask, 'world'>): Containers {
  const names = drawers.open<Metadata>('containers', () => [['library', {}]]);
  const open = (name: string): Container =>
    drawers.open<StoredObject>(`objects in ${name}`, name === 'library' ? firstObjects : undefined);
  return {
    get: (name) => (names.has(name) ? open(name) : undefined),
    has: (name) => names.has(name),
    add: (name, metadata = {}) => names.set(name, metadata),
    metadata: (name) => names.get(name) ?? {},
    delete: (name) => void names.delete(name),
    entries: () => names.entries().map(([name]) => [name, open(name)] as const),
  };
}

function firstObjects(): [string, StoredObject][] {
  const modified = new Date(Date.UTC(2024, 0, 1));
  const names = Array.from({ length: 25 }, (_, at) => `notes/${String(at + 1).padStart(3, '0')}.txt`);
  return names.map((name, at) => [
    name,
    createObject(Buffer.from(`Note ${at + 1}: the library closes at five.\n`), 'text/plain', modified),
  ]);
}

export function createObject(bytes: Buffer, contentType: string, modified: Date, metadata: Metadata = {}): StoredObject {
  return { bytes, contentType, md5: createHash('md5').update(bytes).digest('hex'), modified, metadata };
}

/** Whether these bytes fit beside all that is kept already. */
export function fits(ask: Pick<Ask, 'world'>, bytes: number): boolean {
  const used = containersOf(ask)
    .entries()
    .reduce((sum, [, container]) => sum + bytesIn(container), 0);
  return used + bytes <= storeLimitBytes;
}

export const bytesIn = (container: Container): number =>
  container.entries().reduce((sum, [, object]) => sum + object.bytes.length, 0);

export interface Listing {
  readonly names: readonly string[];
  readonly isTruncated: boolean;
}

export const namesIn = (container: Container): string[] =>
  container
    .entries()
    .map(([name]) => name)
    .toSorted();

/** Names in order, after a marker, with a prefix, up to a limit. */
export function listNames(
  container: Container,
  { prefix, after, limit }: { prefix: string; after: string; limit: number },
): Listing {
  const matching = namesIn(container).filter((name) => name.startsWith(prefix) && name > after);
  return { names: matching.slice(0, limit), isTruncated: matching.length > limit };
}

/** The headers of a request that begin with a prefix, without it: how both stores carry what people say about an object. */
export function metadataFrom(ask: Pick<Ask, 'headers'>, prefix: string): Record<string, string> {
  const found = Object.entries(ask.headers).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(found.map(([name, value]) => [name.slice(prefix.length), String(value)]));
}
