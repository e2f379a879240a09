import { isArray, isObject, type JsonObject, type JsonValue } from '../../json-value';
import type { ErrorShape, SaidError } from './error-shape';

/** Members that are about the object they stand in; the last is that of zod's `format()`, whose errors are nested in the same way. */
const whole = new Set(['non_field_errors', '__all__', 'detail', '_errors']);
/** Beside `detail`, these say more of the same and are no fields. */
const besides = new Set(['code', 'messages', 'required_scopes', 'status', 'status_code']);

/**
 * Django REST framework: lists of sentences by field, nested as the body is; lists by position, or as objects keyed by index;
 * `non_field_errors` and `detail` for the whole. Cerberus differs in that what is wrong inside is one of a list of its errors.
 */
export const drfErrors: ErrorShape = {
  name: 'drf',
  read(body) {
    if (isArray(body)) return readInside(body, []);
    if (!isObject(body)) return null;
    const isDetail = typeof body.get('detail') === 'string';
    return readMembers(isDetail ? new Map([...body].filter(([name]) => !besides.has(name))) : body, []);
  },
};

function readInside(value: JsonValue, path: readonly string[]): SaidError[] | null {
  if (typeof value === 'string') return [{ path, message: value }];
  if (isObject(value)) return readMembers(value, path);
  if (!isArray(value)) return null;
  // A list of sentences is about one value; a list of objects has one for each item, empty where nothing is wrong.
  return all(
    value.map((item, index) => readInside(item, typeof item === 'string' || isByIndex(item) ? path : [...path, String(index)])),
  );
}

/** Cerberus: `[{ "0": [ … ] }]`. */
const isByIndex = (item: JsonValue): boolean =>
  isObject(item) && item.size > 0 && [...item.keys()].every((name) => /^\d+$/.test(name));

function readMembers(object: JsonObject, path: readonly string[]): SaidError[] | null {
  // Play has objects with a message and what fills its gaps where this has sentences.
  if (object.has('msg') && object.has('args')) return null;
  return all([...object].map(([name, value]) => readMember(name, value, path)));
}

function readMember(name: string, value: JsonValue, path: readonly string[]): SaidError[] | null {
  const isWhole = whole.has(name);
  // A field has a list of sentences even when there is one: a bare text is something else's message.
  return typeof value === 'string' && !isWhole ? null : readInside(value, isWhole ? path : [...path, name]);
}

/** One part that is no error makes the whole something else. */
const all = (parts: readonly (SaidError[] | null)[]): SaidError[] | null =>
  parts.includes(null) ? null : parts.flatMap((part) => part ?? []);
