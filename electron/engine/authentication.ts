import type { Auth } from '#shared/model/auth';
import type { FailedExchange, FinishedExchange, ResponseHead } from '#shared/model/exchange';
import type { RequestDraft } from '#shared/model/request-draft';
import type { Result } from '#shared/result';
import type { ClientCredentials } from './client-credentials';
import type { WireRequest } from './wire-request';

/** What the engine asks of authentication; one for each engine, so that nonces, sessions and tokens never leave it. */
export interface Authenticator {
  /** Begins with the requests of one exchange: the first, its repetitions, and the hops of redirects that stay at the origin. */
  begin(auth: Auth, tools: AuthTools): AuthTurn;
}

/** Credentials at work in one exchange. */
export interface AuthTurn {
  /**
   * Puts credentials on a request, which comes without any each time. What the user wrote by hand stands.
   * Everything it keeps is kept by the origin of the request and by whom it asks as.
   */
  authorize(request: WireRequest): Promise<Result<Authorized>>;
  /**
   * Reads an answer. Null: it stands. Else it is a challenge, and the request is to be sent once more as the next hop,
   * through `authorize`, which by now knows what was asked.
   */
  answer?(head: ResponseHead, sent: Authorized, peer: Peer): Promise<Result<Retry | null>>;
  /**
   * What `authorize` would do with a request now: nothing is sent, counted or kept for it. A kind without it does all
   * there is to do in `authorize`.
   */
  foresee?(request: WireRequest): Promise<Result<Foreseen>>;
}

/** What will be added to a request. */
export interface Foreseen {
  /** Null while that depends on what the server says first. */
  readonly authorized: Authorized | null;
  /** What happens when it is sent, in sentences; empty where the addition says it all. */
  readonly says: string;
}

/** The other end of the connection that an answer came over. */
export interface Peer {
  /** Its certificate in DER; null where there is none. */
  certificate(): Buffer | null;
}

/** A request with its credentials, and what its connection must be like. */
export interface Authorized {
  readonly request: WireRequest;
  /** What is shown in the TLS handshake. Part of the pool's key. */
  readonly client?: ClientCredentials;
  /** The connection itself is logged in: nothing else is ever sent over it, and it is closed at the end of the exchange. */
  readonly bound?: Binding;
}

export interface Binding {
  /** Names the connection; made anew for each handshake. */
  readonly key: string;
  /** Only the connection of the hop before will do. */
  readonly continues: boolean;
}

/** Why a request is sent once more. */
export interface Retry {
  /** What was asked for: the scheme of the challenge, such as `Digest`. */
  readonly scheme: string;
  /** What is done about it, as a sentence. */
  readonly says: string;
}

/** What authentication may use of the engine. */
export interface AuthTools {
  /** Sends a request of its own, as an exchange that can be opened; `says` is what it is for. */
  readonly send: SideSend;
  /** Aborted when the exchange is cancelled or out of time. */
  readonly signal: AbortSignal;
  /** Which environment the request is sent for; empty for none. What is kept for one is not used for another. */
  readonly environment: string;
}

export type SideSend = (draft: RequestDraft, says: string) => Promise<SideAnswer>;

/** How a request on the side went. */
export interface SideAnswer {
  readonly exchange: FinishedExchange | FailedExchange;
  /** The body as UTF-8, its first mebibyte; null where there is none. */
  readonly text: string | null;
}
