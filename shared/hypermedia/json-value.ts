/** A number exactly as it was written: `1.0`, `1e3` and 40 digits stay what they are. */
export interface JsonNumber {
  readonly number: string;
}
export type JsonObject = ReadonlyMap<string, JsonValue>;
export type JsonArray = readonly JsonValue[];

/** A JSON value that loses nothing but the earlier of two equal keys. Maps keep any key, `__proto__` and `1` included, in order. */
export type JsonValue = string | boolean | null | JsonNumber | JsonArray | JsonObject;

/** An object that is read when somebody looks into it: until then there is no map of it, so that very many cost little. */
export abstract class LateObject implements ReadonlyMap<string, JsonValue> {
  #members: JsonObject | null = null;

  protected abstract read(): JsonObject;

  get #read(): JsonObject {
    return (this.#members ??= this.read());
  }

  get size(): number {
    return this.#read.size;
  }
  get(name: string): JsonValue | undefined {
    return this.#read.get(name);
  }
  has(name: string): boolean {
    return this.#read.has(name);
  }
  keys() {
    return this.#read.keys();
  }
  values() {
    return this.#read.values();
  }
  entries() {
    return this.#read.entries();
  }
  [Symbol.iterator]() {
    return this.#read.entries();
  }
  forEach(callback: (value: JsonValue, key: string, map: JsonObject) => void): void {
    this.#read.forEach(callback);
  }
}

export const isObject = (value: JsonValue | undefined): value is JsonObject =>
  value instanceof Map || value instanceof LateObject;
export const isArray = (value: JsonValue | undefined): value is JsonArray => Array.isArray(value);
export const isNumber = (value: JsonValue | undefined): value is JsonNumber =>
  typeof value === 'object' && value !== null && 'number' in value;

/** The member of an object, or undefined when there is none or the value is no object. */
export const member = (value: JsonValue | undefined, name: string): JsonValue | undefined =>
  isObject(value) ? value.get(name) : undefined;

/** What lies at the end of a way through objects, or undefined. */
export const memberAt = (value: JsonValue | undefined, path: readonly string[]): JsonValue | undefined =>
  path.reduce(member, value);

/** What a JSON Pointer (RFC 6901) leads to, through lists as well; undefined where it leads nowhere. */
export function valueAt(value: JsonValue | undefined, pointer: string): JsonValue | undefined {
  if (pointer !== '' && !pointer.startsWith('/')) return undefined;
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<JsonValue | undefined>(
      (at, key) => (isArray(at) ? (/^\d+$/.test(key) ? at[Number(key)] : undefined) : member(at, key)),
      value,
    );
}

/** A member that is text, else null. */
export function textMember(value: JsonValue | undefined, name: string): string | null {
  const found = member(value, name);
  return typeof found === 'string' ? found : null;
}

/** A member that is a whole number from 0 on and small enough to count with, else null. */
export function countMember(value: JsonValue | undefined, name: string): number | null {
  const found = member(value, name);
  return isNumber(found) && /^\d{1,15}$/.test(found.number) ? Number(found.number) : null;
}

/** Appends a key to a JSON Pointer (RFC 6901). */
export const pointerTo = (pointer: string, key: string | number): string =>
  `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** Deeper than any description; a circle ends here. */
const deepest = 200;

/** Plain data, as other readers give it, as a JSON value; bigints are numbers, and what JSON has no word for is null. */
export function jsonFrom(value: unknown, depth = 0): JsonValue {
  if (typeof value === 'number' || typeof value === 'bigint') return { number: String(value) };
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  return typeof value === 'object' && value !== null && depth <= deepest ? partsFrom(value, depth + 1) : null;
}

function partsFrom(value: object, depth: number): JsonValue {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((item) => jsonFrom(item, depth));
  return new Map(Object.entries(value).map(([name, inside]) => [name, jsonFrom(inside, depth)]));
}
