import { followable } from '../../web-url.ts';
import { isArray, isNumber, isObject, pointerTo, type JsonObject, type JsonValue } from '../../json-value.ts';
import { isServerOwned } from '../../server-owned.ts';
import { createField } from '../create-field.ts';
import type { FieldType, FormField } from '../form-field.ts';
import { relatedTo } from './related-list.ts';

/** Objects inside objects deeper than this are edited as JSON. */
const maxDepth = 4;

interface Place {
  readonly name: string;
  /** Address of the page: links lead on from it. */
  readonly base: string;
  readonly depth?: number;
  /** Pointer from the parent; the name when not said. */
  readonly place?: string;
}

/** The fields an object's members look like. `samples` are objects of one kind; what any of them has becomes a field. */
export function fieldsFromValues(samples: readonly JsonObject[], base: string, depth = 0): FormField[] {
  const names = new Set(samples.flatMap((sample) => [...sample.keys()]));
  return [...names].map((name) =>
    fieldFromValues(
      samples.map((sample) => sample.get(name)),
      { name, base, depth },
    ),
  );
}

/** The field some values of one member look like. Nothing is required, since nothing says so. */
export function fieldFromValues(values: readonly (JsonValue | undefined)[], { name, base, depth = 0, place }: Place): FormField {
  const present = values.filter((value) => value !== undefined && value !== null);
  const said: Partial<FormField> = {
    nullable: values.includes(null),
    ...(values.includes(null) && { isNullSeen: true }),
    readOnly: depth === 0 && isServerOwned(name),
    place: place ?? pointerTo('', name),
  };
  const shape = shapeOf(present, { name, base, depth });
  // What is only shown is not chosen.
  const shown: Partial<FormField> = said.readOnly && shape.type === 'related' ? { type: 'url' } : shape;
  return createField(name, { ...said, ...shown });
}

function shapeOf(values: readonly JsonValue[], { name, base, depth = 0 }: Place): Partial<FormField> {
  if (values.length === 0) return { type: 'json' };
  if (values.every(isArray)) {
    const items = values.flat().slice(0, 50);
    const item = items.length === 0 ? null : fieldFromValues(items, { name: '', base, depth: depth + 1, place: '' });
    return depth >= maxDepth ? { type: 'json' } : { type: 'list', item };
  }
  if (values.every(isObject))
    return depth >= maxDepth ? { type: 'json' } : { type: 'object', fields: fieldsFromValues(values, base, depth + 1) };
  const types = new Set(values.map((value) => typeOf(value, name, base)));
  const [only] = types;
  if (types.size === 1 && only !== undefined) return leaf(only, values, base);
  return { type: mixedType(types) };
}

function leaf(type: FieldType, values: readonly JsonValue[], base: string): Partial<FormField> {
  const [first] = values;
  const related = type === 'related' && typeof first === 'string' ? relatedTo(first, base) : null;
  return type === 'related' && related === null ? { type: 'url' } : { type, related };
}

/** Numbers of two kinds are numbers, texts of two kinds are texts; anything else is JSON. */
function mixedType(types: ReadonlySet<FieldType>): FieldType {
  const all = [...types];
  if (all.every((type) => type === 'integer' || type === 'number')) return 'number';
  if (all.every((type) => textTypes.has(type))) return all.includes('textarea') ? 'textarea' : 'text';
  return 'json';
}

const textTypes = new Set<FieldType>(['text', 'textarea', 'date', 'time', 'datetime', 'email', 'url', 'related']);

function typeOf(value: JsonValue, name: string, base: string): FieldType {
  if (typeof value === 'boolean') return 'boolean';
  if (isNumber(value)) return /[.eE]/.test(value.number) ? 'number' : 'integer';
  if (typeof value === 'string') return textType(value, name, base);
  return 'json';
}

const patterns: readonly (readonly [FieldType, RegExp])[] = [
  ['datetime', /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?$/],
  ['date', /^\d{4}-\d{2}-\d{2}$/],
  ['time', /^\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?$/],
  ['email', /^[^\s@<>]{1,64}@[^\s@<>]{1,255}\.[A-Za-z]{2,}$/],
];

/** What a text looks like it is filled in with. */
export function textType(text: string, name: string, base: string): FieldType {
  const found = patterns.find(([, pattern]) => pattern.test(text));
  if (found) return found[0];
  if (text.includes('\n') || text.length > 120) return 'textarea';
  const url = followable(text, name, base);
  if (url === null) return /^https?:\/\/\S+$/.test(text) ? 'url' : 'text';
  return relatedTo(text, base) === null ? 'url' : 'related';
}
