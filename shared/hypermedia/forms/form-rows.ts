import type { FormFile, FormValue } from './form-value';
import { settled } from './write-value';

/** How names of a form tell where a value belongs: `a.b` and `a[0]b` as DRF reads them, or `a[b]` and `a[0][b]`. */
export type Nesting = 'dots' | 'brackets';

/** One name and its value in a form body or a query. */
export interface FormRow {
  readonly name: string;
  readonly value: string | FormFile;
}

/** A value as the rows of a form. A list of plain values repeats its name; null is an empty text; what is unset is left out. */
export function rowsOf(value: FormValue, nesting: Nesting): FormRow[] {
  const body = settled(value);
  return body.kind === 'object' ? body.members.flatMap(({ name, value: inside }) => rowsAt(inside, name, nesting)) : [];
}

function rowsAt(typed: FormValue, name: string, nesting: Nesting): FormRow[] {
  const value = settled(typed);
  switch (value.kind) {
    case 'unset':
      return [];
    case 'null':
      return [{ name, value: '' }];
    case 'boolean':
      return [{ name, value: String(value.value) }];
    case 'file':
      return [{ name, value }];
    case 'object':
      return value.members.flatMap((member) => rowsAt(member.value, memberName(name, member.name, nesting), nesting));
    case 'list':
      return value.items.flatMap((item, index) => rowsAt(item, itemName(name, { item, index, nesting }), nesting));
    default:
      return [{ name, value: value.text }];
  }
}

const memberName = (name: string, member: string, nesting: Nesting): string => {
  if (nesting === 'brackets') return `${name}[${member}]`;
  return name.endsWith(']') ? `${name}${member}` : `${name}.${member}`;
};

function itemName(name: string, { item, index, nesting }: { item: FormValue; index: number; nesting: Nesting }): string {
  const { kind } = settled(item);
  const isPlain = kind !== 'object' && kind !== 'list';
  // A list inside a list has no name of its own but its index.
  return isPlain && !(nesting === 'dots' && name.endsWith(']')) ? name : `${name}[${index}]`;
}
