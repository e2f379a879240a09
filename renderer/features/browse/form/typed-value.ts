import type { FormField } from '#shared/hypermedia/forms/form-field';
import type { FormValue } from '#shared/hypermedia/forms/form-value';
import { parseValue } from '#shared/hypermedia/forms/parse-value';
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
  const { type, related } = field;
  const isKey = type === 'related' && related?.value.kind === 'member' && related.value.isNumber === true;
  if (type !== 'number' && type !== 'integer' && !isKey) return false;
  const known = [value, initial].find(({ kind }) => kind === 'number' || kind === 'text');
  return known ? known.kind === 'number' : field.format !== 'decimal';
}

/** What a text stands for in a field that may be anything: JSON, or itself where it is none and does not begin as such. */
export const anyValue = (text: string): FormValue => (text === '' ? unset : { kind: isPlain(text) ? 'text' : 'json', text });

/** It is no JSON and does not begin as such. */
export const isPlain = (text: string): boolean => !/^\s*["[{]/.test(text) && parseValue(text) === undefined;
