import type { PracticeLogLine } from '#shared/model/practice';
import type { CacheServerAddresses } from '../cache-servers/cache-servers.ts';
import type { OpenTls } from '../tls/tls-endpoints.ts';
import type { SharedWorld } from '../world/world.ts';

/** What the thread of a replica is begun with. */
export interface ReplicaSetup {
  /** Counted from 1. */
  readonly number: number;
  readonly world: SharedWorld;
  readonly cacheServers: CacheServerAddresses;
}

/** What a replica needs to know before it can be asked. */
export interface Surroundings {
  /** The port of the server itself, which answers for the whole. */
  readonly main: number;
  /** The port of the balancer. */
  readonly front: number;
  readonly tls?: OpenTls;
}

export type ToReplica =
  /** 0 takes any free port. */
  { readonly type: 'open'; readonly port: number; readonly surroundings: Surroundings } | { readonly type: 'catchUp' };

export type FromReplica =
  | { readonly type: 'open'; readonly port: number }
  | { readonly type: 'log'; readonly line: PracticeLogLine }
  | { readonly type: 'complaint'; readonly text: string };
