/** A schema of JSON Schema 2020-12, as OpenAPI 3.1 has it. */
export type Schema = Readonly<Record<string, unknown>>;

const deepest = 20;

/** A schema that a value fits: what it is, and not what it may be besides. */
export function inferSchema(value: unknown, depth = 0): Schema {
  if (value === null) return { type: 'null' };
  if (depth > deepest) return {};
  if (Array.isArray(value))
    return { type: 'array', items: value.length === 0 ? {} : joined(value.map((one) => inferSchema(one, depth + 1))) };
  if (typeof value === 'object') {
    const properties = Object.entries(value).map(([name, inner]): [string, Schema] => [name, inferSchema(inner, depth + 1)]);
    return { type: 'object', properties: Object.fromEntries(properties) };
  }
  if (typeof value === 'number') return { type: Number.isInteger(value) ? 'integer' : 'number' };
  return { type: typeof value };
}

/** One schema for the items of a list: their members together, their types side by side. */
function joined(schemas: readonly Schema[]): Schema {
  const distinct = [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()];
  const [first = {}] = distinct;
  if (distinct.length === 1) return first;
  if (distinct.every(({ type }) => type === 'object')) {
    const properties: Record<string, Schema[]> = Object.create(null) as Record<string, Schema[]>;
    for (const schema of distinct)
      for (const [name, inner] of Object.entries(schema['properties'] as Record<string, Schema>))
        (properties[name] ??= []).push(inner);
    return {
      type: 'object',
      properties: Object.fromEntries(Object.entries(properties).map(([name, all]) => [name, joined(all)])),
    };
  }
  const types = distinct.map(({ type }) => type);
  const isPlain = types.every((type) => typeof type === 'string' && type !== 'object' && type !== 'array');
  return isPlain ? { type: [...new Set(types)] } : { anyOf: distinct };
}

/** A text as JSON where no number in it changes by being read; null where it is none, or one would. */
export function exactJson(text: string): { readonly value: unknown } | null {
  try {
    const value: unknown = JSON.parse(text);
    const numbers = text.replaceAll(/"(?:[^"\\]|\\.)*"/g, '').match(/-?\d[\d.eE+-]*/g) ?? [];
    return numbers.every((number) => String(Number(number)) === number) ? { value } : null;
  } catch {
    return null;
  }
}
