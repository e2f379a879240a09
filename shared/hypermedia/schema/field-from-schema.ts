import { createField } from '../forms/create-field.ts';
import type { FieldChoice, FormField } from '../forms/form-field.ts';
import { valueFrom } from '../forms/parse-value.ts';
import { humanise } from '../humanise.ts';
import {
  isArray,
  isNumber,
  isObject,
  pointerTo,
  textMember,
  type JsonArray,
  type JsonObject,
  type JsonValue,
} from '../json-value.ts';
import { writeJsonLine } from '../write-json.ts';
import { mergeSchema } from './merge-schema.ts';
import type { SchemaDocument } from './resolve-ref.ts';
import { readLimits } from './schema-limits.ts';
import { typeOfSchema } from './schema-type.ts';

/** Objects inside objects deeper than this are edited as JSON. */
const maxDepth = 6;
/** More members than anybody fills in. */
const mostFields = 300;

interface Place {
  readonly name: string;
  readonly required?: boolean;
  /** Pointer from the parent; the name when not said. */
  readonly place?: string;
}

/** Where a schema stands: its document, the schemas it lies in, and how many fields may still be made. */
export interface SchemaContext {
  readonly document: SchemaDocument;
  readonly inside: readonly JsonValue[];
  readonly budget: { left: number };
}

/** More fields than any form has: documents with many circles would grow without end. */
const mostFieldsInAll = 2_000;

export const schemaContext = (document: SchemaDocument): SchemaContext => ({
  document,
  inside: [],
  budget: { left: mostFieldsInAll },
});

/** The field a JSON Schema describes: draft 7 to 2020-12, and the dialects of OpenAPI. A schema inside itself is edited as JSON. */
export function fieldFromSchema(
  schema: JsonValue | undefined,
  { name, required = false, place }: Place,
  { document, inside, budget }: SchemaContext,
): FormField {
  budget.left -= 1;
  const at = { required, place: place ?? pointerTo('', name) };
  const merged = mergeSchema(schema, document);
  if (merged === null || schema === undefined) return createField(name, { ...at, type: 'json' });
  const field = createField(name, { ...wordsOf(merged, name, document), ...at });
  const isEndless = inside.includes(schema) || inside.length >= maxDepth || budget.left < 0;
  return isEndless ? { ...field, type: 'json' } : shaped(field, merged, { document, budget, inside: [...inside, schema] });
}

function wordsOf(schema: JsonObject, name: string, document: SchemaDocument): Partial<FormField> {
  const start = schema.get('default');
  return {
    label: textMember(schema, 'title') ?? humanise(name),
    help: [schema.get('deprecated') === true ? 'Deprecated.' : '', textMember(schema, 'description') ?? ''].join(' ').trim(),
    readOnly: schema.get('readOnly') === true,
    nullable: schema.get('nullable') === true || saysNull(schema, document),
    default: start === undefined ? null : valueFrom(start),
    placeholder: exampleOf(schema),
    format: textMember(schema, 'format') ?? '',
  };
}

/** An example that is one text or number. */
function exampleOf(schema: JsonObject): string {
  const examples = schema.get('examples');
  const example = schema.get('example') ?? (isArray(examples) ? examples[0] : undefined);
  if (typeof example === 'string') return example;
  return isNumber(example) ? example.number : '';
}

function saysNull(schema: JsonObject, document: SchemaDocument): boolean {
  const [type, choices, kinds] = [schema.get('type'), schema.get('enum'), schema.get('oneOf')];
  if ((isArray(type) && type.includes('null')) || (isArray(choices) && choices.includes(null))) return true;
  return isArray(kinds) && kinds.some((kind) => isOnlyNull(mergeSchema(kind, document)));
}

/** drf-spectacular says of a choice that may be null that it is one of its own, or of those of an enumeration that has null alone. */
function isOnlyNull(kind: JsonObject | null): boolean {
  const values = kind?.get('enum');
  return isArray(values) && values.length > 0 && values.every((value) => value === null);
}

function shaped(field: FormField, schema: JsonObject, context: SchemaContext): FormField {
  const choices = choicesOf(schema, context.document);
  if (choices !== null) return { ...field, type: 'choice', choices };
  const type = typeOfSchema(schema, context.document);
  const limited = { ...field, type, ...readLimits(schema, type), accept: acceptOf(schema) };
  if (type === 'object') return { ...limited, ...membersOf(schema, context) };
  return type === 'list' ? listOf(limited, schema, context) : limited;
}

function listOf(field: FormField, schema: JsonObject, context: SchemaContext): FormField {
  const items = schema.get('items');
  if (items === undefined || items === true) return field;
  const item = fieldFromSchema(items, { name: '', place: '' }, context);
  const isChoice = item.type === 'choice' && item.choices !== null;
  return isChoice ? { ...field, type: 'choice', multiple: true, choices: item.choices } : { ...field, item };
}

/** Properties, and what further members are. */
function membersOf(schema: JsonObject, context: SchemaContext): Partial<FormField> {
  const further = schema.get('additionalProperties');
  return {
    fields: fieldsFromSchema(schema, context),
    item: isObject(further) ? fieldFromSchema(further, { name: '', place: '' }, context) : null,
  };
}

/** The fields of an object's schema, in its order. */
export function fieldsFromSchema(schema: JsonObject, context: SchemaContext): FormField[] {
  const { properties, required } = propertiesOf(schema, context.document);
  return [...properties]
    .slice(0, mostFields)
    .map(([name, property]) => fieldFromSchema(property, { name, required: required.has(name) }, context));
}

/** Of several kinds of object one may have, the members of all are shown, and those are required that all require. */
function propertiesOf(schema: JsonObject, document: SchemaDocument): { properties: JsonObject; required: ReadonlySet<string> } {
  const own = schema.get('properties');
  const kinds = ['oneOf', 'anyOf'].flatMap((key) => (isArray(schema.get(key)) ? (schema.get(key) as readonly JsonValue[]) : []));
  const variants = kinds.map((kind) => mergeSchema(kind, document)).filter((kind) => kind !== null);
  const properties = variants.reduce((all, kind) => joinKinds(all, kind, document), new Map<string, JsonValue>());
  const [first, ...others] = variants.map(requiredOf);
  const inAll = [...(first ?? [])].filter((name) => others.every((names) => names.has(name)));
  return {
    properties: isObject(own) ? new Map([...properties, ...withKinds(own, properties)]) : properties,
    required: new Set([...requiredOf(schema), ...inAll]),
  };
}

/** The members of one more kind of object; what tells the kinds apart has a value of each, and all of them can be chosen. */
function joinKinds(all: ReadonlyMap<string, JsonValue>, kind: JsonObject, document: SchemaDocument): Map<string, JsonValue> {
  const joined = new Map(all);
  const own = kind.get('properties');
  for (const [name, property] of isObject(own) ? own : []) {
    const [before, now] = [all.get(name), property].map((one) => valuesOf(one, document));
    const values =
      before && now ? [...new Map([...before, ...now].map((value) => [writeJsonLine(value), value])).values()] : null;
    joined.set(name, values === null ? property : new Map<string, JsonValue>([...partsOf(property, document), ['enum', values]]));
  }
  return joined;
}

/** The member that tells kinds apart is often said once more beside them, without its values. */
const withKinds = (own: JsonObject, kinds: JsonObject): readonly (readonly [string, JsonValue])[] =>
  [...own].map(([name, property]) => {
    const values = isObject(kinds.get(name)) ? (kinds.get(name) as JsonObject).get('enum') : undefined;
    const isOpen = isObject(property) && ['enum', 'const', '$ref'].every((key) => !property.has(key));
    return [name, isOpen && values !== undefined ? new Map([...property, ['enum', values]]) : property];
  });

const partsOf = (schema: JsonValue, document: SchemaDocument): JsonObject =>
  new Map([...(mergeSchema(schema, document) ?? [])].filter(([name]) => name !== 'const'));

/** The few values that a schema allows. */
function valuesOf(schema: JsonValue | undefined, document: SchemaDocument): readonly JsonValue[] | null {
  const merged = mergeSchema(schema, document);
  const values = merged?.get('enum');
  if (isArray(values)) return values;
  const constant = merged?.get('const');
  return constant === undefined ? null : [constant];
}

function requiredOf(schema: JsonObject): Set<string> {
  const names = schema.get('required');
  return new Set(isArray(names) ? names.filter((name) => typeof name === 'string') : []);
}

/** `enum`, `const`, or a choice of constants with titles, or of enumerations. */
function choicesOf(schema: JsonObject, document: SchemaDocument): FieldChoice[] | null {
  const values = schema.get('enum');
  if (isArray(values) && values.length > 0) return enumChoices(values, schema);
  const constant = schema.get('const');
  if (constant !== undefined) return [choice(constant, schema.get('title'))];
  const options = schema.get('oneOf') ?? schema.get('anyOf');
  return isArray(options) ? joinedChoices(options.map((option) => mergeSchema(option, document))) : null;
}

function enumChoices(values: JsonArray, schema: JsonObject): FieldChoice[] {
  const names = schema.get('x-enum-varnames') ?? schema.get('x-enumNames') ?? schema.get('enumNames');
  const labels = isArray(names) && names.length === values.length ? names : [];
  return values.flatMap((value, at) => (value === null ? [] : [choice(value, labels[at])]));
}

function joinedChoices(options: readonly (JsonObject | null)[]): FieldChoice[] | null {
  const all = options.map((option) => {
    const values = option?.get('enum');
    if (option && isArray(values)) return enumChoices(values, option);
    return option?.has('const') ? [choice(option.get('const') ?? null, option.get('title') ?? option.get('description'))] : null;
  });
  return all.every((one) => one !== null) ? all.flat() : null;
}

const choice = (value: JsonValue, label: JsonValue | undefined): FieldChoice => ({
  value: valueFrom(value),
  label: typeof label === 'string' ? label : typeof value === 'string' ? value : writeJsonLine(value),
});

const acceptOf = (schema: JsonObject): string => textMember(schema, 'contentMediaType') ?? '';
