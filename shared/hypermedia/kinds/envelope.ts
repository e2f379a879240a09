import { countMember, isArray, isObject, type JsonArray, type JsonObject, type JsonValue } from '../json-value.ts';
import { linksOfHead } from '../links-of-head.ts';
import type { ReadInput } from '../page-input.ts';
import { isData, isNamedBy, isPageHolder, plainName, tellsOfTurns } from '../page-words.ts';
import { isCounted, isLinkList, isWhole, tellsOfPages, tokenMarks, turnMarks, wrappers } from './envelope-marks.ts';

/** The list that an answer is there for, and the names that lead to it. */
export interface Enveloped {
  readonly path: readonly string[];
  readonly items: JsonArray;
}

/** Keys under which APIs keep the list that is the answer, in any style of writing: `_items`, `Items`. */
const listKeys = [
  'items',
  'results',
  'data',
  'records',
  'rows',
  'entries',
  'values',
  'value',
  'content',
  'list',
  'hits',
  'objects',
  'result',
  'chunk',
];

/** The list of an envelope; null where there is none. What has an identity of its own is a resource, whatever lists it holds. */
export function readEnvelope(body: JsonObject, input: ReadInput): Enveloped | null {
  if (isIdentified(body)) return null;
  const isInPieces = linksOn(input) || body.has('next') || turnMarks.some((name) => body.has(name)) || tellsOfTurns(body);
  // What is handed out in pieces may say where it lives; otherwise an address of its own makes a resource.
  if (!isInPieces && ['url', 'href', 'self'].some((name) => body.has(name))) return null;
  const key = outerList(body, input);
  return key === null ? innerList(body, input) : { path: [key], items: listIn(body, key) };
}

/** The list of an answer of some other kind that keeps it beside what is the kind’s own, and tells of its pages. */
export function readPaged(body: JsonObject, goesOn: boolean): Enveloped | null {
  const isPaged = goesOn || tellsOfTurns(body) || isCounted(body);
  const key = isIdentified(body) ? null : (featuresOf(body) ?? (isPaged ? usualOrOnly(body) : null));
  return key === null ? null : { path: [key], items: listIn(body, key) };
}

const listIn = (object: JsonObject, key: string): JsonArray => {
  const items = object.get(key);
  return isArray(items) ? items : [];
};

const isIdentified = (body: JsonObject): boolean => ['id', '@id', 'uuid'].some((name) => body.has(name));

const outerList = (body: JsonObject, input: ReadInput): string | null =>
  featuresOf(body) ??
  usualList(body) ??
  markedList(body, tellsOfPages(body) || linksOn(input)) ??
  askedList(body, input) ??
  namedList(body, input);

/** A collection of GeoJSON (RFC 7946, 3.3), or what a layer of a map answers, whose fields are described before. */
const featuresOf = (body: JsonObject): string | null =>
  (body.get('type') === 'FeatureCollection' || isArray(body.get('fields')) || body.has('geometryType')) &&
  isList(body.get('features'))
    ? 'features'
    : null;

/** `links` may be a list as well, and is never the answer. */
const isList = (value: JsonValue | undefined): boolean =>
  isArray(value) && value.every((item) => isObject(item)) && !isLinkList(value);

const linksOn = (input: ReadInput): boolean =>
  linksOfHead(input).some(({ rel }) => rel === 'next' || rel === 'prev' || rel === 'previous');

/** Rows whose values stand in lists, as sheets and series have them. */
const isSheet = (value: JsonValue | undefined): boolean =>
  isArray(value) && value.length > 0 && value.every((row) => isArray(row) && row.length > 0 && !row.some(isContainer));

const isContainer = (value: JsonValue): boolean => isArray(value) || isObject(value);

/** A list under one of the usual names; as they are written here first. */
function usualList(object: JsonObject): string | null {
  const exact = listKeys.find((name) => isList(object.get(name)));
  if (exact !== undefined) return exact;
  const written = isData(object) ? [] : [...object.keys()].filter((name) => listKeys.includes(plainName(name)));
  const is = (isWanted: (value: JsonValue | undefined) => boolean) => written.find((name) => isWanted(object.get(name)));
  return is(isList) ?? is(isSheet) ?? null;
}

const usualOrOnly = (object: JsonObject): string | null => usualList(object) ?? onlyOne(object, isList);

function markedList(body: JsonObject, isPaged: boolean): string | null {
  if (body.size > 1 && !isPaged) return null;
  return onlyOne(body, isList);
}

/** Of several lists, or of one beside other things, the one that is called as what was asked for: `/servers` is answered by `servers`. */
const askedList = (body: JsonObject, { url }: ReadInput): string | null =>
  isData(body) ? null : ([...body.keys()].find((name) => isList(body.get(name)) && isNamedBy(url, name)) ?? null);

/** The one list of an envelope that has a place for a token, or a link to its next page, whatever its items are. */
const namedList = (body: JsonObject, input: ReadInput): string | null =>
  tokenMarks.some((name) => body.has(name)) || (body.size <= mostBesideNames && (linksOn(input) || tellsOfTurns(body)))
    ? onlyOne(body, isArray)
    : null;

/** A larger one is a resource, which has other lists than that of its next. */
const mostBesideNames = 3;

function onlyOne(body: JsonObject, isWanted: (value: JsonValue | undefined) => boolean): string | null {
  const [found = null, ...others] = [...body]
    .filter(([key, value]) => isWanted(value) && !isRemark(key, value))
    .map(([key]) => key);
  // Lists that stand behind it and hold nothing are of what might have come along.
  return others.every((name) => isEmpty(body.get(name))) && (others.length === 0 || !isEmpty(body.get(found ?? '')))
    ? found
    : null;
}

/** Places for what went wrong, where nothing did. */
const isRemark = (name: string, value: JsonValue): boolean =>
  isEmpty(value) && /^(?:errors|warnings|messages|notices|alerts)$/i.test(name);

const isEmpty = (value: JsonValue | undefined): boolean => isArray(value) && value.length === 0;

/** A list one object deeper, where that object tells how long the whole is, or the answer how it goes on. */
function innerList(body: JsonObject, input: ReadInput): Enveloped | null {
  const goesOn = isObject(body.get('continue')) || ['batchcomplete', 'nextCursorMark'].some((name) => body.has(name));
  const found = [...body].flatMap(([name, holder]): Enveloped[] => {
    if (!isObject(holder)) return [];
    const path = goesOn || isWhole(holder) ? wayInto(holder, name) : wrappers.has(name) ? wayInWrapper(holder, input) : null;
    const items = path?.reduce<JsonValue | undefined>((at, key) => (isObject(at) ? at.get(key) : undefined), holder);
    return path && isArray(items) ? [{ path: [name, ...path], items }] : [];
  });
  const [only, ...others] = found;
  return only && others.length === 0 ? only : null;
}

/** The list in an object that tells of its pages: of objects, else the only one of anything, else the only one of an object in it. */
function wayInto(holder: JsonObject, name: string): readonly string[] | null {
  const key = usualOrOnly(holder) ?? (tellsOfTurns(holder) && !isPageHolder(name) ? onlyOne(holder, isArray) : null);
  if (key !== null) return [key];
  if (!tellsOfTurns(holder)) return null;
  const [only, ...others] = [...holder].flatMap(([key, value]) => (isObject(value) ? (onlyMember(key, value) ?? []) : []));
  return only && others.length === 0 ? only : null;
}

function onlyMember(key: string, object: JsonObject): readonly (readonly [string, string])[] | null {
  const [name] = object.keys();
  return object.size === 1 && name !== undefined && isList(object.get(name)) ? [[key, name]] : null;
}

/** What some APIs wrap all their answers in says it as the answer itself would. */
function wayInWrapper(holder: JsonObject, { url }: ReadInput): readonly string[] | null {
  const [only = ''] = holder.keys();
  if (holder.size === 1 && isArray(holder.get(only))) return [only];
  const isPaged = tellsOfPages(holder) || countMember(holder, 'count') !== null;
  const named = [...holder.keys()].find((name) => isList(holder.get(name)) && isNamedBy(url, name));
  const key = named ?? (isIdentified(holder) || !isPaged ? null : usualOrOnly(holder));
  return key === null ? null : [key];
}
