import { isArray, isObject, type JsonValue } from '#shared/hypermedia/json-value';
import { parseJson } from '#shared/hypermedia/parse-json';
import { writeJson } from '#shared/hypermedia/write-json';

/** A value that two JSON texts do not have alike. */
export interface JsonDifference {
  /** The way to it, such as `ship.crew[0].name`; empty for the whole. */
  readonly path: string;
  /** As JSON, numbers as they were typed; empty where it is not there. */
  readonly mine: string;
  readonly theirs: string;
}

/**
 * Where two JSON texts differ, value by value; spaces and the order of names are no difference. Null where one of them is no
 * JSON, as it is with a variable outside of quotes.
 */
export function compareJson(mine: string, theirs: string): JsonDifference[] | null {
  const [own, other] = [parseJson(mine), parseJson(theirs)];
  return own === undefined || other === undefined ? null : differences(own, other, '');
}

function differences(own: JsonValue, other: JsonValue, path: string): JsonDifference[] {
  if (isObject(own) && isObject(other)) {
    const names = new Set([...own.keys(), ...other.keys()]);
    return [...names].flatMap((name) => ofMember(own.get(name), other.get(name), withName(path, name)));
  }
  if (isArray(own) && isArray(other)) {
    const longest = Math.max(own.length, other.length);
    return Array.from({ length: longest }, (_, at) => ofMember(own[at], other[at], `${path}[${at}]`)).flat();
  }
  const [mine, theirs] = [writeJson(own), writeJson(other)];
  return mine === theirs ? [] : [{ path, mine, theirs }];
}

function ofMember(own: JsonValue | undefined, other: JsonValue | undefined, path: string): JsonDifference[] {
  if (own !== undefined && other !== undefined) return differences(own, other, path);
  const written = (value: JsonValue | undefined) => (value === undefined ? '' : writeJson(value));
  return [{ path, mine: written(own), theirs: written(other) }];
}

function withName(path: string, name: string): string {
  if (!/^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(name)) return `${path}[${JSON.stringify(name)}]`;
  return path === '' ? name : `${path}.${name}`;
}
