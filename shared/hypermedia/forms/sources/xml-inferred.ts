import { isArray, isNumber, isObject, pointerTo, type JsonObject, type JsonValue } from '../../json-value.ts';
import { createForm } from '../create-form.ts';
import type { FormField } from '../form-field.ts';
import type { FormPlace, FormSourceReader } from '../form-source.ts';
import { formTitle } from '../form-words.ts';
import type { FormObject } from '../form-value.ts';
import type { PageForm } from '../page-form.ts';
import { readXmlBody } from '../xml-body.ts';
import { tokensOf } from '../value-at.ts';
import { fieldsFromValues } from './field-from-value.ts';

/**
 * Forms guessed from a GET of XML: a resource can be replaced and changed as it is, and a new one of a list has the elements of
 * those there are, in XML. Attributes stay as they are.
 */
export const inferredXmlForms: FormSourceReader = (place) =>
  place.reading.list === null ? formsOfResource(place) : formsOfList(place);

/** Rows that are looked at. */
const mostRows = 50;

function formsOfList(place: FormPlace): PageForm[] {
  const { reading, allowed } = place;
  const name = tokensOf(reading.list?.pointer ?? '').at(-1);
  if (!isRead(place) || name === undefined || !mayBe('POST', allowed)) return [];
  const rows = (reading.list?.items ?? []).slice(0, mostRows).filter(isObject);
  const fields = fieldsOf(rows, pointerTo('', name), place).filter(({ readOnly }) => !readOnly);
  const initial: FormObject = { kind: 'object', members: [{ name, value: { kind: 'object', members: [] } }] };
  const form = formOf('POST', { fields, initial, place });
  return fields.length === 0 ? [] : [{ ...form, url: place.collectionUrl }];
}

const mayBe = (method: string, allowed: ReadonlySet<string>): boolean => allowed.size === 0 || allowed.has(method);

const isRead = ({ kind, input }: FormPlace): boolean => kind === 'plain-xml' && input.status < 300;

function formsOfResource(place: FormPlace): PageForm[] {
  const { input, reading, allowed } = place;
  const initial = isRead(place) ? readXmlBody(input.body ?? '') : undefined;
  const [root] = initial?.members ?? [];
  if (initial === undefined || root === undefined || reading.resource === null) return [];
  const fields = fieldsOf([reading.resource], pointerTo('', root.name), place);
  const methods = allowed.size === 0 ? ['PUT'] : ['PUT', 'PATCH'].filter((method) => allowed.has(method));
  return fields.length === 0 ? [] : methods.map((method) => formOf(method, { fields, initial, place }));
}

interface Parts {
  readonly fields: readonly FormField[];
  readonly initial: FormObject;
  readonly place: FormPlace;
}

const formOf = (method: string, { fields, initial, place }: Parts): PageForm =>
  createForm({
    id: `GET:${method}`,
    title: formTitle(method, place),
    method,
    url: place.input.url,
    source: 'GET',
    contentTypes: ['application/xml'],
    fields,
    initial,
    // There is no agreed way to send part of an XML resource.
    scope: 'whole',
  });

function fieldsOf(resources: readonly JsonObject[], root: string, { input }: FormPlace): FormField[] {
  const samples = resources.map((resource): JsonObject => {
    const elements = [...resource].filter(([name]) => !name.startsWith('@') && name !== '#text');
    return new Map(elements.map(([name, value]) => [name, numbered(value)]));
  });
  return fieldsFromValues(samples, input.url).map((field) => ({ ...field, place: root + field.place }));
}

/** XML has only texts: what looks like a number is asked for as one. */
function numbered(value: JsonValue): JsonValue {
  if (typeof value === 'string') return /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/.test(value) ? { number: value } : value;
  if (isArray(value)) return value.map(numbered);
  return isObject(value) && !isNumber(value) ? new Map([...value].map(([name, one]) => [name, numbered(one)])) : value;
}
