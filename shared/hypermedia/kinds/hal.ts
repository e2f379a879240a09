import { essenceOf } from '../../http/media-type.ts';
import { pageLink, templatedLink } from '../find-links.ts';
import { webUrl } from '../web-url.ts';
import { humanise } from '../humanise.ts';
import { countMember, isArray, isObject, member, pointerTo, textMember, type JsonObject, type JsonValue } from '../json-value.ts';
import type { PageEmbedded, PageLink } from '../page.ts';
import type { ReadInput } from '../page-input.ts';
import { readPaged } from './envelope.ts';
import { without, type Kind, type KindReading } from './kind.ts';
import { readEmbedded } from './read-embedded.ts';

/** HAL (draft-kelly-json-hal): `_links` by relation, `_embedded` resources. */
export const hal: Kind = {
  name: 'hal',
  read: (body, input) => (member(body, '_templates') === undefined ? readHal(body, input) : null),
};

/** HAL-FORMS: HAL with `_templates` of the requests that can be made. */
export const halForms: Kind = {
  name: 'hal-forms',
  read: (body, input) => (isObject(member(body, '_templates')) ? readHal(body, input) : null),
};

const mediaTypes: ReadonlySet<string> = new Set([
  'application/hal+json',
  'application/vnd.hal+json',
  'application/prs.hal-forms+json',
]);

function readHal(body: JsonValue, input: ReadInput): KindReading | null {
  const { url } = input;
  const links = linksIn(body, input);
  if (!isObject(body) || links === null) return null;
  const found = readLinks(links, '', url);
  if (found.length === 0 && links.size > 0 && !links.has('curies')) return null;
  const { list, rest, rel } = listAndRest(body, links);
  return {
    list,
    resource: rest,
    links: found,
    embedded: () => embeddedIn(body, { list: rel, pointer: '', base: url, depth: 0 }),
  };
}

/** The list, the relation that it is embedded by, and what is left for a resource. */
function listAndRest(body: JsonObject, links: JsonObject) {
  const own = listOf(body);
  const rest = without(body, ['_links', '_embedded', '_templates', ...(own ? ['page'] : [])]);
  if (own) return { list: { items: own.items, pointer: pointerTo('/_embedded', own.rel) }, rest, rel: own.rel };
  const beside = isObject(body.get('_embedded')) ? null : listBeside(rest, links);
  return { list: beside, rest: beside ? without(rest, [beside.key]) : rest, rel: null };
}

/** Some have the links of HAL around a list that is embedded nowhere. */
function listBeside(body: JsonObject, links: JsonObject) {
  const found = readPaged(body, ['next', 'prev', 'previous', 'last'].some((rel) => links.has(rel)) || body.has('totalCount'));
  const [key = ''] = found?.path ?? [];
  return found && { key, items: found.items, pointer: pointerTo('', key) };
}

/** Neither links nor embedded resources have to be there (section 4.1): what has no links is HAL where it says so itself. */
function linksIn(body: JsonValue, { contentType }: ReadInput): JsonObject | null {
  const links = member(body, '_links');
  if (links !== undefined) return isObject(links) ? links : null;
  const saysSo = mediaTypes.has(essenceOf(contentType) ?? '');
  return saysSo && isObject(member(body, '_embedded')) ? new Map() : null;
}

/** The links of a resource at a place of the body. */
const readLinks = (links: JsonObject, pointer: string, base: string): PageLink[] =>
  [...links].filter(([rel]) => rel !== 'curies').flatMap(([rel, value]) => readRelation(rel, value, { pointer, base }));

function readRelation(rel: string, value: JsonValue, { pointer: place, base }: { pointer: string; base: string }): PageLink[] {
  const several = isArray(value);
  return (several ? value : [value]).flatMap((link, index) => {
    const pointer = pointerTo(`${place}/_links`, rel) + (several ? `/${index}` : '');
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

/** One list among what is embedded is the page's list; of several none is. Spring leaves an empty one out, and counts its pages all the same. */
function listOf(body: JsonObject) {
  const embedded = member(body, '_embedded');
  if (embedded === undefined && isEmptyPage(body)) return { rel: '', items: [] };
  const lists = isObject(embedded) ? [...embedded].filter(([, value]) => isArray(value)) : [];
  const [only] = lists;
  return only && lists.length === 1 && isArray(only[1]) ? { rel: only[0], items: only[1] } : null;
}

const isEmptyPage = (body: JsonObject): boolean =>
  countMember(body.get('page'), 'totalElements') === 0 &&
  [...body.keys()].every((name) => ['_links', 'page', '_templates'].includes(name));

interface EmbeddedPlace {
  /** Its relation, where one of what is embedded is the page's own list. */
  readonly list: string | null;
  /** JSON Pointer of the resource that it is embedded in. */
  readonly pointer: string;
  readonly base: string;
  readonly depth: number;
}

/** What is embedded deeper stands in the Body view. */
const deepest = 4;

function embeddedIn(resource: JsonValue, { list, pointer, base, depth }: EmbeddedPlace): PageEmbedded[] {
  const embedded = member(resource, '_embedded');
  const others = isObject(embedded) ? [...embedded].filter(([rel, value]) => rel !== list && typeof value === 'object') : [];
  return others.map(([rel, value]) => {
    const place = pointerTo(`${pointer}/_embedded`, rel);
    const links = member(value, '_links');
    return readEmbedded({
      rel,
      value,
      pointer: place,
      base,
      links: isObject(links) ? readLinks(links, place, base) : [],
      embedded: depth < deepest ? embeddedIn(value, { list: null, pointer: place, base, depth: depth + 1 }) : [],
    });
  });
}
