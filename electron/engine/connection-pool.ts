import type { OpenConnection } from './dial';

/** Keeps connections that are open and idle, by key. */
export interface ConnectionPool {
  /** An idle connection, newest first; it belongs to the caller from now on. */
  take(key: string): OpenConnection | undefined;
  /** Gives a connection back for others to use, for so long. */
  put(key: string, connection: OpenConnection, idleMs: number): void;
  readonly idle: number;
  close(): void;
}

interface Idle {
  readonly connection: OpenConnection;
  /** Takes it out of the pool's care, open as it is. */
  readonly leave: () => void;
}

/** A pool whose connections are closed after a while without use, and never keep the program running. */
export function createConnectionPool({ perKey = 8 } = {}): ConnectionPool {
  const byKey = new Map<string, Idle[]>();

  function remove(key: string, idle: Idle): void {
    const rest = (byKey.get(key) ?? []).filter((one) => one !== idle);
    if (rest.length > 0) byKey.set(key, rest);
    else byKey.delete(key);
  }

  return {
    take(key) {
      // One that is closed just now leaves a moment later.
      const idle = byKey.get(key)?.findLast(({ connection }) => !connection.socket.destroyed);
      if (!idle) return undefined;
      idle.leave();
      return idle.connection;
    },

    put(key, connection, idleMs) {
      const { socket } = connection;
      const close = () => void socket.destroy();
      const timer = setTimeout(close, idleMs).unref();
      const idle: Idle = {
        connection,
        leave: () => {
          clearTimeout(timer);
          for (const event of endings) socket.off(event, close);
          socket.off('close', idle.leave);
          socket.ref();
          remove(key, idle);
        },
      };
      // Bytes that nobody asked for make a connection worthless too.
      for (const event of endings) socket.on(event, close);
      socket.on('close', idle.leave);
      socket.unref();
      socket.resume();
      byKey.set(key, [...(byKey.get(key) ?? []), idle]);
      if ((byKey.get(key)?.length ?? 0) > perKey) byKey.get(key)?.[0]?.connection.socket.destroy();
    },

    get idle() {
      return [...byKey.values()].reduce((sum, list) => sum + list.length, 0);
    },

    close() {
      for (const list of byKey.values()) for (const { connection } of list) connection.socket.destroy();
    },
  };
}

const endings = ['data', 'end', 'error', 'timeout'] as const;
