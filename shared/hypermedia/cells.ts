import { followable, isNewOrigin } from './web-url.ts';
import { isArray, isNumber, isObject, type JsonArray, type JsonObject, type JsonValue } from './json-value.ts';
import type { Cell } from './page.ts';

/** Longer texts are cut in a cell; the Body view has the whole. */
const longest = 400;

const date = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const decimal = /^-?\d+\.\d+$/;
const digits = /^[\d-]*\d[\d-]*$/;

/** What a value looks like in a cell. `key` is the name it stands under, `base` the address of the page. */
export function readCell(value: JsonValue | undefined, key: string, base: string): Cell {
  if (value === undefined) return { kind: 'missing' };
  if (value === null) return { kind: 'null' };
  if (typeof value === 'boolean') return { kind: 'boolean', value };
  if (typeof value === 'string') return readText(value, key, base);
  if (isNumber(value)) return { kind: 'number', text: value.number };
  return isArray(value) ? readList(value, key, base) : readObject(value as JsonObject, base);
}

function readText(text: string, key: string, base: string): Cell {
  const url = followable(text, key, base);
  if (url !== null) return { kind: 'link', text: shortAddress(url, base), url, newOrigin: isNewOrigin(url, base) };
  // Decimals come as strings from servers that care for their digits.
  if (decimal.test(text)) return { kind: 'number', text };
  if (date.test(text) || uuid.test(text) || (digits.test(text) && text.length > 3)) return { kind: 'code', text };
  return { kind: 'text', text: text.length > longest ? `${text.slice(0, longest)}…` : text };
}

/** Within the origin the path says enough. */
function shortAddress(url: string, base: string): string {
  return isNewOrigin(url, base) ? url : url.slice(new URL(url).origin.length);
}

function readList(list: JsonArray, key: string, base: string): Cell {
  const plain = list.slice(0, 12).map((item) => plainText(item, key, base));
  const text = plain.every((item) => item !== null) ? plain.join(', ') : `${list.length} ${list.length === 1 ? 'item' : 'items'}`;
  return { kind: 'list', text: list.length > 12 && plain[0] !== null ? `${text}, …` : text, count: list.length };
}

/** An object inside a cell stands for itself by its name, as a link when it has an address of its own. */
function readObject(object: JsonObject, base: string): Cell {
  const name = nameOf(object);
  const url = addressOf(object, base);
  if (url !== null) return { kind: 'link', text: name ?? shortAddress(url, base), url, newOrigin: isNewOrigin(url, base) };
  const keys = `${object.size} ${object.size === 1 ? 'key' : 'keys'}`;
  return { kind: 'object', text: name ?? `{ ${keys} }`, count: object.size };
}

function plainText(value: JsonValue, key: string, base: string): string | null {
  if (typeof value === 'string') {
    const url = followable(value, key, base);
    return url === null ? value.slice(0, longest) : shortAddress(url, base);
  }
  if (isNumber(value)) return value.number;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return null;
}

const nameKeys = [
  'title',
  'name',
  'full_name',
  'fullName',
  'label',
  'display_name',
  'displayName',
  'username',
  'subject',
  'headline',
];

/** The key by which an object calls itself, or null. */
export const nameKeyOf = (object: JsonObject): string | null =>
  nameKeys.find((key) => typeof object.get(key) === 'string' && object.get(key) !== '') ?? null;

/** What an object calls itself, or null. */
export function nameOf(object: JsonObject): string | null {
  const key = nameKeyOf(object);
  const name = key === null ? null : (object.get(key) as string);
  return name === null || name.length > 200 ? null : name;
}

const ownAddressKeys = ['url', 'href', 'self', 'uri', '@id', '@href', '@xlink:href', '@url'];

/** The key whose value is the object's own address, or null. */
export const addressKeyOf = (object: JsonObject, base: string): string | null =>
  ownAddressKeys.find((key) => {
    const value = object.get(key);
    return typeof value === 'string' && followable(value, 'url', base) !== null;
  }) ?? null;

/** Where an object lives, from its own members: `url`, `_links.self.href` (HAL), `links.self` (JSON:API). */
export function addressOf(object: JsonObject, base: string): string | null {
  const key = addressKeyOf(object, base);
  if (key !== null) return followable(object.get(key) as string, 'url', base);
  for (const holder of ['_links', 'links']) {
    const links = object.get(holder);
    const self = isObject(links) ? links.get('self') : undefined;
    const text = isObject(self) ? self.get('href') : self;
    const url = typeof text === 'string' ? followable(text, 'href', base) : null;
    if (url !== null) return url;
  }
  return null;
}
