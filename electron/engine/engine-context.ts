import type { RequestDraft } from '#shared/model/request-draft';
import { ok, type Result } from '#shared/result';
import type { BodyStore } from '../bodies/body-store';
import type { Authenticator } from './authentication';
import { createTrust, type Trust } from './client-credentials';
import { createConnectionPool, type ConnectionPool } from './connection-pool';
import { createSideBodies, type SideBodies } from './side-bodies';
import type { SideListener } from './side-exchange';
import { createWireLogs, type WireLogs } from './wire-log';

/** Puts values in place of a draft's variables. */
export type Resolve = (draft: RequestDraft) => Promise<Result<RequestDraft>>;

/** What exchanges share. */
export interface EngineContext {
  readonly bodies: Pick<BodyStore, 'create'>;
  readonly resolve: Resolve;
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
  /** Drafts go out as they are where nothing else is said. */
  readonly resolve?: Resolve;
  /** Certificates in PEM that are trusted beside Node's own list. */
  readonly trust?: readonly string[];
}

/** An engine's surroundings, alive until `close`. */
export function createEngineContext(options: EngineOptions): EngineContext {
  const { bodies, authenticator, sideBodies, onSide, resolve = asTyped, trust = [] } = options;
  const pool = createConnectionPool();
  return {
    bodies,
    resolve,
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

const asTyped: Resolve = async (draft) => ok(draft);
