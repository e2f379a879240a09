import { webUrl } from '../../web-url.ts';
import { humanise } from '../../humanise.ts';
import { isArray, isObject, member, memberAt, pointerTo, textMember, type JsonObject, type JsonValue } from '../../json-value.ts';
import { parseJson } from '../../parse-json.ts';
import { templateVariables } from '../../template-variables.ts';
import { createField } from '../create-field.ts';
import { createForm } from '../create-form.ts';
import type { FieldChoice, FieldType, FormField, RelatedList } from '../form-field.ts';
import type { FormPlace, FormSourceReader } from '../form-source.ts';
import type { FormMember } from '../form-value.ts';
import { formTitle } from '../form-words.ts';
import type { PageForm } from '../page-form.ts';
import { valueFrom } from '../parse-value.ts';
import { countOf, numberTextOf } from './limits.ts';

/** Forms from HAL-FORMS templates (the `_templates` of a resource, or of a document asked for beside it). */
export const halForms: FormSourceReader = (place) => {
  const beside = place.known.halForms?.body;
  const document = beside == null ? place.input.json : parseJson(beside);
  const templates = member(document, '_templates');
  if (!isObject(templates)) return [];
  return [...templates].flatMap(([name, template]) => (isObject(template) ? (readTemplate(name, template, place) ?? []) : []));
};

/** Methods whose fields go into the address. */
const withoutBody = new Set(['GET', 'HEAD', 'DELETE']);

function readTemplate(name: string, template: JsonObject, place: FormPlace): PageForm | null {
  const { input, reading } = place;
  const method = (textMember(template, 'method') ?? 'GET').toUpperCase();
  const target = textMember(template, 'target') ?? textMember(memberAt(input.json, ['_links', 'self']), 'href') ?? input.url;
  const url = webUrl(target, input.url);
  if (url === null) return null;
  const listed = template.get('properties');
  const properties = (isArray(listed) ? listed : []).filter((one): one is JsonObject => textMember(one, 'name') !== null);
  const contentTypes = withoutBody.has(method) ? [] : [textMember(template, 'contentType') ?? 'application/json'];
  return createForm({
    id: `HAL-FORMS:${name}`,
    title: textMember(template, 'title') || (name === 'default' ? formTitle(method, place) : humanise(name)),
    method,
    url,
    source: 'HAL-FORMS',
    contentTypes,
    // What is hidden is sent as it is.
    fields: properties.filter((one) => one.get('type') !== 'hidden').map((one) => readProperty(one, input.url)),
    initial: { kind: 'object', members: properties.flatMap((one) => startOf(one, method === 'POST' ? null : reading.resource)) },
  });
}

/** The value a template gives, else the one the resource has. */
function startOf(property: JsonObject, resource: JsonObject | null): FormMember[] {
  const name = textMember(property, 'name') ?? '';
  const selected = member(property.get('options'), 'selectedValues');
  const chosen = isArray(selected) && !takesSeveral(property) ? selected[0] : selected;
  const value = property.get('value') ?? chosen ?? resource?.get(name);
  return value === undefined ? [] : [{ name, value: valueFrom(value) }];
}

/** The types of HTML that HAL-FORMS names (version 2.0); what is not here is a text. */
const types: ReadonlyMap<string, FieldType> = new Map([
  ['textarea', 'textarea'],
  ['url', 'url'],
  ['email', 'email'],
  ['password', 'password'],
  ['number', 'number'],
  ['range', 'number'],
  ['date', 'date'],
  ['time', 'time'],
  ['datetime-local', 'datetime'],
  // Not in its list, and sent by servers all the same.
  ['checkbox', 'boolean'],
  ['boolean', 'boolean'],
]);

function readProperty(property: JsonObject, base: string): FormField {
  const name = textMember(property, 'name') ?? '';
  const options = property.get('options');
  const choices = readChoices(options);
  const related = readRelated(options, base);
  return createField(name, {
    label: textMember(property, 'prompt') || humanise(name),
    type: choices ? 'choice' : related ? 'related' : typeOf(property),
    required: property.get('required') === true || (countOf(member(options, 'minItems')) ?? 0) > 0,
    readOnly: property.get('readOnly') === true,
    multiple: (choices !== null || related !== null) && takesSeveral(property),
    choices,
    related,
    min: numberTextOf(property.get('min')),
    max: numberTextOf(property.get('max')),
    step: numberTextOf(property.get('step')),
    minLength: countOf(property.get('minLength')),
    maxLength: countOf(property.get('maxLength')),
    pattern: anchored(textMember(property, 'regex')),
    placeholder: textMember(property, 'placeholder') ?? '',
    place: pointerTo('', name),
  });
}

/** As many as one likes, unless one is the most, or they are radio buttons as HTML has them. */
const takesSeveral = (property: JsonObject): boolean =>
  countOf(member(property.get('options'), 'maxItems')) !== 1 && textMember(property, 'type') !== 'radio';

/** A value that is given tells more than "text". */
function typeOf(property: JsonObject): FieldType {
  const named = textMember(property, 'type');
  if (named !== null) return types.get(named) ?? 'text';
  const value = property.get('value');
  if (typeof value === 'boolean') return 'boolean';
  return property.has('rows') || property.has('cols') ? 'textarea' : 'text';
}

/** As in HTML, the whole text has to fit. */
function anchored(pattern: string | null): string | null {
  if (pattern === null || pattern === '') return null;
  const isWhole = pattern.startsWith('^') && /[^\\]\$$/.test(pattern) && !pattern.includes('|');
  return isWhole ? pattern : `^(?:${pattern})$`;
}

function readChoices(options: JsonValue | undefined): FieldChoice[] | null {
  const inline = member(options, 'inline');
  if (!isArray(inline)) return null;
  const [valueField, promptField] = fieldNames(options);
  return inline.map((one) => {
    const value = isObject(one) ? (one.get(valueField) ?? null) : one;
    const label = isObject(one) ? textMember(one, promptField) : null;
    return { value: valueFrom(value), label: label ?? (typeof value === 'string' ? value : JSON.stringify(value)) };
  });
}

const fieldNames = (options: JsonValue | undefined): [value: string, prompt: string] => [
  textMember(options, 'valueField') ?? 'value',
  textMember(options, 'promptField') ?? 'prompt',
];

function readRelated(options: JsonValue | undefined, base: string): RelatedList | null {
  const link = member(options, 'link');
  const template = textMember(link, 'href') ?? '';
  const href = template.replace(/\{[^}]*\}/g, '');
  // The one gap of its query is where one searches.
  const [gap, ...others] = member(link, 'templated') === true ? templateVariables(template) : [];
  const searchParam = gap && others.length === 0 && /\{[?&]/.test(template) ? gap.name : null;
  const url = href === '' ? null : webUrl(href, base);
  const [name, labelMember] = fieldNames(options);
  return url === null ? null : { url, searchParam, value: { kind: 'member', name }, labelMember };
}
