import { isArray, isObject, type JsonObject, type JsonValue } from './json-value.ts';
import { Relationship, type IncludedResources } from './json-api-relationship.ts';
import type { RowLayout } from './unread-row.ts';

/** Where HAL keeps the links of a resource. */
export const linksColumn = '_links';

/** What JSON:API keeps beside the values of a resource. */
const besideValues: ReadonlySet<string> = new Set(['attributes', 'links', 'relationships']);

/** The only column of a list that has something else than objects or lists in it. */
export const bareColumn = 'value';

/** A longer list in a row is one value. */
const mostPlaces = 100;

const namesOfPlaces: readonly string[][] = Array.from({ length: mostPlaces + 1 }, (_, length) =>
  Array.from({ length }, (_place, at) => `[${at}]`),
);

/** The columns of a row that is no object: one for each place of a list, `[0]`, else one for all. */
export const columnsOfBare = (row: JsonValue): readonly string[] =>
  (isArray(row) && row.length > 0 ? namesOfPlaces[row.length] : undefined) ?? bareColumns;

const bareColumns: readonly string[] = [bareColumn];

/**
 * A row as members of one object, a list by its places. A JSON:API resource keeps its values in `attributes` and what it belongs to in
 * `relationships`; in a table they are columns of their own.
 */
export function flatRow(row: JsonValue, included?: IncludedResources): JsonObject {
  if (!isObject(row)) return flatBare(row);
  const [attributes, relationships] = [row.get('attributes'), row.get('relationships')];
  if (!(isObject(attributes) || isObject(relationships)) || typeof row.get('type') !== 'string') return row;
  return new Map([
    ...[...row].filter(([name]) => !besideValues.has(name)),
    ...(isObject(attributes) ? attributes : []),
    ...relationshipsIn(relationships, included),
  ]);
}

function flatBare(row: JsonValue): JsonObject {
  const names = columnsOfBare(row);
  return names === bareColumns ? new Map([[bareColumn, row]]) : new Map(names.map((name, at) => [name, itemAt(row, at)]));
}

const itemAt = (row: JsonValue, at: number): JsonValue => (isArray(row) ? (row[at] ?? null) : null);

/** All names that the members of a flat row can have, of a row that is laid out like this; null where only reading it tells. */
export function flatNames(layout: RowLayout): readonly string[] | null {
  const { names } = layout;
  const parts = ['attributes', 'relationships'].filter((name) => names.includes(name)).map((name) => layout.inside(name));
  if (parts.length === 0) return names;
  if (parts.includes(null) || !layout.isText('type')) return null;
  return [...names.filter((name) => !besideValues.has(name)), ...parts.flatMap((part) => part ?? [])];
}

/** The relationships of a resource by their names. */
export const relationshipsIn = (
  relationships: JsonValue | undefined,
  included?: IncludedResources,
): (readonly [name: string, relationship: Relationship])[] =>
  (isObject(relationships) ? [...relationships] : []).flatMap(([name, one]) =>
    isObject(one) ? [[name, new Relationship(one, included)] as const] : [],
  );
