import { pointerTo } from '../json-value';
import { checkValue } from './check-value';
import { gatherErrors, type FieldError, type FormErrors } from './form-errors';
import type { FormField } from './form-field';
import type { FormObject, FormValue } from './form-value';
import { isKeptFile } from './kept-files';
import type { PageForm } from './page-form';
import { sameValue } from './same-value';
import { valueAt } from './value-at';
import { settled } from './write-value';

interface Rules {
  /** A text that has to be filled in may not be empty; a JSON Schema asks only that it be there. */
  readonly emptyIsMissing: boolean;
  /** Where `null` is not said to be fine, it is not. */
  readonly nullIsSaid: boolean;
  /** What may be left out because it stays as it is. */
  readonly isPartial: boolean;
}

/**
 * What a server is known to refuse, before anything is sent; empty where no rule is known. Values that are only shown are not
 * looked at, and in a partial form neither are those that were not changed.
 */
export function checkForm(form: PageForm, values: FormObject): FormErrors {
  const bySchema = form.source === 'OpenAPI' || form.source === 'JSON Schema' || form.source === 'Hydra';
  const rules = {
    emptyIsMissing: !bySchema,
    nullIsSaid: bySchema && form.source !== 'Hydra',
    isPartial: form.scope === 'partial',
  };
  const isChecked = ({ place }: FormField) =>
    !rules.isPartial || !sameValue(valueAt(form.initial, place), valueAt(values, place));
  return gatherErrors(
    form.fields
      .filter(isChecked)
      .flatMap((field) => [...missingFile(form, values, field), ...checkField(values, field, { rules, pointer: '' })]),
  );
}

/** A whole that needs a file needs it again: the one that is there cannot be sent from here. */
function missingFile({ scope, initial }: PageForm, values: FormObject, field: FormField): FieldError[] {
  const isMissing =
    scope === 'whole' && field.required && isKeptFile(field, valueAt(values, field.place), valueAt(initial, field.place));
  return isMissing
    ? [{ pointer: field.place, message: 'Choose the file again: a PUT needs it, and can only send one of yours.' }]
    : [];
}

interface At {
  readonly rules: Rules;
  /** Of the value the field is part of. */
  readonly pointer: string;
}

function checkField(parent: FormValue, field: FormField, { rules, pointer }: At): FieldError[] {
  if (field.readOnly) return [];
  const at = { rules, pointer: pointer + field.place };
  const value = settled(valueAt(parent, field.place));
  const missing = missingWords(value, field, rules);
  if (missing !== null) return missingInside(value, field, at) ?? [{ pointer: at.pointer, message: missing }];
  if (value.kind === 'unset' || value.kind === 'null') return [];
  const own = checkValue(value, field).map((message) => ({ pointer: at.pointer, message }));
  return [...own, ...checkInside(value, field, at)];
}

/** Of an object that is not there it is said at its own fields what is missing. */
function missingInside(value: FormValue, field: FormField, at: At): FieldError[] | null {
  if (field.type !== 'object' || value.kind !== 'unset') return null;
  const inside = checkInside({ kind: 'object', members: [] }, field, at);
  return inside.length > 0 ? inside : null;
}

function missingWords(value: FormValue, field: FormField, rules: Rules): string | null {
  const { required, nullable, type } = field;
  if (value.kind === 'null') return rules.nullIsSaid && !nullable && type !== 'json' ? 'This cannot be null.' : null;
  if (!required || !isMissing(value, rules)) return null;
  return type === 'choice' || type === 'related' ? 'Choose one.' : 'Fill this in.';
}

const isMissing = (value: FormValue, { emptyIsMissing, isPartial }: Rules): boolean =>
  value.kind === 'unset' ? !isPartial : emptyIsMissing && value.kind === 'text' && value.text === '';

function checkInside(value: FormValue, { fields, item }: FormField, { rules, pointer }: At): FieldError[] {
  // What is sent inside a changed object or list goes whole.
  const at = { rules: { ...rules, isPartial: false }, pointer };
  if (value.kind === 'list' && item !== null) {
    return value.items.flatMap((one, index) => {
      if (settled(one).kind === 'unset') return [];
      return checkField(one, { ...item, place: '' }, { ...at, pointer: pointerTo(pointer, index) });
    });
  }
  if (value.kind !== 'object') return [];
  const known = new Set(fields.map(({ name }) => name));
  const others = item === null ? [] : value.members.filter(({ name }) => !known.has(name));
  return [
    ...fields.flatMap((field) => checkField(value, field, at)),
    ...others.flatMap(({ name, value: inside }) =>
      item === null ? [] : checkField(inside, { ...item, place: '' }, { ...at, pointer: pointerTo(pointer, name) }),
    ),
  ];
}
