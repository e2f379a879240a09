import { pageLink } from '../find-links.ts';
import { isNewOrigin, webUrl } from '../web-url.ts';
import { humanise } from '../humanise.ts';
import {
  isArray,
  isObject,
  member,
  memberAt,
  pointerTo,
  textMember,
  type JsonArray,
  type JsonObject,
  type JsonValue,
} from '../json-value.ts';
import { madeRow, type RowMaker } from '../made-row.ts';
import type { PageLink } from '../page.ts';
import { memberOf } from '../unread-row.ts';
import { without, type Kind, type KindReading } from './kind.ts';

/** OData: up to version 3 everything inside `d`, lists as `results`; from version 4 on a context, and lists as `value`. */
export const odata: Kind = {
  name: 'odata',
  read: (body, { url }) => (isObject(body) ? (readOld(body, url) ?? readNew(body, url)) : null),
};

function readOld(body: JsonObject, base: string): KindReading | null {
  const wrapped = body.get('d');
  if (body.size !== 1 || wrapped === undefined) return null;
  const items = isArray(wrapped) ? entitiesOf(wrapped) : member(wrapped, 'results');
  if (isArray(items)) return readOldList(items, wrapped);
  const isEntity = isObject(member(wrapped, '__metadata')) || isArray(member(wrapped, 'EntitySets'));
  return isObject(wrapped) && isEntity ? { list: null, resource: plainMembers(wrapped), links: oldLinks(wrapped, base) } : null;
}

/** A bare list inside `d` is version 1; a list of anything may be in a member of that name. */
const entitiesOf = (list: JsonArray): JsonArray | undefined =>
  list.every((row) => isObject(memberOf(row, '__metadata'))) ? list : undefined;

function readOldList(items: JsonArray, wrapped: JsonValue): KindReading {
  const rest = isObject(wrapped) ? without(wrapped, ['results', '__next', '__count']) : null;
  const pointer = isObject(wrapped) ? '/d/results' : '/d';
  return {
    list: { items: items.map((item) => madeRow(item, oldMaker)), pointer },
    resource: rest && rest.size > 0 ? rest : null,
    links: [],
  };
}

/** An entity with the address it has of its own, and without what is only put off. */
function readOldEntity(entity: JsonObject): JsonObject {
  const own = memberAt(entity, ['__metadata', 'uri']);
  const plain = plainMembers(entity);
  return typeof own === 'string' && !plain.has('url') ? new Map([...plain, ['url', own]]) : plain;
}

const oldMaker: RowMaker = {
  make: readOldEntity,
  mayHave: (layout) => [
    ...layout.names.filter((name) => name !== '__metadata' && !layout.hasObjectIn(name, '__deferred')),
    ...(layout.names.includes('__metadata') ? ['url'] : []),
  ],
};

const plainMembers = (entity: JsonObject): JsonObject =>
  new Map([...entity].filter(([name, value]) => name !== '__metadata' && !isObject(member(value, '__deferred'))));

function oldLinks(entity: JsonObject, base: string): PageLink[] {
  const deferred = [...entity].flatMap(([name, value]) => {
    const uri = textMember(member(value, '__deferred'), 'uri');
    return uri === null ? [] : [{ rel: name, href: uri, pointer: `${pointerTo('/d', name)}/__deferred/uri` }];
  });
  const own = textMember(entity.get('__metadata'), 'uri');
  return linksTo([...(own === null ? [] : [{ rel: 'self', href: own, pointer: '/d/__metadata/uri' }]), ...deferred], base);
}

function readNew(body: JsonObject, base: string): KindReading | null {
  const key = ['@odata.context', '@context', 'odata.metadata'].find((name) => textMember(body, name)?.includes('$metadata'));
  if (key === undefined) return null;
  const context = webUrl(textMember(body, key) ?? '', base) ?? base;
  const links = [
    ...linksTo([{ rel: 'metadata', href: textMember(body, key) ?? '', pointer: pointerTo('', key) }], base),
    ...annotated(body, context),
  ];
  const list = isArray(body.get('value')) ? 'value' : 'Members';
  const items = body.get(list);
  if (!isArray(items) || (list === 'Members' && !isCollection(body)))
    return { list: null, resource: withoutControl(body), links };
  const rest = new Map([...withoutControl(body)].filter(([name]) => name !== list));
  const maker = newMaker(context);
  const rows = items.map((item) => madeRow(item, maker));
  return { list: { items: rows, pointer: pointerTo('', list) }, resource: rest.size > 0 ? rest : null, links };
}

/** Redfish (DSP0266, 8.4) is a resource of OData whose members are its list. */
const isCollection = (body: JsonObject): boolean => body.has('Members@odata.count') || body.has('Members@odata.nextLink');

/** Control information of a payload (OData JSON 4.01, 4.6), with and without the word `odata`, and the operations that are bound to it (16, 17). */
const isControl = (name: string): boolean =>
  /@odata\.|^odata\.|^@(?:context|count|nextLink|deltaLink|id|etag|editLink|readLink|type|removed)$|.@\w+$|^#/.test(name);

const withoutControl = (object: JsonObject): JsonObject => new Map([...object].filter(([name]) => !isControl(name)));

/** A row with its address: that of the entity, or of the entity set in a service document, which are relative to the context. */
function readEntity(item: JsonObject, context: string): JsonObject {
  const address = isEntitySet(item) ? textMember(item, 'url') : idOf(item);
  const url = address === null ? null : webUrl(address, context);
  const plain = withoutControl(item);
  return url === null ? plain : new Map([...plain, ['url', url]]);
}

const newMaker = (context: string): RowMaker => ({
  make: (item) => readEntity(item, context),
  mayHave: ({ names }) => [
    ...names.filter((name) => !isControl(name)),
    ...(idNames.some((name) => names.includes(name)) ? ['url'] : []),
  ],
});

const isEntitySet = (item: JsonObject): boolean => ['name', 'kind', 'url'].every((name) => textMember(item, name) !== null);

const idNames = ['@odata.id', '@id', '@odata.editLink', '@odata.readLink', '@editLink', '@readLink'];

const idOf = (item: JsonObject): string | null =>
  idNames.map((name) => textMember(item, name)).find((text) => text !== null) ?? null;

/** `Orders@odata.navigationLink` and its kind, by the name of what they lead to. */
function annotated(body: JsonObject, context: string): PageLink[] {
  const found = [...body].flatMap(([name, value]) => {
    const [, property = '', term = ''] =
      /^(.*)@(?:odata\.)?(navigationLink|associationLink|editLink|readLink|id|mediaReadLink|deltaLink)$/.exec(name) ?? [];
    if (typeof value !== 'string' || term === '' || term === 'associationLink') return [];
    const rel = property === '' ? (rels.get(term) ?? term) : property;
    return [{ rel, href: value, pointer: pointerTo('', name) }];
  });
  return linksTo(found, context);
}

const rels: ReadonlyMap<string, string> = new Map([
  ['id', 'self'],
  ['readLink', 'self'],
  ['editLink', 'edit'],
  ['deltaLink', 'delta'],
  ['mediaReadLink', 'media'],
]);

function linksTo(found: readonly { rel: string; href: string; pointer: string }[], base: string): PageLink[] {
  return found.flatMap(({ rel, href, pointer }) => {
    const url = webUrl(href, base);
    if (url === null || href === '') return [];
    return [
      { ...pageLink({ rel, url, pointer, place: 'container', title: humanise(rel) }, base), newOrigin: isNewOrigin(url, base) },
    ];
  });
}
