import { nameKeyOf } from './own-names';
import { isArray, isNumber, isObject, type JsonObject, type JsonValue } from './json-value';
import { isServerOwned } from './server-owned';
import { writeJson } from './write-json';

/**
 * A body to begin with for a method that writes: for POST the shape of a new member, for PUT the whole as it is,
 * for PATCH one value to change. `sample` is the resource, or a row of the list.
 */
export function draftBody(method: string, sample: JsonObject | null): string {
  const writable = writablePart(sample ?? new Map());
  switch (method) {
    case 'POST':
      return writeJson(new Map([...writable].map(([name, value]) => [name, blankOf(value)])));
    case 'PATCH':
      return writeJson(firstToChange(writable));
    default:
      return writeJson(writable);
  }
}

/** What is left without the server's own members, the words beside a link, and addresses below the resource itself. */
function writablePart(sample: JsonObject): JsonObject {
  const own = ['url', 'href', 'self'].map((name) => sample.get(name)).find((value) => typeof value === 'string');
  return new Map(
    [...sample].filter(([name, value]) => {
      const isBelow = typeof value === 'string' && typeof own === 'string' && value.startsWith(own);
      const isNameOfLink = isLink(sample.get(name.replace(/_(?:name|title|label)$/, '')));
      return !isServerOwned(name) && !isBelow && (isLink(value) || !isNameOfLink);
    }),
  );
}

const isLink = (value: JsonValue | undefined): boolean => typeof value === 'string' && /^https?:\/\//.test(value);

/** An empty value of the same kind. Links stay: an address that exists is the best example of one. */
function blankOf(value: JsonValue): JsonValue {
  if (typeof value === 'string') return isLink(value) ? value : '';
  if (typeof value === 'boolean') return false;
  if (isNumber(value)) return { number: '0' };
  if (isArray(value)) return [];
  return isObject(value)
    ? new Map([...value].filter(([name]) => !isServerOwned(name)).map(([name, one]) => [name, blankOf(one)]))
    : value;
}

function firstToChange(writable: JsonObject): JsonObject {
  const name = nameKeyOf(writable) ?? writable.keys().next().value;
  const value = name === undefined ? undefined : writable.get(name);
  return name === undefined || value === undefined ? new Map() : new Map([[name, value]]);
}
