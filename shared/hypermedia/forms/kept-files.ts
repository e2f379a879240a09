import type { FormField } from './form-field';
import type { FormObject, FormValue } from './form-value';
import { sameValue } from './same-value';
import { valueAt, withValueAt } from './value-at';

interface Kept {
  readonly fields: readonly FormField[];
  /** What the form began with. */
  readonly initial: FormValue;
}

/** Whether a field still has the file it began with: what stands for it says where it lies, and is no file that could be sent. */
export const isKeptFile = ({ type, readOnly }: FormField, value: FormValue, initial: FormValue): boolean =>
  type === 'file' && !readOnly && value.kind === 'text' && value.text !== '' && sameValue(value, initial);

/** A body without the files that are there and stay. */
export function withoutKeptFiles(value: FormObject, kept: Kept): FormObject {
  const left = without(value, kept);
  return left.kind === 'object' ? left : value;
}

function without(value: FormValue, { fields, initial }: Kept): FormValue {
  return fields.reduce((left, field) => {
    const [now, before] = [valueAt(left, field.place), valueAt(initial, field.place)];
    if (isKeptFile(field, now, before)) return withValueAt(left, field.place, { kind: 'unset' });
    if (now.kind !== 'object' || field.fields.length === 0) return left;
    return withValueAt(left, field.place, without(now, { fields: field.fields, initial: before }));
  }, value);
}
