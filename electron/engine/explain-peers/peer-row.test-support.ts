import type { Auth } from '#shared/model/auth';
import type { RequestOptions } from '#shared/model/request-options';

/** A request to another server, what comes of it, and what has to be said about that. */
export interface PeerRow {
  readonly what: string;
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly auth?: Auth;
  readonly options?: Partial<RequestOptions>;
  /** The target on the request line, with PRACTICE for the address of the practice server. */
  readonly target?: string;
  /** How often it is sent; the last answer counts. */
  readonly times?: number;
  /** The status, or the kind of failure. */
  readonly status: number | string;
  readonly says: RegExp;
  /** What is close by, and must not be said. */
  readonly not: RegExp;
  readonly quotes?: RegExp;
  /** The likeliest cause. */
  readonly cause?: RegExp;
  /** What comes of the first proposal that can be sent. */
  readonly leadsTo?: number;
}

export const text = { 'Content-Type': 'text/plain' };
export const json = { 'Content-Type': 'application/json' };
export const stay: Partial<RequestOptions> = { followRedirects: false };
