import { z } from 'zod';
import type { SchemaSource } from './endpoint.ts';

export type Json = Record<string, unknown>;

/** A schema with this key stands in the document once, under that name, and everywhere else as a reference to it. */
export const componentName = 'x-component';

/** A schema as the document has it. */
export function jsonSchema(source: SchemaSource): Json {
  if (!(source instanceof z.ZodType)) return source;
  const { $schema: _dialect, ...schema } = z.toJSONSchema(source, { io: 'input' }) as Json;
  return schema;
}

/** Takes the named schemas out of a document, and leaves references. Two of one name must be the same. */
export function hoistSchemas(document: Json): { readonly document: Json; readonly schemas: Json } {
  const schemas: Json = {};
  const hoist = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(hoist);
    if (typeof value !== 'object' || value === null) return value;
    const { [componentName]: name, ...rest } = value as Json;
    const inside = Object.fromEntries(Object.entries(rest).map(([key, each]) => [key, hoist(each)]));
    if (typeof name !== 'string') return inside;
    const known = schemas[name];
    if (known && JSON.stringify(known) !== JSON.stringify(inside)) throw new Error(`two schemas are called ${name}`);
    schemas[name] = inside;
    return { $ref: `#/components/schemas/${name}` };
  };
  return { document: hoist(document) as Json, schemas };
}
