import { pageLink, templatedLink } from '../find-links.ts';
import { webUrl } from '../web-url.ts';
import { humanise } from '../humanise.ts';
import { isArray, isObject, member, pointerTo, textMember, type JsonObject, type JsonValue } from '../json-value.ts';
import type { PageEmbedded, PageLink } from '../page.ts';
import { without, type Kind, type KindReading } from './kind.ts';
import { readEmbedded } from './read-embedded.ts';

/** HAL (draft-kelly-json-hal): `_links` by relation, `_embedded` resources. */
export const hal: Kind = {
  name: 'hal',
  read: (body, { url }) => (member(body, '_templates') === undefined ? readHal(body, url) : null),
};

/** HAL-FORMS: HAL with `_templates` of the requests that can be made. */
export const halForms: Kind = {
  name: 'hal-forms',
  read: (body, { url }) => (isObject(member(body, '_templates')) ? readHal(body, url) : null),
};

function readHal(body: JsonValue, url: string): KindReading | null {
  const links = member(body, '_links');
  if (!isObject(body) || !isObject(links)) return null;
  const found = [...links].filter(([rel]) => rel !== 'curies').flatMap(([rel, value]) => readRelation(rel, value, url));
  if (found.length === 0 && links.size > 0 && !links.has('curies')) return null;
  const list = listOf(body);
  return {
    list: list && { items: list.items, pointer: pointerTo('/_embedded', list.rel) },
    resource: without(body, ['_links', '_embedded', '_templates', ...(list ? ['page'] : [])]),
    links: found,
    embedded: embeddedIn(body, list?.rel ?? null, url),
  };
}

function readRelation(rel: string, value: JsonValue, base: string): PageLink[] {
  const several = isArray(value);
  return (several ? value : [value]).flatMap((link, index) => {
    const pointer = pointerTo('/_links', rel) + (several ? `/${index}` : '');
    return readLink(rel, link, { pointer, base }) ?? [];
  });
}

function readLink(rel: string, link: JsonValue, { pointer, base }: { pointer: string; base: string }): PageLink | null {
  const href = textMember(link, 'href');
  if (href === null) return null;
  // A relation with a prefix is read by what follows it (section 8.2).
  const title =
    textMember(link, 'title') ?? textMember(link, 'name') ?? (/^\w+:\w/.test(rel) ? humanise(rel.replace(/^\w+:/, '')) : null);
  const place = { rel, pointer, place: 'container' as const, title };
  if (member(link, 'templated') === true) return templatedLink({ ...place, template: href }, base);
  const url = webUrl(href, base);
  return url === null ? null : pageLink({ ...place, url }, base);
}

/** One list among what is embedded is the page's list; of several none is. */
function listOf(body: JsonObject) {
  const embedded = member(body, '_embedded');
  const lists = isObject(embedded) ? [...embedded].filter(([, value]) => isArray(value)) : [];
  const [only] = lists;
  return only && lists.length === 1 && isArray(only[1]) ? { rel: only[0], items: only[1] } : null;
}

function embeddedIn(body: JsonObject, list: string | null, base: string): PageEmbedded[] {
  const embedded = member(body, '_embedded');
  const others = isObject(embedded) ? [...embedded].filter(([rel, value]) => rel !== list && typeof value === 'object') : [];
  return others.map(([rel, value]) => readEmbedded({ rel, value, pointer: pointerTo('/_embedded', rel), base }));
}
