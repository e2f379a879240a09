import { pageLink, webUrl } from '../find-links';
import { isArray, isObject, member, pointerTo, textMember, type JsonValue } from '../json-value';
import type { PageLink } from '../page';
import type { Kind } from './kind';

/** Collection+JSON: `collection` with `items` whose `data` is a list of names and values. */
export const collectionJson: Kind = {
  name: 'collection-json',
  read(body, { url }) {
    const collection = member(body, 'collection');
    const items = member(collection, 'items');
    if (!isObject(collection) || !(isArray(items) || collection.has('template') || collection.has('queries'))) return null;
    if (textMember(collection, 'href') === null && textMember(collection, 'version') === null) return null;
    return {
      list: isArray(items) ? { items: items.map(readItem), pointer: '/collection/items' } : null,
      resource: null,
      links: readLinks(collection.get('links'), url),
      title: textMember(collection, 'title'),
    };
  },
};

function readItem(item: JsonValue): JsonValue {
  const data = member(item, 'data');
  if (!isArray(data)) return item;
  const values = data.flatMap((one): [string, JsonValue][] => {
    const name = textMember(one, 'name');
    return name === null ? [] : [[name, member(one, 'value') ?? null]];
  });
  const href = textMember(item, 'href');
  return new Map(href === null ? values : [...values, ['href', href]]);
}

function readLinks(links: JsonValue | undefined, base: string): PageLink[] {
  if (!isArray(links)) return [];
  return links.flatMap((link, index) => {
    const url = webUrl(textMember(link, 'href') ?? '', base);
    const rel = textMember(link, 'rel');
    if (url === null || rel === null) return [];
    const place = { pointer: pointerTo('/collection/links', index), place: 'container' as const };
    return [pageLink({ rel, url, ...place, title: textMember(link, 'prompt') }, base)];
  });
}
