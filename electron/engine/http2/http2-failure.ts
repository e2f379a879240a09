import { http2CodeName } from '#shared/http/http2-codes';
import type { Failure } from '#shared/failure';

import type { Http2Session } from './http2-session';

/** What ended a stream, as far as it is known. */
export interface Ending {
  readonly host: string;
  readonly session: Pick<Http2Session, 'goAway' | 'ends'>;
  readonly stream: { readonly id?: number | undefined; readonly rstCode?: number | undefined };
  /** A field that makes the answer malformed; null where none was met. */
  readonly fieldFault: string | null;
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

/** Why a stream ended too early: the server ended it, broke the rules, or was gone. */
export function endingFailure({ host, session, stream, fieldFault, receivedBytes, when }: Ending): Failure {
  const { goAway, ends } = session;
  const code = stream.rstCode ?? 0;
  const resetBy = stream.id === undefined ? null : ends.resetBy(stream.id);
  if (resetBy === 'received') return { kind: 'http2Ended', host, how: 'reset', code: http2CodeName(code), detail: '', when };
  if (resetBy === 'sent' && code !== 0) return { kind: 'badResponse', reason: ownReset(code, fieldFault) };
  if (ends.fault !== null) return { kind: 'badResponse', reason: ends.fault };
  if (goAway !== null)
    return { kind: 'http2Ended', host, how: 'goAway', code: http2CodeName(goAway.code), detail: goAway.detail, when };
  return { kind: 'connectionClosed', host, receivedBytes, when };
}

/** Why we ended a stream that nobody had cancelled. */
function ownReset(code: number, fieldFault: string | null): string {
  if (code === 0xb) return 'its head has more fields, or longer ones, than the limits in Options allow';
  const why = fieldFault === null ? '' : `: ${fieldFault}`;
  return `what it sent on this stream breaks the rules of HTTP/2 (${http2CodeName(code)})${why}`;
}
