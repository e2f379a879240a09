import { pageLink, webUrl } from '../find-links';
import { isArray, isObject, member, pointerTo, textMember, type JsonObject, type JsonValue } from '../json-value';
import type { PageLink } from '../page';
import type { Kind } from './kind';

/** Siren: `properties` of the resource, `entities` inside it, `links` as a list with lists of relations. */
export const siren: Kind = {
  name: 'siren',
  read(body, { url }) {
    if (!isObject(body) || !isSiren(body)) return null;
    const entities = body.get('entities');
    const properties = body.get('properties');
    return {
      list: isArray(entities) ? { items: entities.map(readEntity), pointer: '/entities' } : null,
      resource: isObject(properties) ? properties : null,
      links: readLinks(body.get('links'), url),
      title: textMember(body, 'title'),
    };
  },
};

/** Links in a list with relations in a list are found nowhere else; a class, properties or entities must be there too. */
function isSiren(body: JsonObject): boolean {
  const links = body.get('links');
  if (!['class', 'properties', 'entities'].some((name) => body.has(name)) || !isArray(links)) return false;
  return links.length > 0 && links.every((link) => isArray(member(link, 'rel')) && textMember(link, 'href') !== null);
}

/** What an embedded entity holds, with the address it has of its own. */
function readEntity(entity: JsonValue): JsonValue {
  const properties = member(entity, 'properties');
  if (!isObject(properties)) return entity;
  const self = sirenLink(member(entity, 'links'), 'self');
  return self === null || properties.has('href') ? properties : new Map([...properties, ['href', self]]);
}

/** The address of a link in some relation, or null. */
export function sirenLink(links: JsonValue | undefined, ...relations: readonly string[]): string | null {
  if (!isArray(links)) return null;
  const found = links.find((link) => {
    const rel = member(link, 'rel');
    return isArray(rel) && rel.some((one) => typeof one === 'string' && relations.includes(one));
  });
  return textMember(found, 'href');
}

function readLinks(links: JsonValue | undefined, base: string): PageLink[] {
  if (!isArray(links)) return [];
  return links.flatMap((link, index) => {
    const url = webUrl(textMember(link, 'href') ?? '', base);
    const rel = member(link, 'rel');
    const [name] = isArray(rel) ? rel : [];
    if (url === null || typeof name !== 'string') return [];
    const place = { pointer: pointerTo('/links', index), place: 'container' as const };
    return [pageLink({ rel: name, url, ...place, title: textMember(link, 'title') }, base)];
  });
}
