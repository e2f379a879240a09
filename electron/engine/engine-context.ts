import type { RequestDraft } from '#shared/model/request-draft';
import { ok, type Result } from '#shared/result';
import type { SentSecret } from '#shared/secrets/sent-secret';
import type { BodyStore } from '../bodies/body-store';
import type { Authenticator } from './authentication';
import { createTrust, type Trust } from './client-credentials';
import type { CookieBox } from './cookie-box';
import { createConnectionPool, type ConnectionPool } from './connection-pool';
import { createSessionPool, type SessionPool } from './http2/session-pool';
import { createSideBodies, type SideBodies } from './side-bodies';
import { createWays, type Ways, type WaysOptions } from './route/ways';
import type { ReceivedBodies } from './keep-received';
import type { SideListener } from './side-exchange';
import { createUnverifiedHosts, type UnverifiedHosts } from './unverified-hosts';
import { createWireLogs, type WireLogs } from './wire-log';

/** Puts values in place of a draft's variables; `note` hears which secrets were among them. */
export type Resolve = (draft: RequestDraft, note: (secrets: readonly SentSecret[]) => void) => Promise<Result<RequestDraft>>;

/** What exchanges share. */
export interface EngineContext {
  readonly bodies: Pick<BodyStore, 'create'>;
  /** Where bodies that are decoded are kept as they were received as well; null: nowhere. */
  readonly received: ReceivedBodies | null;
  readonly resolve: Resolve;
  /** Secrets in what is sent that its draft does not name: those of the exchange it is sent for. */
  readonly secrets: readonly SentSecret[];
  /** Secrets that may be sent to certain hosts only, and so are looked for in everything that goes to another. */
  readonly limitedSecrets: () => Promise<readonly SentSecret[]>;
  /** Where exchanges on the side keep their bodies. */
  readonly sideBodies: SideBodies;
  readonly authenticator: Authenticator;
  /** The jar in use; null where none is. */
  readonly cookies: CookieBox | null;
  readonly pool: ConnectionPool;
  /** Connections that several exchanges use at once. */
  readonly sessions: SessionPool;
  readonly wireLogs: WireLogs;
  readonly trust: Trust;
  /** Which way requests go. */
  readonly ways: Ways;
  /** Hosts that the user believes without verifying them. */
  readonly unverified: UnverifiedHosts;
  /** Name of the environment that requests are sent for; empty for none. */
  readonly environment: string;
  /** Hears of exchanges that authentication sends on the side; without it nothing of them is kept. */
  readonly onSide: SideListener | undefined;
  /** Closes idle connections. */
  close(): Promise<void>;
}

export interface EngineOptions {
  readonly bodies: Pick<BodyStore, 'create'>;
  readonly authenticator: Authenticator;
  readonly received?: ReceivedBodies;
  readonly sideBodies?: SideBodies;
  readonly onSide?: SideListener;
  /** Drafts go out as they are where nothing else is said. */
  readonly resolve?: Resolve;
  readonly cookies?: CookieBox | null;
  readonly limitedSecrets?: EngineContext['limitedSecrets'];
  /** Certificates in PEM that are trusted beside Node's own list. */
  readonly trust?: readonly string[];
  /** For which environment everything is sent, where nothing else is said of a request. */
  readonly environment?: string;
  /** Who is asked for proxies beside the options: this process and this system where nothing else is said. */
  readonly guides?: WaysOptions;
}

/** An engine's surroundings, alive until `close`. */
export function createEngineContext(options: EngineOptions): EngineContext {
  const { bodies, authenticator, sideBodies, onSide, resolve = asTyped, limitedSecrets = none, trust = [] } = options;
  const { cookies, environment = '' } = options;
  const pool = createConnectionPool();
  const sessions = createSessionPool();
  const ways = createWays(options.guides);
  return {
    bodies,
    received: options.received ?? null,
    resolve,
    secrets: [],
    limitedSecrets,
    sideBodies: sideBodies ?? createSideBodies(),
    authenticator,
    cookies: cookies ?? null,
    pool,
    sessions,
    wireLogs: createWireLogs(),
    trust: createTrust(trust),
    ways,
    unverified: createUnverifiedHosts(),
    environment,
    onSide,
    async close() {
      pool.close();
      sessions.close();
      await ways.close();
    },
  };
}

const none = async () => [];

const asTyped: Resolve = async (draft) => ok(draft);
