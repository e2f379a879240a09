import { webUrlIn } from '../../web-url.ts';
import { humanise, titleOfStep } from '../../humanise.ts';
import { isArray, isObject, member, textMember, type JsonObject, type JsonValue } from '../../json-value.ts';
import { createField } from '../create-field.ts';
import { createForm } from '../create-form.ts';
import type { FormField } from '../form-field.ts';
import type { FormPlace, FormSourceReader } from '../form-source.ts';
import { formTitle } from '../form-words.ts';
import type { FormObject, FormValue } from '../form-value.ts';
import type { PageForm } from '../page-form.ts';
import { typedAs } from '../looked-at.ts';
import { valueFrom } from '../parse-value.ts';
import { fieldsFromValues } from './field-from-value.ts';

const mediaType = 'application/vnd.collection+json';

/** Forms from Collection+JSON: the `template` as a new item (and, of a single item, its replacement), and the `queries`. */
export const collectionJsonForms: FormSourceReader = (place) => {
  const collection = place.kind === 'collection-json' ? member(place.input.json, 'collection') : undefined;
  if (!isObject(collection)) return [];
  return [...templateForms(collection, place), ...queryForms(collection, place)];
};

/** The `data` of a template, item or query. */
export function dataOf(holder: JsonValue | undefined): JsonObject[] {
  const data = member(holder, 'data');
  return isArray(data) ? data.filter((one): one is JsonObject => textMember(one, 'name') !== null) : [];
}

function templateForms(collection: JsonObject, place: FormPlace): PageForm[] {
  const data = dataOf(collection.get('template'));
  const items = collection.get('items');
  const [item, ...others] = isArray(items) ? items : [];
  if (data.length === 0) return [];
  const isOne = item !== undefined && others.length === 0;
  const own = webUrlIn(item, 'href', place.input.url);
  const url = webUrlIn(collection, 'href', place.input.url) ?? place.input.url;
  const made = templateForm('POST', { url, data, place });
  // On the page of an item, what is added to is the collection around it.
  const create =
    place.resource === null ? made : { ...made, title: `Add to ${textMember(collection, 'title') ?? lastStep(url)}` };
  return isOne && own !== null ? [create, templateForm('PUT', { url: own, data: filledFrom(data, item), place })] : [create];
}

const lastStep = (url: string): string => titleOfStep(new URL(url).pathname.split('/').findLast((step) => step !== '') ?? '');

/** A template holds what the item has, where it names the same. */
function filledFrom(data: readonly JsonObject[], item: JsonValue): JsonObject[] {
  const values = new Map(dataOf(item).map((one) => [one.get('name'), one.get('value')]));
  return data.map((one) => {
    const value = values.get(one.get('name'));
    return value === undefined ? one : new Map([...one, ['value', value]]);
  });
}

function templateForm(
  method: string,
  { url, data, place }: { url: string; data: readonly JsonObject[]; place: FormPlace },
): PageForm {
  const written = data.map((one): FormValue => ({
    kind: 'object',
    members: [
      { name: 'name', value: { kind: 'text', text: textMember(one, 'name') ?? '' } },
      { name: 'value', value: valueFrom(one.get('value') ?? '') },
    ],
  }));
  const template: FormObject = { kind: 'object', members: [{ name: 'data', value: { kind: 'list', items: written } }] };
  return createForm({
    id: `Collection+JSON:${method}`,
    title: formTitle(method, place),
    method,
    url,
    source: 'Collection+JSON',
    contentTypes: [mediaType],
    fields: typedAs(data.map(readDatum), guessesOf(place)).map((field, at) => ({
      ...field,
      place: `/template/data/${at}/value`,
    })),
    initial: { kind: 'object', members: [{ name: 'template', value: template }] },
  });
}

/** A template names no types; the items around it show them. */
function guessesOf({ reading, input }: FormPlace): FormField[] {
  const items = reading.list?.items.slice(0, 50) ?? [reading.resource];
  return fieldsFromValues(
    items.filter((item): item is JsonObject => isObject(item ?? undefined)),
    input.url,
  );
}

/** What a datum says of its field: a name, a prompt, and a value that tells a boolean from a text. */
export function readDatum(datum: JsonObject) {
  const name = textMember(datum, 'name') ?? '';
  const value = datum.get('value');
  return createField(name, {
    label: textMember(datum, 'prompt') || humanise(name),
    type: typeof value === 'boolean' ? 'boolean' : 'text',
    required: datum.get('required') === true,
    pattern: textMember(datum, 'regexp'),
  });
}

function queryForms(collection: JsonObject, { input }: FormPlace): PageForm[] {
  const queries = collection.get('queries');
  return (isArray(queries) ? queries : []).flatMap((query, at) => {
    const url = webUrlIn(query, 'href', input.url);
    const data = dataOf(query);
    if (url === null || data.length === 0) return [];
    const name = textMember(query, 'name') ?? textMember(query, 'rel') ?? String(at);
    return createForm({
      id: `Collection+JSON:${name}`,
      title: textMember(query, 'prompt') || humanise(name),
      method: 'GET',
      url,
      source: 'Collection+JSON',
      contentTypes: [],
      fields: data.map(readDatum),
      initial: {
        kind: 'object',
        members: data.flatMap((one) => {
          const value = one.get('value');
          return value === undefined || value === '' ? [] : [{ name: textMember(one, 'name') ?? '', value: valueFrom(value) }];
        }),
      },
    });
  });
}
