import { readCell } from './cells.ts';
import { isArray, isObject, pointerTo, type JsonObject, type JsonValue } from './json-value.ts';
import { readTable } from './list-table.ts';
import type { PageField } from './page.ts';

/** Embedded objects deeper than this are summarised. */
const maxDepth = 4;
/** Rows of an embedded list that are in the model; all of them can be had by the list's place in the body. */
const maxRows = 100;

/** The members of a resource as fields, with embedded objects and lists inside them. */
export function readFields(object: JsonObject, pointer: string, base: string, depth = 0): PageField[] {
  return [...object].map(([name, value]) => {
    const place = pointerTo(pointer, name);
    return {
      name,
      pointer: place,
      cell: readCell(value, name, base),
      fields: isObject(value) && depth < maxDepth ? readFields(value, place, base, depth + 1) : [],
      table: embeddedTable(value, place, base),
    };
  });
}

function embeddedTable(value: JsonValue, pointer: string, base: string) {
  const isListOfObjects = isArray(value) && value.length > 0 && value.every(isObject);
  return isListOfObjects ? readTable(value, pointer, base, maxRows) : null;
}
