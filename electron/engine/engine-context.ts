import tls from 'node:tls';
import type { Auth } from '#shared/model/auth';
import type { Result } from '#shared/result';
import type { BodyStore } from '../bodies/body-store';
import { createConnectionPool, type ConnectionPool } from './connection-pool';
import { createWireLogs, type WireLogs } from './wire-log';
import type { WireRequest } from './wire-request';

/** Puts credentials on a request. */
export type Authorize = (request: WireRequest, auth: Auth) => Promise<Result<WireRequest>>;

/** What exchanges share. */
export interface EngineContext {
  readonly bodies: Pick<BodyStore, 'create'>;
  readonly authorize: Authorize;
  readonly pool: ConnectionPool;
  readonly wireLogs: WireLogs;
  /** Whom TLS connections trust; undefined is Node's own list. */
  readonly secureContext: tls.SecureContext | undefined;
  /** Closes idle connections. */
  close(): Promise<void>;
}

interface Options {
  readonly bodies: Pick<BodyStore, 'create'>;
  readonly authorize: Authorize;
  /** Certificates in PEM that are trusted beside Node's own list. */
  readonly trust?: readonly string[];
}

/** An engine's surroundings, alive until `close`. */
export function createEngineContext({ bodies, authorize, trust = [] }: Options): EngineContext {
  const pool = createConnectionPool();
  return {
    bodies,
    authorize,
    pool,
    wireLogs: createWireLogs(),
    secureContext: trust.length === 0 ? undefined : tls.createSecureContext({ ca: [...tls.rootCertificates, ...trust] }),
    async close() {
      pool.close();
    },
  };
}
