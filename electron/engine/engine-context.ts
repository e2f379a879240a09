import type { BodyStore } from '../bodies/body-store';
import type { Authenticator } from './authentication';
import { createTrust, type Trust } from './client-credentials';
import { createConnectionPool, type ConnectionPool } from './connection-pool';
import { createSideBodies, type SideBodies } from './side-bodies';
import type { SideListener } from './side-exchange';
import { createWireLogs, type WireLogs } from './wire-log';

/** What exchanges share. */
export interface EngineContext {
  readonly bodies: Pick<BodyStore, 'create'>;
  /** Where exchanges on the side keep their bodies. */
  readonly sideBodies: SideBodies;
  readonly authenticator: Authenticator;
  readonly pool: ConnectionPool;
  readonly wireLogs: WireLogs;
  readonly trust: Trust;
  /** Hears of exchanges that authentication sends on the side; without it nothing of them is kept. */
  readonly onSide: SideListener | undefined;
  /** Closes idle connections. */
  close(): Promise<void>;
}

export interface EngineOptions {
  readonly bodies: Pick<BodyStore, 'create'>;
  readonly authenticator: Authenticator;
  readonly sideBodies?: SideBodies;
  readonly onSide?: SideListener;
  /** Certificates in PEM that are trusted beside Node's own list. */
  readonly trust?: readonly string[];
}

/** An engine's surroundings, alive until `close`. */
export function createEngineContext({ bodies, authenticator, sideBodies, onSide, trust = [] }: EngineOptions): EngineContext {
  const pool = createConnectionPool();
  return {
    bodies,
    sideBodies: sideBodies ?? createSideBodies(),
    authenticator,
    pool,
    wireLogs: createWireLogs(),
    trust: createTrust(trust),
    onSide,
    async close() {
      pool.close();
    },
  };
}
