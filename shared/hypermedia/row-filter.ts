import { flatRow } from './flat-row.ts';
import { Relationship, type IncludedResources } from './json-api-relationship.ts';
import { isArray, isNumber, isObject, type JsonValue } from './json-value.ts';

/** One thing that is asked of a row: that some value holds a text, or that a column compares as it should. */
interface Term {
  /** Null: any column. */
  readonly column: string | null;
  readonly sign: ':' | '=' | '<' | '>' | '<=' | '>=';
  readonly value: string;
}

const term = /(?:([^\s:=<>"]+)(<=|>=|[:=<>]))?(?:"([^"]*)"|(\S+))/g;

/** The terms of what was typed, all of which have to hold: `ferry`, `"the last"`, `title:ferry`, `price>20`, `in_stock=yes`. */
function readTerms(typed: string): Term[] {
  return [...typed.matchAll(term)].map(([, column, sign, quoted, bare]) => ({
    column: column ?? null,
    sign: (sign ?? ':') as Term['sign'],
    value: (quoted ?? bare ?? '').toLowerCase(),
  }));
}

export type RowFilter = (row: JsonValue) => boolean;

/** A test of rows by what was typed; null where nothing is asked. What is included is found by its name. */
export function createRowFilter(typed: string, included?: IncludedResources): RowFilter | null {
  const terms = readTerms(typed);
  if (terms.length === 0) return null;
  return (row) => {
    const flat = flatRow(row, included);
    return terms.every((one) =>
      one.column === null ? hasText([...flat.values()], one.value) : holds(valueIn(flat, one.column), one),
    );
  };
}

/**
 * A text that every row the filter takes has in its JSON, in small letters; null where there is none that is sure to stand
 * there as it was typed.
 */
export function neededText(typed: string): string | null {
  const needed = readTerms(typed)
    .filter(({ sign, value }) => sign === ':' && /^[\da-z .,_-]{2,}$/.test(value) && !shownWords.has(value))
    .map(({ value }) => value);
  return needed.toSorted((a, b) => b.length - a.length)[0] ?? null;
}

/** What a table says for true and false. */
const shownWords: ReadonlySet<string> = new Set(['yes', 'no', 'ye', 'es']);

const valueIn = (flat: ReadonlyMap<string, JsonValue>, column: string): JsonValue | undefined =>
  flat.get(column) ?? [...flat].find(([name]) => name.toLowerCase() === column.toLowerCase())?.[1];

function holds(value: JsonValue | undefined, { sign, value: wanted }: Term): boolean {
  if (value === undefined) return false;
  if (sign === ':') return hasText([value], wanted);
  const text = textOf(value);
  if (text === null) return false;
  const [one, other] = [Number(text), Number(wanted)];
  const isNumeric = text.trim() !== '' && wanted !== '' && !Number.isNaN(one) && !Number.isNaN(other);
  const order = isNumeric ? one - other : compareTexts(text.toLowerCase(), wanted);
  return compares[sign](order);
}

const compares: Readonly<Record<Exclude<Term['sign'], ':'>, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '<': (order) => order < 0,
  '>': (order) => order > 0,
  '<=': (order) => order <= 0,
  '>=': (order) => order >= 0,
};

const compareTexts = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);

/** Whether one of some values, or something inside it, holds a text. */
function hasText(values: readonly JsonValue[], wanted: string): boolean {
  return values.some((value) => {
    if (value instanceof Relationship) return hasText([value.get('data') ?? '', value.text() ?? ''], wanted);
    if (isArray(value)) return hasText(value, wanted);
    if (isObject(value)) return hasText([...value.values()], wanted);
    return textOf(value)?.toLowerCase().includes(wanted) ?? false;
  });
}

/** A value as a table shows it; null for what is no single value. */
function textOf(value: JsonValue): string | null {
  if (typeof value === 'string') return value;
  if (isNumber(value)) return value.number;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value === null ? 'null' : null;
}
