import type { KnownDocument } from '#shared/hypermedia/known';
import { documentPaths } from '#shared/hypermedia/openapi/document-paths';
import type { DescriptionSource } from '#shared/model/kept-description';
import type { AppStore } from './create-store';
import { originOfTyped } from './follow-draft';

/** What is known of the description of one origin's API, because somebody wished to know it or a page once pointed to it. */
export interface KnownDescription {
  readonly isAsking: boolean;
  /** Tells one reading from another; empty while there is none. */
  readonly id: string;
  /** The OpenAPI document; null while there is none. */
  readonly document: KnownDocument | null;
  /** Where it was read; null while there is none. */
  readonly source: DescriptionSource | null;
  /** When it was read. */
  readonly readAt: number;
  /** It was read before this window was opened, and kept. */
  readonly isKept: boolean;
  /** Somebody wished to know it; else a page pointed to it. */
  readonly isWished: boolean;
  /** How many paths are in it. */
  readonly paths: number;
  /** The exchange it came with, as long as that is held; null for a file. */
  readonly exchangeId: string | null;
  /** Why the last wish for one came to nothing. */
  readonly problem: string | null;
}

const nothing: KnownDescription = {
  isAsking: false,
  id: '',
  document: null,
  source: null,
  readAt: 0,
  isKept: false,
  isWished: false,
  paths: 0,
  exchangeId: null,
  problem: null,
};

/** A document that was read, and what is known of it. */
type ReadDescription = Pick<KnownDescription, 'source' | 'readAt' | 'isKept' | 'isWished' | 'exchangeId'> & {
  readonly document: KnownDocument;
};

/** What is known by origin in one window, and what happens to it. */
export function createDescriptionMemory(store: AppStore) {
  const all = new Map<string, KnownDescription>();
  const listeners = new Set<() => void>();
  const of = (origin: string) => all.get(origin) ?? nothing;
  const put = (origin: string, change: Partial<KnownDescription>): void => {
    all.set(origin, { ...of(origin), ...change });
    listeners.forEach((listener) => listener());
  };
  const letGo = (origin: string): void => {
    const { exchangeId } = of(origin);
    if (exchangeId !== null) store.getState().forgetAside([exchangeId]);
  };
  return {
    of,
    origins: () => [...all.keys()],
    forget: (origin: string): void => {
      letGo(origin);
      put(origin, nothing);
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** Begins to ask for the origin of a page; null while one is asked for already. What is known of it stays until there is more. */
    begin: (pageUrl: string): string | null => {
      const origin = originOfTyped(pageUrl);
      if (origin === null || of(origin).isAsking) return null;
      put(origin, { isAsking: true, problem: null });
      return origin;
    },
    keep: (origin: string, read: ReadDescription): void => {
      letGo(origin);
      const paths = documentPaths(read.document).length;
      put(origin, { isAsking: false, id: crypto.randomUUID(), ...read, paths, problem: null });
    },
    giveUp: (origin: string, problem: string) => put(origin, { isAsking: false, problem }),
  };
}

export type DescriptionMemory = ReturnType<typeof createDescriptionMemory>;
