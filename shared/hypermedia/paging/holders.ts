import { isArray, isObject, type JsonArray, type JsonObject, type JsonValue } from '../json-value.ts';
import { countsPages, isPageHolder } from '../page-words.ts';
import type { PagingInput } from './paging-style.ts';

/** An object that may speak of pages, and the names that lead to it. */
export interface Holder {
  readonly name: string;
  readonly object: JsonObject;
}

/** Rows lie no deeper, in a body that nobody has pointed into. */
const deepest = 3;
/** An object with more members is data. */
const most = 60;

/** The objects around the rows, outermost first, each with those in it that are called as what is said of pages is. */
export function holdersAround({ json, rows }: Pick<PagingInput, 'json' | 'rows'>): readonly Holder[] {
  // The World Bank puts what is said of the pages before the rows.
  if (isArray(json)) return json[1] === rows && isObject(json[0]) ? [{ name: '0', object: json[0] }] : [];
  return (wayTo(rows, json, 0) ?? []).reduce<readonly Holder[]>((found, _name, at, way) => {
    const names = way.slice(0, at);
    const object = names.reduce<JsonValue | undefined>((inner, name) => (isObject(inner) ? inner.get(name) : undefined), json);
    return isObject(object) ? [...found, ...withinAndItself({ name: names.join('.'), object })] : found;
  }, []);
}

function wayTo(rows: JsonArray, value: JsonValue | undefined, depth: number): readonly string[] | null {
  if (!isObject(value) || value.size > most) return null;
  for (const [name, inner] of value) {
    if (inner === rows) return [name];
    const way = depth < deepest ? wayTo(rows, inner, depth + 1) : null;
    if (way) return [name, ...way];
  }
  return null;
}

function withinAndItself(holder: Holder): readonly Holder[] {
  const called = membersOf(holder).filter(({ name }) => isPageHolder(lastOf(name)));
  return [holder, ...called.flatMap((one) => [one, ...membersOf(one).filter(speaksOfPages)])];
}

const speaksOfPages = ({ name, object }: Holder): boolean => isPageHolder(lastOf(name)) || countsPages(object);

const lastOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

const membersOf = ({ name, object }: Holder): readonly Holder[] =>
  object.size > most
    ? []
    : [...object].flatMap(([key, value]) =>
        isObject(value) ? [{ name: name === '' ? key : `${name}.${key}`, object: value }] : [],
      );
