import { isArray, isObject, type JsonObject, type JsonValue } from '../json-value.ts';
import { dereference, type SchemaDocument } from './resolve-ref.ts';

/** A schema inside a schema inside …: deeper than this, what is said is left out. */
const mostNested = 12;

/**
 * A schema as one object: its reference followed, the parts of `allOf` joined. Of `oneOf` and `anyOf` nothing is joined but
 * `null`, which becomes `nullable`. Null for what is no schema that says anything.
 */
export function mergeSchema(schema: JsonValue | undefined, document: SchemaDocument, depth = 0): JsonObject | null {
  const own = depth > mostNested ? null : dereference(schema, document);
  if (own === null) return null;
  const parts = listOf(own.get('allOf')).map((part) => mergeSchema(part, document, depth + 1));
  const alone = new Map([...own].filter(([name]) => name !== 'allOf'));
  const whole = parts.filter((part) => part !== null).reduce(join, new Map<string, JsonValue>());
  return withoutNull(join(whole, alone), document, depth);
}

const listOf = (value: JsonValue | undefined): readonly JsonValue[] => (isArray(value) ? value : []);

/** What the second says counts; members and required names add up. */
function join(one: JsonObject, other: JsonObject): JsonObject {
  const joined = new Map([...one, ...other]);
  const [properties, more] = [one.get('properties'), other.get('properties')];
  if (isObject(properties) && isObject(more)) joined.set('properties', new Map([...properties, ...more]));
  const [required, also] = [one.get('required'), other.get('required')];
  if (isArray(required) && isArray(also)) joined.set('required', [...required, ...also]);
  return joined;
}

/** `{"oneOf": [X, {"type": "null"}]}` is X that may be null. */
function withoutNull(schema: JsonObject, document: SchemaDocument, depth: number): JsonObject {
  const key = ['oneOf', 'anyOf'].find((name) => isArray(schema.get(name)));
  if (key === undefined) return schema;
  const choices = listOf(schema.get(key));
  const others = choices.filter((choice) => dereference(choice, document)?.get('type') !== 'null');
  const own = new Map([...schema].filter(([name]) => name !== key));
  if (others.length < choices.length) own.set('nullable', true);
  const only = others.length === 1 ? mergeSchema(others[0], document, depth + 1) : null;
  if (only !== null) return join(only, own);
  return others.length === 0 ? own : new Map([...own, [key, others]]);
}
