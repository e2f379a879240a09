import { humanise } from '../humanise.ts';
import { pointerTo } from '../json-value.ts';
import type { FormField } from './form-field.ts';

/** A field of which only the name is known, and what is said of it besides. It stands under its name in the body. */
export const createField = (name: string, said: Partial<FormField> = {}): FormField => ({
  name,
  label: humanise(name),
  type: 'text',
  required: false,
  readOnly: false,
  nullable: false,
  multiple: false,
  choices: null,
  related: null,
  min: null,
  max: null,
  step: null,
  minLength: null,
  maxLength: null,
  pattern: null,
  default: null,
  fields: [],
  item: null,
  help: '',
  placeholder: '',
  format: '',
  accept: '',
  place: pointerTo('', name),
  ...said,
});
