import type { FormField } from './form-field';
import type { FormRow, Nesting } from './form-rows';
import type { FormObject, FormValue } from './form-value';
import { valueAt, withValueAt } from './value-at';
import { pointerTo } from '../json-value';

/** The rows of a form body as a form's value. The fields tell what is a number, a list, or nested; what no field knows is text. */
export function readRows(rows: readonly FormRow[], fields: readonly FormField[], nesting: Nesting): FormObject {
  const start: FormValue = { kind: 'object', members: [] };
  const read = rows.reduce<FormValue>((value, row) => addRow(value, row, { fields, nesting }), start);
  return read.kind === 'object' ? read : start;
}

interface Shape {
  readonly fields: readonly FormField[];
  readonly nesting: Nesting;
}

function addRow(value: FormValue, { name, value: text }: FormRow, { fields, nesting }: Shape): FormValue {
  const names = namesOf(name, fields, nesting);
  const field = fieldAt(fields, names);
  const place = names.reduce<string>(pointerTo, '');
  const opened = openLists(value, names);
  const isList = field?.type === 'list' || field?.multiple === true;
  const found = valueAt(opened, place);
  const leaf = leafOf(text, (isList ? field.item : field) ?? field);
  if (found.kind === 'list') return withValueAt(opened, place, { kind: 'list', items: [...found.items, leaf] });
  if (isList) return withValueAt(opened, place, { kind: 'list', items: [leaf] });
  // A name that stands twice is a list, whoever knows of it.
  return withValueAt(opened, place, found.kind === 'unset' ? leaf : { kind: 'list', items: [found, leaf] });
}

/** A step that is a number is an item of a list: the list has to be there before the item is. */
function openLists(value: FormValue, names: readonly string[]): FormValue {
  return names.reduce((open, name, at) => {
    const parent = names.slice(0, at).reduce<string>(pointerTo, '');
    const isItem = at > 0 && /^\d+$/.test(name) && valueAt(open, parent).kind === 'unset';
    return isItem ? withValueAt(open, parent, { kind: 'list', items: [] }) : open;
  }, value);
}

function leafOf(value: FormRow['value'], field: FormField | undefined): FormValue {
  if (typeof value !== 'string') return value;
  const isNumber = field?.type === 'number' || field?.type === 'integer';
  if (isNumber && value !== '') return { kind: 'number', text: value };
  if (field?.type === 'boolean' && /^(?:true|false)$/.test(value)) return { kind: 'boolean', value: value === 'true' };
  return { kind: 'text', text: value };
}

/** `a[0]b`, `a[b][c]`, `a.b` taken apart. A dot separates only where a field of that name has members. */
function namesOf(name: string, fields: readonly FormField[], nesting: Nesting): string[] {
  if (fields.some((field) => field.name === name)) return [name];
  const [first = '', ...rest] = name.split(/\[([^\]]*)\]/).filter((piece) => piece !== '');
  if (nesting === 'brackets') return [first, ...rest];
  const [head = '', ...inside] = first.split('.');
  const isNested = fields.some((field) => field.name === head && field.type === 'object');
  return [
    ...(isNested ? [head, ...inside] : [first]),
    ...rest.flatMap((piece) => piece.split('.')).filter((piece) => piece !== ''),
  ];
}

function fieldAt(fields: readonly FormField[], [name, ...rest]: readonly string[]): FormField | undefined {
  const field = fields.find((one) => one.name === name);
  if (rest.length === 0 || field === undefined) return field;
  if (field.type !== 'list' || field.item === null) return fieldAt(field.fields, rest);
  return rest.length === 1 ? field.item : fieldAt(field.item.fields, rest.slice(1));
}
