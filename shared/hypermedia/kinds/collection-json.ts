import { pageLink } from '../find-links.ts';
import { webUrl, webUrlIn } from '../web-url.ts';
import { dataOf, readDatum } from '../forms/sources/collection-json.ts';
import { isArray, isObject, member, pointerTo, textMember, type JsonObject, type JsonValue } from '../json-value.ts';
import type { OfferedFilter } from '../filters/read-filters.ts';
import { madeRow, type RowMaker } from '../made-row.ts';
import type { PageLink } from '../page.ts';
import type { Kind } from './kind.ts';

/** Collection+JSON: `collection` with `items` whose `data` is a list of names and values. */
export const collectionJson: Kind = {
  name: 'collection-json',
  read(body, { url }) {
    const collection = member(body, 'collection');
    if (!isObject(collection) || !isCollection(collection)) return null;
    const items = collection.get('items');
    const error = collection.get('error');
    const own = ownItem(items, url);
    const maker = makerFor(url);
    return {
      list:
        isArray(items) && own === null
          ? { items: items.map((item) => madeRow(item, maker)), pointer: '/collection/items' }
          : null,
      resource: isObject(error) ? error : own,
      links: [...readLinks(collection.get('links'), '/collection/links', url), ...itemLinks(items, url)],
      // What the collection is called is not what its item is called.
      title: own === null ? textMember(collection, 'title') : null,
      ...(isObject(error) && { description: textMember(error, 'message') ?? textMember(error, 'title') }),
      offered: offeredBy(collection, url),
    };
  },
};

function isCollection(collection: JsonObject): boolean {
  const [href, version] = [textMember(collection, 'href'), textMember(collection, 'version')];
  // Both are what a collection without anything in it consists of (section 6.1, minimal representation).
  if (href !== null && version === '1.0') return true;
  return (
    (href !== null || version !== null) &&
    (isArray(collection.get('items')) || ['template', 'queries', 'error', 'links'].some((name) => collection.has(name)))
  );
}

/** A value, or a list or an object in its place, as an extension has it that many servers use (“value-types”). */
const valueOf = (datum: JsonObject): JsonValue => datum.get('value') ?? datum.get('array') ?? datum.get('object') ?? null;

function valuesOf(item: JsonValue): Map<string, JsonValue> {
  const data = member(item, 'data');
  return new Map((isArray(data) ? data : []).flatMap((one) => (isObject(one) ? valuesIn(one) : [])));
}

/** A value by its name. NASA has in its place an object whose members are all the values. */
function valuesIn(one: JsonObject): (readonly [name: string, value: JsonValue])[] {
  if (!['name', 'value', 'array', 'object', 'prompt'].some((name) => one.has(name))) return [...one];
  const name = textMember(one, 'name');
  return name === null ? [] : [[name, valueOf(one)]];
}

/** The values of an item, where its links lead by their relations, and where it is itself. */
function readItem(item: JsonValue, base: string): JsonValue {
  if (!isArray(member(item, 'data'))) return item;
  const row = valuesOf(item);
  for (const { rel, url } of readLinks(member(item, 'links'), '', base)) if (!row.has(rel)) row.set(rel, url);
  const href = textMember(item, 'href');
  return href === null ? row : row.set('href', href);
}

/** The values of its data, where its links lead, and where it is. */
const makerFor = (base: string): RowMaker => ({
  make: (item) => readItem(item, base),
  mayHave(layout) {
    const values = layout.textsInside('data', 'name');
    const links = layout.names.includes('links') ? layout.textsInside('links', 'rel') : [];
    if (values === null || links === null) return null;
    const names = [...values, ...links, ...layout.names.filter((name) => name === 'href')];
    // What is in these may be columns as well.
    return names.includes('attributes') || names.includes('relationships') ? null : [...new Set(names)];
  },
});

/** The item of an item's own page: one that is alone in its collection and has the address of the page (section 6.2). Null elsewhere. */
function ownItem(items: JsonValue | undefined, url: string): JsonObject | null {
  const [item, ...others] = isArray(items) ? items : [];
  if (item === undefined || others.length > 0 || webUrlIn(item, 'href', url) !== url.split('#')[0]) return null;
  const values = valuesOf(item);
  return values.size > 0 ? values : null;
}

/** The links of a single item are the page's; those of many belong to their rows. */
function itemLinks(items: JsonValue | undefined, base: string): PageLink[] {
  const [item, ...others] = isArray(items) ? items : [];
  return others.length > 0 ? [] : readLinks(member(item, 'links'), '/collection/items/0/links', base);
}

function readLinks(links: JsonValue | undefined, pointer: string, base: string): PageLink[] {
  if (!isArray(links)) return [];
  return links.flatMap((link, index) => {
    const url = webUrlIn(link, 'href', base);
    const rel = textMember(link, 'rel');
    if (url === null || rel === null) return [];
    const place = { pointer: pointerTo(pointer, index), place: 'container' as const };
    return [pageLink({ rel, url, ...place, title: textMember(link, 'prompt') }, base)];
  });
}

/** Queries that ask this very collection narrow it. */
function offeredBy(collection: JsonObject, base: string): OfferedFilter[] {
  const queries = collection.get('queries');
  const own = pathOf(textMember(collection, 'href') ?? base, base);
  const here = (isArray(queries) ? queries : []).filter((query) => pathOf(textMember(query, 'href') ?? '', base) === own);
  return here.flatMap(dataOf).map((datum) => ({ field: readDatum(datum), source: 'Collection+JSON' }));
}

const pathOf = (href: string, base: string): string => webUrl(href, base)?.replace(/[?#].*$/, '') ?? href;
