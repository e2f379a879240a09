import { createContext, type ReactNode, useContext } from 'react';
import type { Suggestion } from '../suggestions';

/** What stands behind a name, as it is shown. */
export interface VariableMeaning {
  readonly name: string;
  /** `unknown` has no value, and would be refused; `secret` has one that is not shown; `anew` gets one each time. */
  readonly state: 'known' | 'secret' | 'anew' | 'unknown';
  /** The value filled in, or what is shown in its place. */
  readonly value: string;
  /** Which scope supplies it: “environment staging”. */
  readonly from: string;
  /** Leads to where it is defined, or to where it can be. */
  readonly open: { readonly label: string; readonly run: () => void } | null;
}

/** All that a field needs to know of the variables that count in it. */
export interface VariableWords {
  /** Every name between double braces in a text, with where it begins and ends. */
  readonly spans: (text: string) => readonly { readonly name: string; readonly start: number; readonly end: number }[];
  readonly meaning: (name: string) => VariableMeaning;
  /** Every name that can be used, with its value and its scope in a few words. */
  readonly offers: readonly Suggestion[];
}

const Words = createContext<VariableWords | null>(null);

/** Tells the fields below which variables count in them. */
export const VariableWordsProvider = ({ words, children }: { readonly words: VariableWords; readonly children: ReactNode }) => (
  <Words value={words}>{children}</Words>
);

/** The variables that count here; null where none do. */
export const useVariableWords = (): VariableWords | null => useContext(Words);

/** A meaning as a sentence, for those who hear it. */
export function meaningInWords({ name, state, value, from }: VariableMeaning): string {
  if (state === 'unknown') return `${name} has no value.`;
  if (state === 'secret') return `${name} is a secret, from ${from}.`;
  return state === 'anew' ? `${name} is made anew each time: ${from}.` : `${name} is ${value}, from ${from}.`;
}
