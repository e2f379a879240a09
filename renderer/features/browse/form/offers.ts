import type { FormField } from '#shared/hypermedia/forms/form-field';
import type { FormValue } from '#shared/hypermedia/forms/form-value';
import { parseValue } from '#shared/hypermedia/forms/parse-value';
import { writeValue } from '#shared/hypermedia/forms/write-value';
import { areSegments, choiceAt, isLeftOutBeside } from './controls/choice-options';
import { pickControl } from './controls/pick-control';

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
  const canBeNull = (field.nullable || initial.kind === 'null') && !areChoicesBeside(field);
  const offers: Offer[] = [];
  if (canBeNull && value.kind !== 'null')
    offers.push({ words: field.isNullSeen ? 'set null, as was seen' : 'set null', value: { kind: 'null' } });
  if (canBeLeftOut(filled)) offers.push({ words: 'leave out', value: { kind: 'unset' } });
  if (canBeEmptied(filled)) offers.push({ words: 'set empty', value: { kind: 'text', text: '' } });
  return [...offers, ...otherWays(field, value)];
}

/** Null stands among choices that are beside each other. */
const areChoicesBeside = (field: FormField): boolean =>
  field.choices !== null && !field.multiple && field.type !== 'list' && areSegments(field);

/** A list can be written as JSON, and JSON that is what the field takes can be filled in by its own control. */
function otherWays(field: FormField, value: FormValue): Offer[] {
  const control = pickControl(field, value);
  if (control === 'list' && value.kind !== 'null') {
    return [{ words: 'as JSON', value: { kind: 'json', text: value.kind === 'list' ? writeValue(value) : '[]' } }];
  }
  const read = value.kind === 'json' ? parseValue(value.text) : undefined;
  if (read === undefined || pickControl(field, read) === 'json') return [];
  return [{ words: read.kind === 'list' ? 'as a list' : 'as fields', value: read }];
}

const canBeLeftOut = ({ field, value, mayMiss }: Filled): boolean =>
  mayMiss &&
  !field.required &&
  !(isLeftOutBeside(field, mayMiss) && choiceAt(field.choices ?? [], value) >= 0) &&
  value.kind !== 'unset';

/** A field that is emptied by hand is unset again when it began so; to send an empty text has to be said. */
const canBeEmptied = ({ field, value, initial, mayMiss }: Filled): boolean =>
  (field.type === 'text' || field.type === 'textarea') &&
  field.choices === null &&
  (value.kind === 'null' || (value.kind === 'unset' && (initial.kind !== 'unset' || !mayMiss)));
