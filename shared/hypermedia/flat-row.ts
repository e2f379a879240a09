import { isObject, type JsonObject, type JsonValue } from './json-value.ts';

/** Link containers are shown as the row's link, not as a column. */
const hidden: ReadonlySet<string> = new Set(['_links']);

/** What JSON:API keeps beside the values of a resource. */
const besideValues: ReadonlySet<string> = new Set(['attributes', 'links', 'relationships']);

/** The only column of a list that has something else than objects in it. */
export const bareColumn = 'value';

/** A row as members of one object. A JSON:API resource keeps its values in `attributes`; in a table they are columns of their own. */
export function flatRow(row: JsonValue): JsonObject {
  if (!isObject(row)) return new Map([[bareColumn, row]]);
  const attributes = row.get('attributes');
  if (!isObject(attributes) || typeof row.get('type') !== 'string') return row;
  return new Map([...[...row].filter(([name]) => !besideValues.has(name)), ...attributes]);
}

export const isColumn = (name: string): boolean => !hidden.has(name);
