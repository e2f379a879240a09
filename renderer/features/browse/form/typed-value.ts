import type { FormField } from '#shared/hypermedia/forms/form-field';
import type { FormValue } from '#shared/hypermedia/forms/form-value';
import { writeValue } from '#shared/hypermedia/forms/write-value';

const unset: FormValue = { kind: 'unset' };

/** The text a one-line control shows for a value. */
export function textOf(value: FormValue): string {
  switch (value.kind) {
    case 'unset':
    case 'null':
      return '';
    case 'text':
    case 'number':
    case 'json':
      return value.text;
    case 'boolean':
      return String(value.value);
    case 'file':
      return value.name;
    default:
      return writeValue(value);
  }
}

interface Typing {
  readonly field: FormField;
  readonly value: FormValue;
  readonly initial: FormValue;
}

/**
 * The value a text stands for once it is typed into a field. A number that came as text stays text, as decimals do;
 * a field that is emptied is unset again when it began so, else it is empty: that is a change to be sent.
 */
export function typedValue(text: string, { field, value, initial }: Typing): FormValue {
  if (text === '' && (initial.kind === 'unset' || initial.kind === 'null')) return initial.kind === 'null' ? initial : unset;
  return { kind: isSentAsNumber({ field, value, initial }) ? 'number' : 'text', text };
}

function isSentAsNumber({ field, value, initial }: Typing): boolean {
  if (field.type !== 'number' && field.type !== 'integer') return false;
  const known = [value, initial].find(({ kind }) => kind === 'number' || kind === 'text');
  return known ? known.kind === 'number' : field.format !== 'decimal';
}
