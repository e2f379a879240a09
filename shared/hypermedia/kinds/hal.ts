import { pageLink, webUrl } from '../find-links';
import { isArray, isObject, member, pointerTo, textMember, type JsonObject, type JsonValue } from '../json-value';
import type { PageLink } from '../page';
import { without, type Kind } from './kind';

/** HAL (draft-kelly-json-hal): `_links` by relation, `_embedded` resources. */
export const hal: Kind = {
  name: 'hal',
  read(body, { url }) {
    const links = member(body, '_links');
    if (!isObject(body) || !isObject(links)) return null;
    const found = [...links].flatMap(([rel, value]) => readRelation(rel, value, url));
    if (found.length === 0 && links.size > 0) return null;
    return { list: readList(body), resource: readResource(body), links: found };
  },
};

function readRelation(rel: string, value: JsonValue, base: string): PageLink[] {
  const several = isArray(value);
  return (several ? value : [value]).flatMap((link, index) => {
    const href = textMember(link, 'href');
    if (href === null) return [];
    const pointer = pointerTo('/_links', rel) + (several ? `/${index}` : '');
    return readLink(
      { rel, href, pointer, title: textMember(link, 'title'), templated: member(link, 'templated') === true },
      base,
    );
  });
}

function readLink(
  link: { rel: string; href: string; pointer: string; title: string | null; templated: boolean },
  base: string,
): PageLink[] {
  const { rel, href, pointer, title, templated } = link;
  const url = webUrl(templated ? href.replace(/\{[^}]*\}/g, '') : href, base);
  if (url === null) return [];
  const read = pageLink({ rel, url, pointer, place: 'container', title }, base);
  return [templated ? { ...read, url: href, templated } : read];
}

function readList(body: JsonObject) {
  const embedded = member(body, '_embedded');
  const lists = isObject(embedded) ? [...embedded].filter(([, value]) => isArray(value)) : [];
  const [only] = lists;
  return only && lists.length === 1 && isArray(only[1]) ? { items: only[1], pointer: pointerTo('/_embedded', only[0]) } : null;
}

function readResource(body: JsonObject): JsonObject {
  const own = without(body, ['_links', '_embedded', 'page']);
  const embedded = member(body, '_embedded');
  return isObject(embedded) && readList(body) === null ? new Map([...own, ...embedded]) : own;
}
