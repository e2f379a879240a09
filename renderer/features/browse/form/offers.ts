import type { FormField } from '#shared/hypermedia/forms/form-field';
import type { FormValue } from '#shared/hypermedia/forms/form-value';

export interface Offer {
  readonly words: string;
  readonly value: FormValue;
}

interface Filled {
  readonly field: FormField;
  readonly value: FormValue;
  readonly initial: FormValue;
  /** What is left out is missing from what is sent. In a change it would only stay as it was. */
  readonly mayMiss: boolean;
}

/** Null, nothing, and an empty text are three different things to say: those that could be said of a field now. */
export function offersFor(filled: Filled): Offer[] {
  const { field, value, initial } = filled;
  // Yes and no have these among their choices.
  if (field.readOnly || field.type === 'boolean') return [];
  const canBeNull = field.nullable || initial.kind === 'null';
  const offers: Offer[] = [];
  if (canBeNull && value.kind !== 'null') offers.push({ words: 'set null', value: { kind: 'null' } });
  if (canBeLeftOut(filled)) offers.push({ words: 'leave out', value: { kind: 'unset' } });
  if (canBeEmptied(filled)) offers.push({ words: 'set empty', value: { kind: 'text', text: '' } });
  return offers;
}

const canBeLeftOut = ({ field, value, mayMiss }: Filled): boolean => mayMiss && !field.required && value.kind !== 'unset';

/** A field that is emptied by hand is unset again when it began so; to send an empty text has to be said. */
const canBeEmptied = ({ field, value, initial, mayMiss }: Filled): boolean =>
  (field.type === 'text' || field.type === 'textarea') &&
  field.choices === null &&
  (value.kind === 'null' || (value.kind === 'unset' && (initial.kind !== 'unset' || !mayMiss)));
