import type { FormField } from '../forms/form-field.ts';
import type { FormParameter } from '../forms/page-form.ts';
import { isArray, isObject, member, textMember, type JsonObject, type JsonValue } from '../json-value.ts';
import type { KnownDocument } from '../known.ts';
import { fieldFromSchema, fieldsFromSchema, schemaContext } from '../schema/field-from-schema.ts';
import { mergeSchema } from '../schema/merge-schema.ts';
import { dereference } from '../schema/resolve-ref.ts';

/** What an operation takes as its body. */
export interface OperationBody {
  /** Media types on offer, JSON first. */
  readonly contentTypes: readonly string[];
  /** Members of a body that is an object; none for any other. */
  readonly fields: readonly FormField[];
}

/** The body of an operation of OpenAPI 3; null when it takes none. */
export function readRequestBody(operation: JsonObject, document: KnownDocument): OperationBody | null {
  const content = member(dereference(operation.get('requestBody'), document) ?? undefined, 'content');
  if (!isObject(content) || content.size === 0) return null;
  const contentTypes = orderTypes([...content.keys()]);
  const schemas = contentTypes.map((type) => dereference(content.get(type), document)?.get('schema'));
  const readings = schemas.filter((schema) => schema !== undefined).map((schema) => readFields(schema, document));
  return { contentTypes, fields: readings.find((fields) => fields.length > 0) ?? [] };
}

/** The body of an operation of version 2: one parameter `in: body`, or many `in: formData`. */
export function readBodyParameters(
  operation: JsonObject,
  parameters: readonly JsonObject[],
  document: KnownDocument,
): OperationBody | null {
  const consumes = operation.get('consumes') ?? member(document.root, 'consumes');
  const types = isArray(consumes) ? consumes.filter((one) => typeof one === 'string') : [];
  const body = parameters.find((one) => one.get('in') === 'body');
  if (body)
    return {
      contentTypes: orderTypes(types.length > 0 ? types : ['application/json']),
      fields: readFields(body.get('schema'), document),
    };
  const form = parameters.filter((one) => one.get('in') === 'formData');
  if (form.length === 0) return null;
  const hasFile = form.some((one) => one.get('type') === 'file');
  const usual = hasFile ? ['multipart/form-data'] : ['application/x-www-form-urlencoded'];
  const fields = form.map((one) => fieldOfParameter(one, document));
  return { contentTypes: types.length > 0 ? types : usual, fields };
}

function readFields(schema: JsonValue | undefined, document: KnownDocument): FormField[] {
  const merged = mergeSchema(schema, document);
  return merged === null ? [] : fieldsFromSchema(merged, schemaContext(document));
}

const known = [
  'application/json',
  'application/merge-patch+json',
  'application/json-patch+json',
  'multipart/form-data',
  'application/x-www-form-urlencoded',
];

/** JSON can say everything; forms follow, then the rest as it stands. */
function orderTypes(types: readonly string[]): string[] {
  const rank = (type: string) => (known.includes(type) ? known.indexOf(type) : type.includes('json') ? 2.5 : known.length);
  return types.filter((type) => !type.includes('*')).toSorted((a, b) => rank(a) - rank(b));
}

/** The field a parameter is filled in with: by its schema, or (version 2) by its own members. */
export function fieldOfParameter(parameter: JsonObject, document: KnownDocument): FormField {
  const name = textMember(parameter, 'name') ?? '';
  const content = parameter.get('content');
  const [media] = isObject(content) ? [...content.values()] : [];
  const schema = parameter.get('schema') ?? member(media, 'schema') ?? withoutPlace(parameter);
  const field = fieldFromSchema(schema, { name, required: parameter.get('required') === true }, schemaContext(document));
  return { ...field, help: textMember(parameter, 'description') ?? field.help };
}

const notOfSchema = new Set(['in', 'name', 'required', 'description', 'allowEmptyValue', 'collectionFormat']);

const withoutPlace = (parameter: JsonObject): JsonObject => new Map([...parameter].filter(([name]) => !notOfSchema.has(name)));

/** Parameters that stand beside a body: in the query and the head. Those of the path are filled by the address itself. */
export function readParameters(parameters: readonly JsonObject[], document: KnownDocument): FormParameter[] {
  return parameters.flatMap((parameter) => {
    const where = parameter.get('in');
    return where === 'query' || where === 'header' ? [{ ...fieldOfParameter(parameter, document), where }] : [];
  });
}
