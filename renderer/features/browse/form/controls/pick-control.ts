import type { FieldType, FormField } from '#shared/hypermedia/forms/form-field';
import type { FormValue } from '#shared/hypermedia/forms/form-value';

export type ControlName =
  | 'line'
  | 'suggested'
  | 'area'
  | 'number'
  | 'boolean'
  | 'date'
  | 'choice'
  | 'choices'
  | 'related'
  | 'list'
  | 'object'
  | 'members'
  | 'file'
  | 'json';

/** The control for a field as it is filled in. A value that its own control could not show is edited as JSON. */
export function pickControl(field: FormField, value: FormValue): ControlName {
  const name = controlFor(field);
  return fits(name, value) ? name : 'json';
}

function controlFor(field: FormField): ControlName {
  const { type, choices, multiple } = field;
  if (choices && choices.length > 0) return multiple || type === 'list' ? 'choices' : 'choice';
  if (multiple) return 'list';
  const control = byType[type];
  return typeof control === 'string' ? control : control(field);
}

const byType: Readonly<Record<FieldType, ControlName | ((field: FormField) => ControlName)>> = {
  text: ({ suggestions }) => (suggestions ? 'suggested' : 'line'),
  email: 'line',
  url: 'line',
  password: 'line',
  time: 'line',
  choice: 'line',
  textarea: 'area',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  date: 'date',
  datetime: 'date',
  file: 'file',
  json: 'json',
  related: ({ related }) => (related ? 'related' : 'line'),
  list: 'list',
  object: ({ fields, item }) => (fields.length > 0 ? 'object' : item ? 'members' : 'json'),
};

const ofText = new Set<FormValue['kind']>(['text', 'number']);

function fits(name: ControlName, { kind }: FormValue): boolean {
  if (kind === 'unset' || kind === 'null') return true;
  switch (name) {
    case 'boolean':
      return kind === 'boolean';
    case 'choice':
      return kind !== 'json';
    case 'list':
    case 'choices':
      return kind === 'list';
    case 'object':
    case 'members':
      return kind === 'object';
    case 'file':
      return kind === 'file' || kind === 'text';
    case 'json':
      return true;
    default:
      return ofText.has(kind);
  }
}
