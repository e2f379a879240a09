import { isArray, isNumber, isObject, pointerTo, type JsonObject, type JsonValue } from '../../json-value.ts';
import { createForm } from '../create-form.ts';
import type { FormField } from '../form-field.ts';
import type { FormPlace, FormSourceReader } from '../form-source.ts';
import { formTitle } from '../form-words.ts';
import type { FormObject } from '../form-value.ts';
import type { PageForm } from '../page-form.ts';
import { readXmlBody } from '../xml-body.ts';
import { fieldsFromValues } from './field-from-value.ts';

/** Forms guessed from a GET of XML: a resource can be replaced and changed as it is, in XML. Attributes stay as they are. */
export const inferredXmlForms: FormSourceReader = (place) => {
  const { input, reading, allowed } = place;
  const initial = isResource(place) ? readXmlBody(input.body ?? '') : undefined;
  const [root] = initial?.members ?? [];
  if (initial === undefined || root === undefined || reading.resource === null) return [];
  const fields = fieldsOf(reading.resource, pointerTo('', root.name), place);
  const methods = allowed.size === 0 ? ['PUT'] : ['PUT', 'PATCH'].filter((method) => allowed.has(method));
  return fields.length === 0 ? [] : methods.map((method) => formOf(method, { fields, initial, place }));
};

const isResource = ({ kind, input, reading }: FormPlace): boolean =>
  kind === 'plain-xml' && input.status < 300 && reading.list === null;

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

function fieldsOf(resource: JsonObject, root: string, { input }: FormPlace): FormField[] {
  const elements: JsonObject = new Map([...resource].filter(([name]) => !name.startsWith('@') && name !== '#text'));
  return fieldsFromValues([new Map([...elements].map(([name, value]) => [name, numbered(value)]))], input.url).map((field) => ({
    ...field,
    place: root + field.place,
  }));
}

/** XML has only texts: what looks like a number is asked for as one. */
function numbered(value: JsonValue): JsonValue {
  if (typeof value === 'string') return /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/.test(value) ? { number: value } : value;
  if (isArray(value)) return value.map(numbered);
  return isObject(value) && !isNumber(value) ? new Map([...value].map(([name, one]) => [name, numbered(one)])) : value;
}
