import type { RateLimit } from '../http/rate-limits';
import type { RequestDraft } from '../model/request-draft';

/** What of an exchange a statement rests on, so that it can be shown where it stands. */
export type Evidence =
  | { readonly kind: 'sent' | 'received'; readonly hop: number; readonly field: string; readonly value: string }
  | { readonly kind: 'interim'; readonly hop: number; readonly status: number }
  /** The status line, the request line, or the connection of a hop. */
  | { readonly kind: 'status' | 'request' | 'connection'; readonly hop: number }
  | { readonly kind: 'body' | 'failure' };

/** One of several named things, with what it means: the parts of a challenge, the directives of a cache. */
export interface ExplainedPart {
  readonly name: string;
  readonly value: string;
  readonly meaning: string;
}

/** Points on a line of time, in milliseconds since 1970, the first to the last. */
export interface ExplainedTimes {
  readonly points: readonly { readonly label: string; readonly at: number }[];
  /** From which point on things were no longer good; null when they were to the end. */
  readonly brokenFrom: number | null;
  readonly says: string;
}

/** One thing that happened, in order. */
export interface ExplanationStep {
  /** `good`: as it should be. `bad`: this is why. `plain`: what followed. */
  readonly tone: 'good' | 'bad' | 'plain';
  readonly title: string;
  readonly detail: string;
  readonly evidence: readonly Evidence[];
  readonly parts?: readonly ExplainedPart[];
  readonly times?: ExplainedTimes;
  /** Rates as the answer tells of them, to be drawn as meters. */
  readonly rates?: readonly RateLimit[];
}

/** Something to do next, ready. */
export interface NextTry {
  readonly title: string;
  readonly detail: string;
  readonly action:
    | { readonly kind: 'send'; readonly draft: RequestDraft }
    /** Something only the user can fill in: the draft is taken over and that part of it is shown. */
    | { readonly kind: 'edit'; readonly draft: RequestDraft; readonly part: 'params' | 'headers' | 'body' | 'auth' | 'options' }
    /** Nothing to send before this moment, in milliseconds since 1970. */
    | { readonly kind: 'wait'; readonly until: number; readonly draft: RequestDraft };
}

/** A reason that an answer can have, where the exchange itself does not single one out. */
export interface LikelyCause {
  readonly says: string;
  /** What of this exchange speaks for it; nothing where it is only what is usual. */
  readonly evidence: readonly Evidence[];
}

/** Why an exchange ended as it did, from the exchange itself. */
export interface Explanation {
  /** What happened, in order. */
  readonly steps: readonly ExplanationStep[];
  /** What it can come of, the likeliest first; empty where nothing went wrong. */
  readonly causes: readonly LikelyCause[];
  /** What to do, the likeliest first. */
  readonly tries: readonly NextTry[];
  /** A status that is easily taken for this one. */
  readonly lookAlike: { readonly code: number; readonly difference: string } | null;
}

/** A reading of one aspect. Where the aspect plays no part it gives nothing. */
export type Aspect = Pick<Explanation, 'steps' | 'tries'>;

export const nothing: Aspect = { steps: [], tries: [] };
