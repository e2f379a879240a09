import type { AnswerInput } from '../explain-input';
import type { Evidence, LikelyCause } from '../explanation';

/** A cause with how much speaks for it: 1 for what is merely usual, up to 9 for what the exchange all but says. */
export interface Candidate {
  readonly says: string;
  readonly weight: number;
  readonly evidence: readonly Evidence[];
}

/** Reads one exchange for one cause; null where nothing makes it thinkable. */
export type CauseReader = (input: AnswerInput) => Candidate | null;

/** The likeliest first; what weighs the same keeps its order. */
export const rankCauses = (candidates: readonly (Candidate | null)[]): LikelyCause[] =>
  candidates
    .filter((one) => one !== null)
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ says, evidence }) => ({ says, evidence }));

/** A cause where something is so, else none. */
export const when = (isSo: boolean, weight: number, says: string, ...evidence: readonly (Evidence | null)[]): Candidate | null =>
  isSo ? { says, weight, evidence: evidence.filter((one) => one !== null) } : null;
