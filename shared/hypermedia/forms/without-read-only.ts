import type { FormField } from './form-field';
import type { FormObject, FormValue } from './form-value';
import { valueAt, withValueAt } from './value-at';

const unset: FormValue = { kind: 'unset' };

/** A body without the values that are only shown. */
export function withoutReadOnly(value: FormObject, fields: readonly FormField[]): FormObject {
  const left = without(value, fields);
  return left.kind === 'object' ? left : value;
}

function without(value: FormValue, fields: readonly FormField[]): FormValue {
  return fields.reduce((left, field) => {
    const before = valueAt(left, field.place);
    const after = inside(before, field);
    return after === before ? left : withValueAt(left, field.place, after);
  }, value);
}

function inside(value: FormValue, field: FormField): FormValue {
  if (field.readOnly) return unset;
  if (value.kind === 'object' && field.fields.length > 0) return without(value, field.fields);
  const { item } = field;
  if (value.kind !== 'list' || item === null || item.fields.length === 0) return value;
  return { kind: 'list', items: value.items.map((one) => (one.kind === 'object' ? without(one, item.fields) : one)) };
}
