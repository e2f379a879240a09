import { isObject, type JsonArray, type JsonObject, type JsonValue } from './json-value.ts';

/** The things that an object holds by their names, each as a row with its name before all that it has. */
export function rowsByKey(object: JsonObject): JsonArray {
  const values = [...object.values()];
  const column = values.some((one) => isObject(one) && one.has('key')) ? 'name of it' : 'key';
  return [...object].map(
    ([name, one]): JsonObject => new Map<string, JsonValue>([[column, name], ...(isObject(one) ? one : [])]),
  );
}
