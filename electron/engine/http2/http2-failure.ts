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

/** Names of error codes by number (RFC 9113, 7). */
const codeNames = [
  'NO_ERROR',
  'PROTOCOL_ERROR',
  'INTERNAL_ERROR',
  'FLOW_CONTROL_ERROR',
  'SETTINGS_TIMEOUT',
  'STREAM_CLOSED',
  'FRAME_SIZE_ERROR',
  'REFUSED_STREAM',
  'CANCEL',
  'COMPRESSION_ERROR',
  'CONNECT_ERROR',
  'ENHANCE_YOUR_CALM',
  'INADEQUATE_SECURITY',
  'HTTP_1_1_REQUIRED',
] as const;

/** The name of an HTTP/2 error code, such as `REFUSED_STREAM`. */
export const codeName = (code: number): string => codeNames[code] ?? `0x${code.toString(16)}`;

/** Why a stream ended too early. */
export function endingFailure({ host, rstCode, goAway, receivedBytes, when }: Ending): Failure {
  const isSent = goAway !== null && (goAway.code !== 0 || rstCode === 0);
  if (isSent) return { kind: 'http2Ended', host, how: 'goAway', code: codeName(goAway.code), detail: goAway.detail, when };
  if (rstCode !== 0) return { kind: 'http2Ended', host, how: 'reset', code: codeName(rstCode), detail: '', when };
  return { kind: 'connectionClosed', host, receivedBytes, when };
}
