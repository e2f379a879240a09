import type { Seen } from './seen';

/** How much a remark weighs: against a standard, a trap for those who use the API, or a convention that is a matter of style. */
export type AdviceWeight = 'fault' | 'trap' | 'style';

/** What of an exchange a remark rests on, quoted. */
export interface AdviceEvidence {
  readonly where: 'request' | 'answer' | 'body';
  /** As it went over the wire, shortened, without secrets. */
  readonly quote: string;
  /** The part of the quote that is meant; null for all of it. */
  readonly marked: string | null;
}

/** What a rule found. */
export interface AdviceFinding {
  /** What is odd here, in a sentence of this exchange. */
  readonly says: string;
  readonly evidence: readonly AdviceEvidence[];
  /** What would do here in its place; null where only the server's author can say. */
  readonly instead: string | null;
}

/** What a rule found among many. */
export interface SetFinding extends AdviceFinding {
  /** What it is about, the same for the same names: by it a remark is ignored. */
  readonly about: string;
  /** Ids of what was seen that it concerns. */
  readonly concerns: readonly string[];
}

/** A rule as it is told to people. */
export interface RuleFacts {
  readonly id: string;
  /** The remark in a few words. */
  readonly title: string;
  readonly weight: AdviceWeight;
  /** What comes of it, and for whom. */
  readonly reason: string;
  readonly source: { readonly name: string; readonly url: string };
  readonly example: { readonly worse: string; readonly better: string };
}

/** A rule over one exchange, or over a saved request of which only the address is known. */
export interface ExchangeRule extends RuleFacts {
  /** Never throws; the same of the same. */
  readonly look: (seen: Seen) => AdviceFinding | null;
}

/** A rule that needs many: a name drifts only from another. */
export interface SetRule extends RuleFacts {
  /** Never throws; the same of the same in the same order. */
  readonly lookAtAll: (all: readonly Seen[]) => readonly SetFinding[];
}
