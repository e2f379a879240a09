import { isObject, type JsonObject, type JsonValue } from './json-value.ts';
import { followable } from './web-url.ts';

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

/** Where it is read as a page: items of RSS, addresses of a site map. With links of its own an object says better where it is. */
const pageAddressKeys = ['link', 'loc', '@rdf:about'];
/** Of these, names that other things have as well: only a whole address under them is one. */
const wholeAddressKeys: ReadonlySet<string> = new Set(['link', 'loc']);

/** The key whose value is the object's own address, or null. */
export function addressKeyOf(object: JsonObject, base: string): string | null {
  const hasLinks = object.has('_links') || object.has('links');
  const keys = hasLinks ? ownAddressKeys : [...ownAddressKeys, ...pageAddressKeys];
  return keys.find((key) => isAddress(key, object.get(key), base)) ?? null;
}

const isAddress = (key: string, value: JsonValue | undefined, base: string): boolean =>
  typeof value === 'string' &&
  (!wholeAddressKeys.has(key) || /^\s*https?:\/\//i.test(value)) &&
  followable(value, 'url', base) !== null;

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
