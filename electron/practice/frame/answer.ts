import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';

export type HeaderPair = readonly [name: string, value: string];

/** An interim answer that goes out before the final one. */
export interface Interim {
  readonly status: number;
  readonly reason?: string;
  readonly headers: readonly HeaderPair[];
}

/** An answer as it will stand on the wire: order, case and repetition of headers are kept. */
export interface WholeAnswer {
  readonly status: number;
  readonly reason?: string;
  readonly headers: readonly HeaderPair[];
  /** Text goes out as UTF-8. */
  readonly body: string | Uint8Array | Readable | null;
  /** True where a body of text has one character for each byte, which are UTF-8 already. */
  readonly isOneByte?: boolean;
  readonly interim?: readonly Interim[];
  readonly trailers?: readonly HeaderPair[];
}

/** An endpoint that writes to the connection itself, because what it shows is no proper answer. */
export interface TakenOver {
  /** What the log says, where the answer does not go through Node's response. */
  readonly status?: number;
  takeOver(request: IncomingMessage, response: ServerResponse): void | Promise<void>;
}

export type Answer = WholeAnswer | TakenOver;

/** JSON as most APIs send it: compact, with no newline at the end. */
export function json(status: number, value: unknown, headers: readonly HeaderPair[] = []): WholeAnswer {
  return typed(status, 'application/json', JSON.stringify(value), headers);
}

/** JSON laid out for reading, for the endpoints whose answer is mostly read by people. */
export function prettyJson(status: number, value: unknown, headers: readonly HeaderPair[] = []): WholeAnswer {
  return typed(status, 'application/json', `${JSON.stringify(value, null, 2)}\n`, headers);
}

export function text(status: number, body: string, headers: readonly HeaderPair[] = []): WholeAnswer {
  return typed(status, 'text/plain; charset=utf-8', body, headers);
}

/** Any text or bytes under a media type. */
export function typed(
  status: number,
  contentType: string,
  body: string | Uint8Array,
  headers: readonly HeaderPair[] = [],
): WholeAnswer {
  return {
    status,
    headers: [['Content-Type', contentType], ...headers],
    body,
  };
}

/** An answer without a body. */
export function empty(status: number, headers: readonly HeaderPair[] = []): WholeAnswer {
  return { status, headers, body: null };
}

/** The same answer with more headers at the end. */
export function withHeaders(answer: WholeAnswer, headers: readonly HeaderPair[]): WholeAnswer {
  return { ...answer, headers: [...answer.headers, ...headers] };
}
