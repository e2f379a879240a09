import { essenceOf } from '../../http/media-type.ts';
import { flatRow } from '../flat-row.ts';
import { pageLink } from '../find-links.ts';
import { webUrl } from '../web-url.ts';
import { humanise } from '../humanise.ts';
import { includedResources } from '../json-api-relationship.ts';
import { isArray, isObject, member, pointerTo, textMember, type JsonObject, type JsonValue } from '../json-value.ts';
import type { PageEmbedded, PageLink } from '../page.ts';
import type { ReadInput } from '../page-input.ts';
import { without, type Kind, type KindList, type KindReading } from './kind.ts';
import { memberOf } from '../unread-row.ts';
import { readEmbedded } from './read-embedded.ts';

/** JSON:API 1.1: `data` of typed resources with `attributes`, `links` beside it. */
export const jsonApi: Kind = {
  name: 'json-api',
  read(body, input) {
    const data = member(body, 'data');
    if (!isObject(body)) return null;
    if (data === undefined) return saysSo(body, input) ? readWithoutData(body, input) : null;
    if (!isJsonApi(body, data, input)) return null;
    return {
      list: isArray(data) ? { items: data, pointer: '/data', ...comeAlong(body.get('included')) } : null,
      resource: isObject(data) ? readResource(data) : null,
      shown: isObject(data) ? shownResource(data, body.get('included')) : null,
      links: [
        ...readLinks(member(body, 'links'), '/links', input.url),
        ...readLinks(member(data, 'links'), '/data/links', input.url),
        ...relatedLinks(member(data, 'relationships'), input.url),
      ],
      embedded: () => readIncluded(body.get('included'), input.url),
    };
  },
};

const comeAlong = (included: JsonValue | undefined): Pick<KindList, 'included'> =>
  isArray(included) && included.length > 0 ? { included: includedResources(included) } : {};

/** Many APIs wrap their answers in `data`; only typed resources, or saying so, make it JSON:API. Does not read what is in it. */
export function isJsonApi(body: JsonObject, data: JsonValue, input: ReadInput): boolean {
  if (saysSo(body, input)) return true;
  const resources = isArray(data) ? data : [data];
  return (
    resources.length > 0 &&
    resources.every((one) => typeof memberOf(one, 'type') === 'string' && isObject(memberOf(one, 'attributes')))
  );
}

const saysSo = (body: JsonObject, { contentType }: ReadInput): boolean =>
  body.has('jsonapi') || essenceOf(contentType) === 'application/vnd.api+json';

/** A document without data has errors, or nothing but what is said about it (“Top Level”). */
function readWithoutData(body: JsonObject, { url }: ReadInput): KindReading | null {
  const errors = body.get('errors');
  if (!isArray(errors) && !isObject(body.get('meta')) && !isObject(body.get('links'))) return null;
  const [first] = isArray(errors) ? errors : [];
  const description = textMember(first, 'detail') ?? textMember(first, 'title');
  return {
    list: null,
    resource: without(body, ['jsonapi', 'links']),
    links: readLinks(body.get('links'), '/links', url),
    ...(description !== null && { description }),
  };
}

/** The same with relationships as what they lead to; null where it is no typed resource. */
function shownResource(data: JsonObject, included: JsonValue | undefined): JsonObject | null {
  const flat = flatRow(data, includedResources(included));
  return flat === data ? null : flat;
}

/** Attributes as members of the resource itself, relationships as what they link to. */
function readResource(data: JsonObject): JsonObject {
  const [attributes, relationships] = [data.get('attributes'), data.get('relationships')];
  const own = [...data].filter(([name]) => !['attributes', 'links', 'relationships'].includes(name));
  const linked = (isObject(relationships) ? [...relationships] : []).flatMap(([name, one]): [string, JsonValue][] => {
    const linkage = member(one, 'data');
    return linkage === undefined ? [] : [[name, linkage]];
  });
  return new Map([...own, ...(isObject(attributes) ? attributes : []), ...linked]);
}

function readLinks(links: JsonValue | undefined, pointer: string, base: string): PageLink[] {
  if (!isObject(links)) return [];
  return [...links].flatMap(([rel, value]) => {
    const href = typeof value === 'string' ? value : textMember(value, 'href');
    const url = href === null ? null : webUrl(href, base);
    const place = pointerTo(pointer, rel);
    return url === null
      ? []
      : [pageLink({ rel, url, pointer: place, place: 'container', title: textMember(value, 'title') }, base)];
  });
}

/** What a relationship leads to, under the name of the relationship. */
function relatedLinks(relationships: JsonValue | undefined, base: string): PageLink[] {
  if (!isObject(relationships)) return [];
  return [...relationships].flatMap(([name, relationship]) => {
    const found = readLinks(member(relationship, 'links'), `${pointerTo('/data/relationships', name)}/links`, base);
    return found.filter(({ rel }) => rel === 'related').map((link) => ({ ...link, rel: name, label: humanise(name) }));
  });
}

/** What came along with the resources asked for, one section for each type. */
function readIncluded(included: JsonValue | undefined, base: string): PageEmbedded[] {
  const resources = isArray(included) ? included.filter(isObject) : [];
  return [...Map.groupBy(resources, typeOf)].map(([type, value]) => {
    const section = readEmbedded({ rel: type, value, pointer: '/included', base });
    return { ...section, table: section.table && { ...section.table, where: { name: 'type', text: type } } };
  });
}

function typeOf(resource: JsonObject): string {
  const type = memberOf(resource, 'type');
  return typeof type === 'string' ? type : 'included';
}
