import { readCell } from './cells.ts';
import { linksColumn } from './flat-row.ts';
import { linkFields } from './hal-links.ts';
import { isArray, isObject, pointerTo, type JsonObject, type JsonValue } from './json-value.ts';
import { Relationship } from './json-api-relationship.ts';
import { readTable } from './list-table.ts';
import { rowsByKey } from './rows-by-key.ts';
import type { FieldLink, PageField, PageTable } from './page.ts';

/** Embedded objects deeper than this are summarised. */
const maxDepth = 4;
/** Rows of an embedded list that are in the model; all of them can be had by the list's place in the body. */
const maxRows = 100;

/** The members of a resource as fields, with embedded objects and lists inside them. */
export function readFields(object: JsonObject, pointer: string, base: string, depth = 0): PageField[] {
  return [...object].map(([name, value]) => {
    const place = pointerTo(pointer, name);
    const cell = readCell(value, name, base, object);
    if (value instanceof Relationship) return { name, pointer: place, cell, fields: [], table: null, links: value.links(base) };
    if (name === linksColumn && isObject(value))
      return { name, pointer: place, cell, fields: linkFields(value, place, base), table: null, links: [] };
    return {
      name,
      pointer: place,
      cell,
      fields: isObject(value) && depth < maxDepth ? readFields(value, place, base, depth + 1) : [],
      table: embeddedTable(value, place, base),
      links: linksIn(value, name, { base, around: object }),
    };
  });
}

/** So many addresses of a list stand there; the Body view has them all. */
const mostLinks = 100;

interface Around {
  readonly base: string;
  readonly around: JsonObject;
}

function linksIn(value: JsonValue, name: string, { base, around }: Around): FieldLink[] {
  if (!isArray(value)) return [];
  const cells = value.slice(0, mostLinks).map((item) => readCell(item, name, base, around));
  const links = cells.filter((cell) => cell.kind === 'link');
  return links.length === cells.length && value.every((item) => typeof item === 'string')
    ? links.map(({ text, url, newOrigin }) => ({ text, url, newOrigin }))
    : [];
}

function embeddedTable(value: JsonValue, pointer: string, base: string): PageTable | null {
  if (isObject(value)) return tableOfLike(value, pointer, base);
  const isListOfObjects = isArray(value) && value.length > 0 && value.every(isObject);
  return isListOfObjects ? readTable(value, pointer, base, { most: maxRows }) : null;
}

/** An object that holds things of one kind by their names is a table of them; null for any other. */
function tableOfLike(object: JsonObject, pointer: string, base: string): PageTable | null {
  const members = [...object.values()].filter(isObject);
  if (members.length < 2 || members.length < object.size || members.length > maxRows || !areLike(members)) return null;
  return { ...readTable(rowsByKey(object), pointer, base), isMade: true };
}

/** Most of what any of them has all of them have, and hardly any of it is an object again. */
function areLike(members: readonly JsonObject[]): boolean {
  const [first, ...others] = members.map((one) => new Set(one.keys()));
  const shared = [...(first ?? [])].filter((name) => others.every((names) => names.has(name))).length;
  const most = Math.max(...members.map((one) => one.size));
  const values = members.flatMap((one) => [...one.values()]);
  return shared >= 2 && shared * 2 >= most && values.filter(isObject).length * 4 <= values.length;
}
