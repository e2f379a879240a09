import type { Http2Session } from './http2-session';

/** Connections that speak HTTP/2, by the same key as others. Several exchanges share one. */
export interface SessionPool {
  /** One that takes another stream at once. */
  find(key: string): Http2Session | undefined;
  /** Lets others use it from now on. */
  add(key: string, session: Http2Session): void;
  close(): void;
}

/** A pool that forgets sessions once they take no more streams. */
export function createSessionPool(): SessionPool {
  const byKey = new Map<string, Http2Session[]>();
  const openOnes = (key: string) => (byKey.get(key) ?? []).filter(({ isOpen }) => isOpen);
  return {
    find: (key) => openOnes(key).findLast(({ hasRoom }) => hasRoom),
    add(key, session) {
      byKey.set(key, [...openOnes(key), session]);
    },
    close() {
      for (const sessions of byKey.values()) for (const session of sessions) session.close();
      byKey.clear();
    },
  };
}
