import type { FieldType, FormField } from '../forms/form-field.ts';
import { countOf, numberTextOf } from '../forms/sources/limits.ts';
import { textMember, type JsonObject, type JsonValue } from '../json-value.ts';

/** The limits a schema sets to a field of this type. */
export function readLimits(schema: JsonObject, type: FieldType): Partial<FormField> {
  const isList = type === 'list';
  return {
    min: bound(schema, { name: 'minimum', exclusive: 'exclusiveMinimum', step: 1n }, type),
    max: bound(schema, { name: 'maximum', exclusive: 'exclusiveMaximum', step: -1n }, type),
    step: numberTextOf(schema.get('multipleOf')),
    minLength: countOf(schema.get(isList ? 'minItems' : 'minLength')),
    maxLength: countOf(schema.get(isList ? 'maxItems' : 'maxLength')),
    pattern: textMember(schema, 'pattern'),
    ...(isList && schema.get('uniqueItems') === true ? { isUnique: true } : {}),
  };
}

interface Bound {
  readonly name: string;
  readonly exclusive: string;
  readonly step: bigint;
}

/**
 * A limit that may be reached. One that may not is moved by one for whole numbers; for others it stays, and the server has the
 * last word at the limit itself.
 */
function bound(schema: JsonObject, { name, exclusive, step }: Bound, type: FieldType): string | null {
  const [inclusive, other] = [numberTextOf(schema.get(name)), schema.get(exclusive)];
  const open = openBound(other, inclusive);
  if (open === null) return inclusive;
  return type === 'integer' && /^-?\d{1,40}$/.test(open) ? String(BigInt(open) + step) : open;
}

/** A number of its own, or a word about the other one (draft 4, OpenAPI 3.0). */
function openBound(value: JsonValue | undefined, inclusive: string | null): string | null {
  return value === true ? inclusive : numberTextOf(value);
}
