import { isArray, isObject, pointerTo, textMember, type JsonObject, type JsonValue } from './json-value.ts';
import type { Cell, FieldLink, PageField } from './page.ts';
import { isNewOrigin, shortAddress, webUrl } from './web-url.ts';

/** Relations that are no way on from a resource: itself, and what names of relations are short for. */
const noWayOn: ReadonlySet<string> = new Set(['self', 'curies']);

/** The relations of a resource's `_links` that lead to others than itself. */
export function relationsOn(links: JsonValue | undefined): string[] {
  if (!isObject(links)) return [];
  const self = hrefOf(links.get('self'));
  return [...links].flatMap(([rel, link]) => {
    const hrefs = severalOf(link).map(hrefOf);
    return noWayOn.has(rel) || !hrefs.some((href) => href !== null && href !== self) ? [] : [rel];
  });
}

/** `_links` in a cell: which relations lead on; where only one does, and to one place, it leads there. */
export function linksCell(links: JsonObject, base: string): Cell {
  const rels = relationsOn(links);
  const [rel, ...others] = rels;
  const [only, ...more] = rel === undefined ? [] : severalOf(links.get(rel) ?? null);
  const link = others.length === 0 && more.length === 0 && only !== undefined ? fieldLink(only, base) : null;
  if (rel !== undefined && link !== null) return { kind: 'link', ...link, text: rel };
  return { kind: 'object', text: rels.join(', '), count: rels.length };
}

/** `_links` as fields: each relation with what it leads to. A template stands as it is. */
export const linkFields = (links: JsonObject, pointer: string, base: string): PageField[] =>
  [...links].flatMap(([rel, link]): PageField[] => {
    const shown = rel === 'curies' ? null : shownLinks(link, base);
    return shown ? [{ name: rel, pointer: pointerTo(pointer, rel), fields: [], table: null, ...shown }] : [];
  });

function shownLinks(link: JsonValue, base: string): Pick<PageField, 'cell' | 'links'> | null {
  const found = severalOf(link).flatMap((one) => fieldLink(one, base) ?? []);
  const [only, ...others] = found;
  if (only && others.length === 0) return { cell: { kind: 'link', ...only }, links: [] };
  if (only) return { cell: { kind: 'list', text: found.map(({ text }) => text).join(', '), count: found.length }, links: found };
  const template = hrefOf(link);
  return template === null ? null : { cell: { kind: 'code', text: template }, links: [] };
}

function fieldLink(link: JsonValue, base: string): FieldLink | null {
  const href = isObject(link) && link.get('templated') !== true ? hrefOf(link) : null;
  const url = href === null ? null : webUrl(href, base);
  if (url === null) return null;
  const text = textMember(link, 'title') ?? textMember(link, 'name') ?? shortAddress(url, base);
  return { text, url, newOrigin: isNewOrigin(url, base) };
}

const severalOf = (link: JsonValue): readonly JsonValue[] => (isArray(link) ? link : [link]);

const hrefOf = (link: JsonValue | undefined): string | null => textMember(link, 'href');
