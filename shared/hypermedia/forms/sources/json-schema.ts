import { isObject, type JsonObject, type JsonValue } from '../../json-value.ts';
import type { KnownDocument } from '../../known.ts';
import { fieldsFromSchema, schemaContext } from '../../schema/field-from-schema.ts';
import { mergeSchema } from '../../schema/merge-schema.ts';
import { createForm } from '../create-form.ts';
import type { FormPlace, FormSourceReader } from '../form-source.ts';
import { formTitle } from '../form-words.ts';
import { tokensOf } from '../value-at.ts';

/**
 * Forms from JSON Schemas (draft 7 to 2020-12) that the resource points to: of a list for a new member, of a resource to
 * replace and change it. Only for methods that are allowed, or where nothing is said about methods.
 */
export const jsonSchemaForms: FormSourceReader = (place) => {
  const { allowed, known, reading, input } = place;
  if (input.status >= 300) return [];
  const methods = reading.list === null ? ['PUT', 'PATCH'] : ['POST'];
  const usable = methods.filter((method) => allowed.size === 0 || allowed.has(method));
  return (known.schemas ?? []).slice(0, 1).flatMap((document) => usable.flatMap((method) => formOf(method, document, place)));
};

function formOf(method: string, document: KnownDocument, place: FormPlace) {
  const schema = schemaOfMember(document, place);
  if (schema === null) return [];
  const all = fieldsFromSchema(schema, schemaContext(document));
  const fields = method === 'PATCH' ? all.map((field) => ({ ...field, required: false })) : all;
  if (fields.length === 0) return [];
  return [
    createForm({
      id: `JSON Schema:${method}`,
      title: formTitle(method, place),
      method,
      url: method === 'POST' ? place.collectionUrl : place.input.url,
      source: 'JSON Schema',
      fields: method === 'POST' ? fields.filter(({ readOnly }) => !readOnly) : fields,
      ...(method !== 'POST' && place.resource !== null && { initial: place.resource }),
    }),
  ];
}

/** The schema of one resource: the whole one, or what it says of the items where the page is a list. */
function schemaOfMember(document: KnownDocument, { reading }: FormPlace): JsonObject | null {
  const whole = mergeSchema(document.root, document);
  if (whole === null || reading.list === null) return whole;
  const listed = tokensOf(reading.list.pointer).reduce<JsonObject | null>(
    (schema, name) => mergeSchema(propertyOf(schema, name), document),
    whole,
  );
  const items = listed?.get('items');
  if (items !== undefined) return mergeSchema(items, document);
  // A schema of the resource itself, though the list points to it.
  return reading.list.pointer === '' || listed === null ? whole : null;
}

function propertyOf(schema: JsonObject | null, name: string): JsonValue | undefined {
  const properties = schema?.get('properties');
  return isObject(properties) ? properties.get(name) : undefined;
}
