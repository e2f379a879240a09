import { ofData } from './of-data';
import { ofIdentity } from './of-identity';
import { ofMessages } from './of-messages';
import { ofPolicies } from './of-policies';
import { ofTheStyle } from './of-the-style';
import type { Term } from './term';

/** The words that lessons use, in the order of the alphabet. */
export const glossary: readonly Term[] = [...ofTheStyle, ...ofMessages, ...ofIdentity, ...ofData, ...ofPolicies].toSorted(
  (one, other) => (one.id < other.id ? -1 : 1),
);

export const termNamed = (id: string): Term | undefined => glossary.find((term) => term.id === id);
