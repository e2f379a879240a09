import type { StatusCode } from './status-code';

/** How firmly a code is in the IANA registry. */
export type StatusStanding = 'registered' | 'reserved' | 'temporary' | 'unregistered';

/** A code that is easily taken for this one, and what tells them apart. */
export interface LookAlike {
  readonly code: StatusCode;
  readonly difference: string;
}

/** What is known of one status code, as the table of its class holds it. */
export interface StatusFacts {
  readonly code: StatusCode;
  readonly phrase: string;
  /** Phrases that older specifications gave this code. */
  readonly earlier: readonly string[];
  /** The name that programs use: `HTTP_404_NOT_FOUND`. */
  readonly constant: string;
  readonly standing: StatusStanding;
  /** Where it is specified: `RFC 9110, 15.5.5`. */
  readonly spec: string;
  /** One plain sentence. */
  readonly meaning: string;
  readonly causes: readonly string[];
  /** What the client should do next. */
  readonly client: string;
  /** What the server should send with it. */
  readonly server: string;
  /** Header fields that matter with it. */
  readonly headers: readonly string[];
  /** May be stored and used again without an explicit lifetime (heuristically cacheable). */
  readonly cacheable: boolean;
  /** Whether the same request makes sense again, as a short sentence. */
  readonly retry: string;
  readonly lookAlikes: readonly LookAlike[];
}

/** What Cairn knows of one status code, in its own words. */
export interface StatusEntry extends StatusFacts {
  /** The same at more length: how it came to be, what it is used for, what to beware of. */
  readonly paragraph: string;
}
