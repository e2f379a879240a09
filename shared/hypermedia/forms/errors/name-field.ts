import { pointerTo } from '../../json-value';
import type { FormField } from '../form-field';

/** Whether names lead to a field, or into one as far as it is known what lies there. */
export function leadsTo([name, ...rest]: readonly string[], fields: readonly FormField[]): boolean {
  if (name === undefined) return false;
  const field = fieldOf(name, fields);
  return field ? isInside(rest, field) : rest.length > 0 && leadsTo(rest, fields);
}

function isInside([name, ...rest]: readonly string[], { fields, item }: FormField): boolean {
  if (name === undefined) return true;
  if (item !== null) return isInside(rest, item);
  const field = fieldOf(name, fields);
  return field !== undefined && isInside(rest, field);
}

/** A pointer through the body has to lead to a field, or into one. */
export function byPointer(path: readonly string[], fields: readonly FormField[]): string | null {
  const pointer = path.reduce<string>(pointerTo, '');
  const isInside = fields.some(({ place: at }) => at !== '' && (pointer === at || pointer.startsWith(`${at}/`)));
  return isInside ? pointer : byNames(path, fields);
}

/** Only where the first name is that of a field: words of a sentence are no names of what surrounds it. */
export const ownNames = (path: readonly string[], fields: readonly FormField[]): string | null =>
  fields.some((field) => plainName(field.name) === plainName(path[0] ?? '')) ? byNames(path, fields) : null;

/** Servers write names in their own way: `Title`, `publishedAt` for `published_at`, with the name of the resource before it. */
export function byNames([name, ...rest]: readonly string[], fields: readonly FormField[]): string | null {
  if (name === undefined) return null;
  const field = fieldOf(name, fields);
  if (field) return field.place + insideOf(rest, field);
  return rest.length > 0 ? byNames(rest, fields) : null;
}

const fieldOf = (name: string, fields: readonly FormField[]): FormField | undefined =>
  fields.find((one) => one.name === name) ?? fields.find((one) => plainName(one.name) === plainName(name));

function insideOf(path: readonly string[], { fields, item }: Pick<FormField, 'fields' | 'item'>): string {
  const [name, ...rest] = path;
  if (name === undefined) return '';
  if (item !== null && isIndex(name)) return pointerTo('', name) + insideOf(rest, item);
  // Cerberus has what is wrong inside of an object as one of a list of errors.
  if (item === null && fields.length > 0 && isIndex(name) && !fields.some((one) => one.name === name))
    return insideOf(rest, { fields, item });
  const field = fields.find((one) => plainName(one.name) === plainName(name));
  return field ? field.place + insideOf(rest, field) : path.reduce<string>(pointerTo, '');
}

export const plainName = (name: string): string => name.toLowerCase().replaceAll(/[_\- ]/g, '');

const isIndex = (name: string): boolean => /^\d+$/.test(name);
