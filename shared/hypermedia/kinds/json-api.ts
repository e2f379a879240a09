import { readMediaType } from '../../http/media-type';
import { pageLink, webUrl } from '../find-links';
import { isArray, isObject, member, pointerTo, textMember, type JsonObject, type JsonValue } from '../json-value';
import type { PageLink } from '../page';
import type { ReadInput } from '../page-input';
import type { Kind } from './kind';

/** JSON:API 1.1: `data` of typed resources with `attributes`, `links` beside it. */
export const jsonApi: Kind = {
  name: 'json-api',
  read(body, input) {
    const data = member(body, 'data');
    if (!isObject(body) || data === undefined || !isJsonApi(body, data, input)) return null;
    return {
      list: isArray(data) ? { items: data, pointer: '/data' } : null,
      resource: isObject(data) ? readResource(data) : null,
      links: [
        ...readLinks(member(body, 'links'), '/links', input.url),
        ...readLinks(member(data, 'links'), '/data/links', input.url),
      ],
    };
  },
};

/** Many APIs wrap their answers in `data`; only typed resources, or saying so, make it JSON:API. */
function isJsonApi(body: JsonObject, data: JsonValue, { contentType }: ReadInput): boolean {
  if (contentType !== null && readMediaType(contentType)?.essence === 'application/vnd.api+json') return true;
  if (body.has('jsonapi')) return true;
  const resources = isArray(data) ? data : [data];
  return (
    resources.length > 0 && resources.every((one) => textMember(one, 'type') !== null && isObject(member(one, 'attributes')))
  );
}

function readResource(data: JsonObject): JsonObject {
  const attributes = data.get('attributes');
  const own = [...data].filter(([name]) => name !== 'attributes' && name !== 'links');
  return new Map([...own, ...(isObject(attributes) ? attributes : [])]);
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
