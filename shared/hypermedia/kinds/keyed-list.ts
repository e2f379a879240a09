import { queryOf } from '../filters/query-of.ts';
import { rowsByKey } from '../rows-by-key.ts';
import { isArray, isNumber, isObject, type JsonObject, type JsonValue } from '../json-value.ts';
import type { ReadInput } from '../page-input.ts';
import { isUuid } from '../is-uuid.ts';
import { wrappers } from './envelope-marks.ts';
import { without, type KindReading } from './kind.ts';

/** So many members say whether all are alike. */
const looked = 200;

/** A body that holds things of one kind by what they are called by, as Firebase, Gerrit and Consul have them; null for any other. */
export function readKeyed(body: JsonObject, { url, status }: ReadInput): Pick<KindReading, 'list' | 'resource'> | null {
  if (status >= 400) return null;
  const asked = askedFor(url);
  if (isKeyed(body, asked)) return readingOf(body, '');
  const [name, ...others] = [...body.keys()].filter((one) => wrappers.has(one));
  const inner = name === undefined ? undefined : body.get(name);
  if (name === undefined || others.length > 0 || !isObject(inner) || !isKeyed(inner, asked)) return null;
  const rest = without(body, [name]);
  return { ...readingOf(inner, `/${name}`), resource: rest.size > 0 ? rest : null };
}

const readingOf = (object: JsonObject, pointer: string): Pick<KindReading, 'list' | 'resource'> => ({
  list: { items: rowsByKey(object), pointer, models: [...object.values()] },
  resource: null,
});

/** Parameters whose values are what things are called by. */
const asksForThings = /^(?:ids?|keys?|symbols|codes|names|coins)$|_ids$|Ids$/;

/** What a query asks for, each by itself: `?ids=bitcoin,ethereum`. Fields that are asked for are no things. */
const askedFor = (url: string): ReadonlySet<string> =>
  new Set(
    [...queryOf(url)]
      .filter(([name]) => asksForThings.test(name))
      .flatMap(([, values]) => values.flatMap((value) => value.split(','))),
  );

/** Several alike whose names are no words of the API: names of settings are, even of settings that are alike. */
function isKeyed(object: JsonObject, asked: ReadonlySet<string>): boolean {
  if (object.size < 2 || ![...object.values()].every((value) => isObject(value) && value.size > 0)) return false;
  const names = [...object.keys()];
  return (
    (names.every(isId) || areCodes(names) || names.every((name) => asked.has(name)) || areNamedInside(object)) && areAlike(object)
  );
}

/** Numbers, dates, `Q42`, `ISBN:0451526538`, keys as Firebase makes them, or so long and mixed that no word is. */
const ids = [
  /^\d+$/,
  /^\d{4}-\d{2}(?:-\d{2}(?:[T ][\d:.]+(?:Z|[+-][\d:]+)?)?)?$/,
  /^-[\w-]{19}$/,
  /^[A-Z]{1,10}-?\d+$/,
  /^[A-Za-z]{2,}:[^\s\d]*\d\S*$/,
  /^(?=.*\d)[\da-f]{12,}$/i,
  /^(?=.*\d)(?=.*[A-Za-z])[\w-]{20,}$/,
];

/** What is longer is no id, and takes no time. */
const longestId = 200;

const isId = (name: string): boolean => name.length <= longestId && (ids.some((one) => one.test(name)) || isUuid(name));

/** Codes of currencies, countries, stocks: a few letters each, and several of them. */
const areCodes = (names: readonly string[]): boolean => names.length >= 5 && names.every((name) => /^[A-Z]{2,5}$/.test(name));

/** Whether each says under the same name what it is called by, as it stands or as it goes into an address. */
function areNamedInside(object: JsonObject): boolean {
  const [first] = object;
  if (first === undefined || !isObject(first[1])) return false;
  const [firstName, firstValue] = first;
  const candidates = [...firstValue.keys()].filter((member) => isCalled(firstValue.get(member), firstName));
  return candidates.some((member) => [...object].every(([name, value]) => isObject(value) && isCalled(value.get(member), name)));
}

function isCalled(value: JsonValue | undefined, name: string): boolean {
  const text = isNumber(value) ? value.number : value;
  return typeof text === 'string' && (text === name || text === encodeURIComponent(name.toWellFormed()));
}

/** Most of what any of them has all of them have, and each has some value that is no object. */
function areAlike(object: JsonObject): boolean {
  const members = [...object.values()].slice(0, looked).filter(isObject);
  const [first, ...others] = members;
  const shared = [...(first?.keys() ?? [])].filter((name) => others.every((one) => one.has(name)));
  const most = Math.max(...members.map((one) => one.size));
  return shared.length * 2 >= most && shared.some((name) => members.every((one) => isPlain(one.get(name))));
}

const isPlain = (value: JsonValue | undefined): boolean => !isObject(value) && !isArray(value);
