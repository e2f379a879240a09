import { roleOf } from '../filters/filter-names.ts';
import type { FieldType, FormField, RelatedList } from '../forms/form-field.ts';
import { singular } from '../humanise.ts';
import { isObject, pointerTo, textMember, type JsonObject } from '../json-value.ts';
import type { KnownDocument } from '../known.ts';
import { mergeSchema } from '../schema/merge-schema.ts';
import { typeOfSchema } from '../schema/schema-type.ts';
import { findLinkTarget, linksOfAnswer, pointerOf } from './described-links.ts';
import { answerSchema, documentPaths, operationFor, requiredQuery, type DocumentPath } from './document-paths.ts';
import type { OpenApiResource } from './openapi-resource.ts';

/** A list of a document whose members have keys that other resources can refer to. */
interface KeyedList {
  readonly template: string;
  readonly itemTemplate: string;
  /** What one of its members may be called, by the last step of its path. */
  readonly nouns: readonly string[];
  readonly key: { readonly name: string; readonly isNumber: boolean };
  readonly searchParam: string | null;
}

/**
 * Fields that hold the key of another resource, with the list it is chosen from: where a Link Object of the document says so,
 * or where the field is called as the members of a list in it are, and holds what they are known by.
 */
export function withRelated(fields: readonly FormField[], openApi: OpenApiResource): readonly FormField[] {
  const lists = keyedLists(openApi.document);
  if (lists.length === 0) return fields;
  const linked = linkedPlaces(openApi, lists);
  const relate = (field: FormField, pointer: string, name = field.name): FormField => {
    const at = pointer + field.place;
    if (field.item) return { ...field, item: relate(field.item, pointerTo(at, 0), singularOf(name)) };
    if (field.fields.length > 0) return { ...field, fields: field.fields.map((one) => relate(one, at)) };
    const list = linked.get(at) ?? (mayBeKey(field, name) ? lists.find((one) => fits(field, name, one)) : undefined);
    return list ? { ...field, type: 'related', related: relatedList(list, openApi.found.base) } : field;
  };
  return fields.map((field) => relate(field, ''));
}

const relatedList = ({ template, key, searchParam }: KeyedList, base: string): RelatedList => ({
  url: base + template,
  searchParam,
  value: { kind: 'member', ...key },
  labelMember: null,
});

const keyTypes: ReadonlySet<FieldType> = new Set(['integer', 'number', 'text']);

/** A number may be a key whatever it is called; a text is one when it is called so, or is an identifier by its format. */
const mayBeKey = ({ type, choices, readOnly, format }: FormField, name: string): boolean =>
  keyTypes.has(type) && choices === null && !readOnly && (type !== 'text' || format === 'uuid' || keyEnding.test(name));

/** Ends of names of fields that hold keys. */
const keyEnding = /(?:_id|Id|_pk|_uuid|Uuid|_key)$/;

const fits = ({ type }: FormField, name: string, list: KeyedList): boolean =>
  (type === 'text') !== list.key.isNumber && list.nouns.includes(nounOf(name));

/** `author_ids` holds several of what `author_id` holds one of. */
export const singularOf = (name: string): string => name.replace(/(_id|Id)s$/, '$1').replace(/^(.*)$/, (word) => singular(word));

/** A name in small letters, without what different projects write between its words. */
const plainName = (name: string): string => name.replace(/[_-]+/g, '').toLowerCase();

/** What a field that holds a key calls the resource it is of: `sorting_house_id` a `sortinghouse`. */
export const nounOf = (name: string): string => plainName(name.replace(keyEnding, ''));

/** What one of a list may be called, by the list's own name: `houses` are no `hous`. What is no plural stays. */
export const nounsOf = (list: string): string[] =>
  (singular(list) === list ? [list] : [singular(list), list.replace(/s$/, '')]).map(plainName);

const known = new WeakMap<JsonObject, readonly KeyedList[]>();

function keyedLists(document: KnownDocument): readonly KeyedList[] {
  if (!isObject(document.root)) return [];
  const lists = known.get(document.root) ?? readLists(document);
  known.set(document.root, lists);
  return lists;
}

function readLists(document: KnownDocument): KeyedList[] {
  const paths = documentPaths(document);
  const byTemplate = new Map(paths.map((path) => [path.template.replace(/\/$/, ''), path]));
  return paths.flatMap((item) => {
    const [, above = '', gap = ''] = /^([^{}]+)\/\{([^{}/]+)\}\/?$/.exec(item.template) ?? [];
    const list = byTemplate.get(above);
    return list ? (readKeyed({ list, item, gap }, document) ?? []) : [];
  });
}

interface ListPaths {
  readonly list: DocumentPath;
  readonly item: DocumentPath;
  /** What the path of a member calls its key. */
  readonly gap: string;
}

function readKeyed({ list, item, gap }: ListPaths, document: KnownDocument): KeyedList | null {
  const [listing, reading] = [operationFor(list, 'GET'), operationFor(item, 'GET')];
  // A list that cannot be asked for without something else is none to choose from.
  if (!listing || !reading || requiredQuery(listing).length > 0) return null;
  const properties = mergeSchema(answerSchema(reading, document), document)?.get('properties');
  const name = [gap, 'id', 'pk', 'uuid'].find((one) => isObject(properties) && properties.has(one));
  const schema = name !== undefined && isObject(properties) ? mergeSchema(properties.get(name), document) : null;
  if (name === undefined || schema === null) return null;
  const isNumber = ['integer', 'number'].includes(typeOfSchema(schema, document));
  const search = listing.parameters.find(
    (one) => one.get('in') === 'query' && roleOf(textMember(one, 'name') ?? '') === 'searches',
  );
  const last = list.template.split('/').findLast((step) => step !== '') ?? '';
  return {
    template: list.template,
    itemTemplate: item.template,
    nouns: nounsOf(last),
    key: { name, isNumber },
    searchParam: textMember(search, 'name'),
  };
}

/** Places whose values the Link Objects of the page's answer take for keys of lists. */
function linkedPlaces(openApi: OpenApiResource, lists: readonly KeyedList[]): Map<string, KeyedList> {
  const places = new Map<string, KeyedList>();
  for (const link of linksOfAnswer(openApi)) {
    const target = findLinkTarget(link, openApi.document);
    const list = lists.find(({ itemTemplate }) => itemTemplate === target?.template);
    const [only, ...more] = link.parameters.flatMap(({ expression }) => pointerOf(expression) ?? []);
    if (list && only !== undefined && more.length === 0) places.set(only, list);
  }
  return places;
}
