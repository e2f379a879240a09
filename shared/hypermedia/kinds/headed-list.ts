import { isArray, isNumber, type JsonArray, type JsonObject, type JsonValue } from '../json-value.ts';
import type { KindList } from './kind.ts';

/** So many rows say whether the first one names the columns. */
const looked = 200;
const mostColumns = 1_000;

/** Rows whose first one names the columns, as those of the US Census Bureau, each by these names; null where there is none such. */
export function readHeaded(items: JsonArray): Pick<KindList, 'items' | 'models'> | null {
  const [head, ...rows] = isArray(items[0]) ? items.slice(0, looked) : [];
  const names = isArray(head) ? namesIn(head) : null;
  if (names === null || rows.length === 0 || !rows.every(isArray)) return null;
  // Where one is longer, wherever it stands, its last cells have no name.
  if (items.some((row) => isArray(row) && row.length > names.length)) return null;
  // Names are no numbers; without a column of numbers below them the first row may be one like the others.
  if (!names.some((_name, at) => rows.every((row) => isArray(row) && isNumeric(row[at])))) return null;
  return { items: items.slice(1).map((row) => named(names, row)), models: [] };
}

function namesIn(head: JsonArray): readonly string[] | null {
  const names = head.filter((name) => typeof name === 'string' && isName(name));
  const isWhole = names.length === head.length && new Set(names).size === names.length;
  return isWhole && names.length > 1 && names.length <= mostColumns ? (names as string[]) : null;
}

const longestName = 100;

const isName = (text: string): boolean => /\S/.test(text) && text.length <= longestName && !isData.test(text.trim());

/** A date, what stands where there is no value, or a number in any writing. */
const isData = /^(?:\d{4}-\d\d|[-.]+$|n\/?a$|nan$|[+-]?[\d.,]+(?:e[+-]?\d+)?%?$)/i;

const isNumeric = (value: JsonValue | undefined): boolean =>
  isNumber(value) || (typeof value === 'string' && /^-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/.test(value));

/** Empty cells at the end of a row may be left out. */
const named = (names: readonly string[], row: JsonValue): JsonValue =>
  isArray(row) ? (new Map(names.slice(0, row.length).map((name, at) => [name, row[at] ?? null])) satisfies JsonObject) : row;
