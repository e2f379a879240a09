import type { CookieFacts, HeldCookie, JarName, ReceivedCookie } from '#shared/model/cookie';

/** A request that cookies are chosen for. */
export interface CookieRequest {
  readonly url: string;
  /** A redirect led here from another origin, and credentials do not go along. */
  readonly isLed: boolean;
}

/** The cookies of one request, and those that could have been. */
export interface ChosenCookies {
  /** `name=value` of each that is sent, in order. */
  readonly values: readonly string[];
  readonly sent: readonly CookieFacts[];
  readonly held: readonly HeldCookie[];
}

/** The Set-Cookie lines of one answer. */
export interface CookieLines {
  readonly url: string;
  readonly lines: readonly string[];
  /** Number of the interim answer they came with; null for the answer itself. */
  readonly interim: number | null;
  /** False: they are looked at, and none is kept. */
  readonly isTaken: boolean;
}

/** The jar that exchanges take their cookies from and put them into. Its rules are no matter of the engine's. */
export interface CookieBox {
  readonly jar: JarName;
  choose(request: CookieRequest): Promise<ChosenCookies>;
  take(answer: CookieLines): Promise<readonly ReceivedCookie[]>;
}
