import { http2CodeName } from '#shared/http/http2-codes';
import type { Failure } from '#shared/failure';

/** What ended a stream, as far as it is known. */
export interface Ending {
  readonly host: string;
  /** Error code of the stream; 0 is none. */
  readonly rstCode: number;
  /** What a GOAWAY frame said; null when none came. */
  readonly goAway: GoAway | null;
  readonly receivedBytes: number;
  readonly when: 'beforeHead' | 'inBody' | 'sending';
}

export interface GoAway {
  readonly code: number;
  /** The server answers no stream with a higher number. */
  readonly lastStreamId: number;
  /** What the server added, as text. */
  readonly detail: string;
}

/** Why a stream ended too early. */
export function endingFailure({ host, rstCode, goAway, receivedBytes, when }: Ending): Failure {
  const isSent = goAway !== null && (goAway.code !== 0 || rstCode === 0);
  if (isSent) return { kind: 'http2Ended', host, how: 'goAway', code: http2CodeName(goAway.code), detail: goAway.detail, when };
  if (rstCode !== 0) return { kind: 'http2Ended', host, how: 'reset', code: http2CodeName(rstCode), detail: '', when };
  return { kind: 'connectionClosed', host, receivedBytes, when };
}
