import { linksColumn } from './flat-row.ts';
import { linksCell } from './hal-links.ts';
import { isUuid } from './is-uuid.ts';
import { Relationship } from './json-api-relationship.ts';
import { addressOf, nameOf } from './own-names.ts';
import { referenceOf } from './reference-of.ts';
import { isNewOrigin, shortAddress } from './web-url.ts';
import { isArray, isNumber, isObject, type JsonArray, type JsonObject, type JsonValue } from './json-value.ts';
import type { Cell } from './page.ts';

/** Longer texts are cut in a cell; the Body view has the whole. */
const longest = 400;

const date = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const decimal = /^-?\d+\.\d+$/;
const digits = /^[\d-]*\d[\d-]*$/;

/**
 * What a value looks like in a cell. `key` is the name it stands under, `base` the address of the page, `around` the object
 * that the value, or the list it is in, is a member of.
 */
export function readCell(value: JsonValue | undefined, key: string, base: string, around?: JsonObject): Cell {
  if (value === undefined) return { kind: 'missing' };
  if (value === null) return { kind: 'null' };
  if (typeof value === 'boolean') return { kind: 'boolean', value };
  if (typeof value === 'string') return readText(value, key, { base, around });
  if (isNumber(value)) return { kind: 'number', text: value.number };
  if (value instanceof Relationship) return value.cell(base);
  if (key === linksColumn && isObject(value)) return linksCell(value, base);
  return isArray(value) ? readList(value, key, { base, around }) : readObject(value as JsonObject, base);
}

interface Place {
  readonly base: string;
  readonly around: JsonObject | undefined;
}

function readText(text: string, key: string, { base, around }: Place): Cell {
  const url = referenceOf({ text, key, around }, base);
  if (url !== null) return { kind: 'link', text: shortAddress(url, base), url, newOrigin: isNewOrigin(url, base) };
  // Decimals come as strings from servers that care for their digits.
  if (decimal.test(text)) return { kind: 'number', text };
  if (date.test(text) || isUuid(text) || (digits.test(text) && text.length > 3)) return { kind: 'code', text };
  return { kind: 'text', text: cut(text) };
}

/** Whether a text may have been cut for its cell. */
export const isCut = (text: string): boolean => text.length > longest;

const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);

function readList(list: JsonArray, key: string, place: Place): Cell {
  const plain = list.slice(0, 12).map((item) => plainText(item, key, place));
  const text = plain.every((item) => item !== null) ? plain.join(', ') : `${list.length} ${list.length === 1 ? 'item' : 'items'}`;
  return { kind: 'list', text: list.length > 12 && plain[0] !== null ? `${text}, …` : text, count: list.length };
}

/** An object inside a cell stands for itself by its name, as a link when it has an address of its own. */
function readObject(object: JsonObject, base: string): Cell {
  const name = nameOf(object);
  const url = addressOf(object, base);
  if (url !== null) return { kind: 'link', text: name ?? shortAddress(url, base), url, newOrigin: isNewOrigin(url, base) };
  // An element of XML with attributes is what it says; those stand inside.
  const said = object.get('#text');
  if (name === null && typeof said === 'string') return { kind: 'object', text: cut(said), count: object.size };
  const keys = `${object.size} ${object.size === 1 ? 'key' : 'keys'}`;
  return { kind: 'object', text: name ?? `{ ${keys} }`, count: object.size };
}

function plainText(value: JsonValue, key: string, { base, around }: Place): string | null {
  if (typeof value === 'string') {
    const url = referenceOf({ text: value, key, around }, base);
    return url === null ? value.slice(0, longest) : shortAddress(url, base);
  }
  if (isNumber(value)) return value.number;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return null;
}
