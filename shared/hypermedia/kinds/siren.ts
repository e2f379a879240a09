import { essenceOf } from '../../http/media-type.ts';
import { pageLink } from '../find-links.ts';
import { webUrl, webUrlIn } from '../web-url.ts';
import { humanise } from '../humanise.ts';
import { isArray, isObject, member, pointerTo, textMember, type JsonObject, type JsonValue } from '../json-value.ts';
import { madeRow, type RowMaker } from '../made-row.ts';
import type { PageEmbedded, PageLink } from '../page.ts';
import { layoutOf, memberOf, type RowLayout } from '../unread-row.ts';
import type { Kind, KindReading } from './kind.ts';
import { readEmbedded } from './read-embedded.ts';

/** Siren: `properties` of the resource, `entities` inside it, `links` as a list with lists of relations, `actions` to take. */
export const siren: Kind = {
  name: 'siren',
  read(body, { url, contentType }) {
    if (!isSiren(body, contentType)) return null;
    const properties = body.get('properties');
    return {
      resource: isObject(properties) ? properties : null,
      title: textMember(body, 'title'),
      ...readEntities(body, url),
    };
  },
};

function readEntities(body: JsonObject, url: string): Pick<KindReading, 'list' | 'links' | 'embedded'> {
  const links = readLinks(body.get('links'), '/links', url);
  const entities = body.get('entities');
  if (!isArray(entities)) return { list: null, links };
  if (entities.length === 0 || isOneKind(entities, turnsPages(body))) {
    return { list: { items: entities.map((entity) => madeRow(entity, entityMaker)), pointer: '/entities' }, links };
  }
  return {
    list: null,
    links: [...links, ...entities.flatMap((entity, at) => entityLink(entity, at, url))],
    embedded: () => entities.flatMap((entity, at) => embeddedEntity(entity, at, url)),
  };
}

/** Whether a body is an entity of Siren, without reading what is in it. */
export const isSiren = (body: JsonValue | undefined, contentType: string | null): body is JsonObject =>
  isObject(body) && (hasItsLinks(body) || saysSo(body, contentType));

/**
 * Links in a list with relations in a list are found nowhere else, nor are actions with a name and an address;
 * a class, properties or entities must be there too.
 */
function hasItsLinks(body: JsonObject): boolean {
  if (!['class', 'properties', 'entities'].some((name) => body.has(name))) return false;
  const [links, actions] = [body.get('links'), body.get('actions')];
  const areLinks = isArray(links) && links.length > 0 && links.every(isLink);
  const areActions = isArray(actions) && actions.length > 0 && actions.every(isAction);
  return areLinks || (areActions && (links === undefined || areLinks));
}

/** Of its own media type nothing has to be there but what an entity can have. */
const saysSo = (body: JsonObject, contentType: string | null): boolean =>
  essenceOf(contentType) === 'application/vnd.siren+json' &&
  [...body.keys()].every((name) => ['class', 'properties', 'entities', 'links', 'actions', 'title'].includes(name));

const isLink = (link: JsonValue): boolean => isArray(member(link, 'rel')) && textMember(link, 'href') !== null;

const isAction = (action: JsonValue): boolean => textMember(action, 'name') !== null && textMember(action, 'href') !== null;

/** Entities of one relation are the items of a list, even one alone where pages are turned; one of each is what stands around a resource. */
function isOneKind(entities: readonly JsonValue[], isPaged: boolean): boolean {
  const byLayout = new Map<RowLayout, string>();
  const relations = new Set(entities.map(relationOfRow));
  if (relations.has('item')) return relations.size === 1;
  return relations.size === 1 && (entities.length > 1 || isPaged);

  /** Of very many entities nearly all are laid out alike. */
  function relationOfRow(entity: JsonValue): string {
    const layout = layoutOf(entity);
    const relation = (layout && byLayout.get(layout)) ?? relationOf(entity);
    if (layout?.isSame('rel')) byLayout.set(layout, relation);
    return relation;
  }
}

const turnsPages = (body: JsonObject): boolean => sirenLink(body.get('links'), 'next', 'prev', 'previous') !== null;

function relationOf(entity: JsonValue): string {
  const rel = memberOf(entity, 'rel');
  const first = isArray(rel) ? rel[0] : rel;
  return typeof first === 'string' ? first : 'item';
}

/** What an embedded entity holds, with the address it has of its own. */
function readEntity(entity: JsonObject): JsonObject {
  const properties = entity.get('properties');
  if (!isObject(properties)) return withoutFrame(entity);
  const self = sirenLink(member(entity, 'links'), 'self');
  return self === null || properties.has('href') ? properties : new Map([...properties, ['href', self]]);
}

/** An embedded link (Siren, "Embedded Link"): what it says besides how it is related. */
const withoutFrame = (entity: JsonObject): JsonObject => new Map([...entity].filter(([name]) => isOfLink(name)));

const isOfLink = (name: string): boolean => !['rel', 'class', 'type'].includes(name);

const entityMaker: RowMaker = {
  make: readEntity,
  mayHave(layout) {
    if (!layout.names.includes('properties')) return layout.names.filter(isOfLink);
    const properties = layout.inside('properties');
    return properties && layout.names.includes('links') ? [...properties, 'href'] : properties;
  },
};

function entityLink(entity: JsonValue, at: number, base: string): PageLink[] {
  // An entity that says nothing but where it is, is a link as well.
  const self = isObject(member(entity, 'properties')) ? null : sirenLink(member(entity, 'links'), 'self');
  const url = webUrlIn(entity, 'href', base) ?? (self === null ? null : webUrl(self, base));
  if (url === null) return [];
  const place = { pointer: pointerTo('/entities', at), place: 'container' as const };
  return [pageLink({ rel: relationOf(entity), url, ...place, title: titleOf(entity) }, base)];
}

function embeddedEntity(entity: JsonValue, at: number, base: string): PageEmbedded[] {
  if (!isObject(entity) || !isObject(entity.get('properties'))) return [];
  const rel = relationOf(entity);
  const place = pointerTo('/entities', at);
  const links = readLinks(member(entity, 'links'), `${place}/links`, base);
  return [readEmbedded({ rel, value: readEntity(entity), pointer: `${place}/properties`, base, title: titleOf(entity), links })];
}

/** A relation may be an address: what ends it is a word. */
const titleOf = (entity: JsonValue): string => textMember(entity, 'title') ?? humanise(relationOf(entity).replace(/^.*[/#]/, ''));

/** The address of a link in some relation, or null. */
export function sirenLink(links: JsonValue | undefined, ...relations: readonly string[]): string | null {
  if (!isArray(links)) return null;
  const found = links.find((link) => {
    const rel = member(link, 'rel');
    return isArray(rel) && rel.some((one) => typeof one === 'string' && relations.includes(one));
  });
  return textMember(found, 'href');
}

function readLinks(links: JsonValue | undefined, holder: string, base: string): PageLink[] {
  if (!isArray(links)) return [];
  return links.flatMap((link, index) => {
    const url = webUrlIn(link, 'href', base);
    if (url === null || !isLink(link)) return [];
    const place = { pointer: pointerTo(holder, index), place: 'container' as const };
    return [pageLink({ rel: relationOf(link), url, ...place, title: textMember(link, 'title') }, base)];
  });
}
