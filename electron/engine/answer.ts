import type { ResponseHead } from '#shared/model/exchange';
import type { Peer } from './authentication';
import type { Framing } from './body-framing';

/** The head of an answer whose body is still to be read from the run's inlet. */
export interface Answer {
  readonly head: ResponseHead;
  readonly framing: Framing;
  /** How long the connection may wait for another request once the body is read; 0 when it may not. */
  readonly keepMs: number;
  /** The connection is logged in, and of no use to others. */
  readonly isBound: boolean;
  readonly peer: Peer;
}
