import type { FieldType } from '../forms/form-field.ts';
import { isArray, isObject, textMember, type JsonObject } from '../json-value.ts';
import { mergeSchema } from './merge-schema.ts';
import type { SchemaDocument } from './resolve-ref.ts';

const byFormat: ReadonlyMap<string, FieldType> = new Map([
  ['date', 'date'],
  ['date-time', 'datetime'],
  ['time', 'time'],
  ['email', 'email'],
  ['idn-email', 'email'],
  ['uri', 'url'],
  ['url', 'url'],
  ['iri', 'url'],
  ['password', 'password'],
  ['binary', 'file'],
  ['textarea', 'textarea'],
]);

const byType: ReadonlyMap<string, FieldType> = new Map([
  ['string', 'text'],
  ['number', 'number'],
  ['integer', 'integer'],
  ['boolean', 'boolean'],
  ['array', 'list'],
  ['object', 'object'],
  ['file', 'file'],
]);

/** A text with room for more than this is written in lines. */
const longLine = 300;

/** What a field of this schema is filled in with; `json` where the schema leaves it open, or knows several. */
export function typeOfSchema(schema: JsonObject, document: SchemaDocument): FieldType {
  const named = typesOf(schema);
  if (named.length > 1) return named.every((name) => name === 'integer' || name === 'number') ? 'number' : 'json';
  const [name] = named;
  if (name === 'string') return textType(schema);
  if (name === 'array') return isArray(schema.get('prefixItems')) || isArray(schema.get('items')) ? 'json' : 'list';
  return (name === undefined ? typeUnnamed(schema, document) : byType.get(name)) ?? 'json';
}

function typesOf(schema: JsonObject): string[] {
  const type = schema.get('type');
  const named = isArray(type) ? type : [type];
  return named.filter((name) => typeof name === 'string' && name !== 'null') as string[];
}

function textType(schema: JsonObject): FieldType {
  const found = byFormat.get(textMember(schema, 'format') ?? '');
  if (found) return found;
  // OpenAPI 3.1 describes a file by its media type alone.
  if (schema.has('contentMediaType') && !schema.has('contentEncoding')) return 'file';
  const most = schema.get('maxLength');
  return most !== undefined && typeof most === 'object' && most !== null && 'number' in most && Number(most.number) > longLine
    ? 'textarea'
    : 'text';
}

/** Many schemas name no type: what they say of members or items tells it. */
function typeUnnamed(schema: JsonObject, document: SchemaDocument): FieldType | undefined {
  if (isObject(schema.get('properties')) || isObject(schema.get('additionalProperties'))) return 'object';
  if (schema.has('items')) return 'list';
  const kinds = schema.get('oneOf') ?? schema.get('anyOf');
  if (!isArray(kinds)) return schema.has('contentMediaType') ? 'file' : undefined;
  const variants = kinds.map((kind) => mergeSchema(kind, document));
  const types = new Set(
    variants.map((kind) => (kind === null ? undefined : kind.has('properties') ? 'object' : typesOf(kind)[0])),
  );
  const [only] = types;
  return types.size === 1 && only !== undefined ? byType.get(only) : undefined;
}
