import { compareDecimals, isMultiple } from './decimals';
import type { FieldType, FormField } from './form-field';
import type { FormValue } from './form-value';
import { matchesPattern } from './safe-pattern';
import { sameValue, textOfSame } from './same-value';
import { isJsonNumber, writeValue } from './write-value';

type Rule = (value: FormValue, field: FormField) => string | null;

/** What is wrong with a value that is there, by the rules of its field; inside lists and objects nothing is looked at. */
export function checkValue(value: FormValue, field: FormField): string[] {
  // One sentence about what the value is; its limits mean nothing before that is right.
  const wrongKind = byType[field.type]?.(value, field) ?? null;
  if (wrongKind !== null) return [wrongKind];
  return rules.map((rule) => rule(value, field)).filter((message) => message !== null);
}

const textOf = (value: FormValue): string | null => (value.kind === 'text' || value.kind === 'number' ? value.text : null);

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

const texts =
  (test: (text: string) => boolean, message: string): Rule =>
  (value) => {
    const text = textOf(value);
    return text === null || text === '' || test(text) ? null : message;
  };

const byType: { readonly [T in FieldType]?: Rule } = {
  number: texts(isJsonNumber, 'A number, such as 12 or 3.50.'),
  integer: texts((text) => /^-?(?:0|[1-9]\d*)(?:\.0+)?$/.test(text), 'A whole number, such as 12.'),
  date: texts(isDate, 'A date that exists, as 2024-05-31.'),
  time: texts(isTime, 'A time, as 17:30 or 17:30:15.'),
  datetime: texts(isDateTime, 'A date and a time, as 2024-05-31T17:30:00Z.'),
  email: texts((text) => /^[^\s@]{1,64}@[^\s@]{1,255}$/.test(text), 'An e-mail address.'),
  url: texts((text) => URL.canParse(text), 'An address, such as https://example.org/.'),
  boolean: (value) => (value.kind === 'boolean' || value.kind === 'null' ? null : 'True or false.'),
  list: (value) => (value.kind === 'list' || value.kind === 'null' ? null : 'A list.'),
  object: (value) => (value.kind === 'object' || value.kind === 'null' ? null : 'An object.'),
  related: isKeyNumber,
  json: (value) => (value.kind === 'json' ? 'This is not JSON.' : null),
};

function isKeyNumber(value: FormValue, { related }: FormField): string | null {
  if (related?.value.kind !== 'member' || related.value.isNumber !== true) return null;
  const text = textOf(value);
  return text === null || isJsonNumber(text) ? null : `A number, as ${related.value.name} is one.`;
}

function isDate(text: string): boolean {
  const [year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []).slice(1).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function isTime(text: string): boolean {
  return /^(?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d|60)(?:\.\d{1,12})?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?$/i.test(text);
}

function isDateTime(text: string): boolean {
  return /^.{10}[Tt ]/.test(text) && isDate(text.slice(0, 10)) && isTime(text.slice(11));
}

const rules: readonly Rule[] = [
  (value, { min }) => limit(value, min, { isOver: (order) => order < 0, words: 'At least' }),
  (value, { max }) => limit(value, max, { isOver: (order) => order > 0, words: 'At most' }),
  (value, { step }) => {
    const text = textOf(value);
    return step === null || text === null || isMultiple(text, step) !== false ? null : `A multiple of ${step}.`;
  },
  (value, { minLength }) => {
    const length = lengthOf(value);
    if (minLength === null || length === null || length.count >= minLength) return null;
    return `At least ${plural(minLength, length.word)}; this has ${length.count}.`;
  },
  (value, { maxLength }) => {
    const length = lengthOf(value);
    if (maxLength === null || length === null || length.count <= maxLength) return null;
    return `At most ${plural(maxLength, length.word)}; this has ${length.count}.`;
  },
  (value, { isUnique }) => {
    const twins = isUnique === true ? firstTwins(value) : null;
    return twins && `Each item once: item ${twins[1]} is the same as item ${twins[0]}.`;
  },
  (value, { pattern }) => {
    if (pattern === null || value.kind !== 'text') return null;
    return matchesPattern(pattern, value.text) === false ? `This does not fit the pattern ${pattern}` : null;
  },
  (value, { choices, multiple }) => {
    if (choices === null || choices.length === 0) return null;
    const chosen = multiple && value.kind === 'list' ? value.items : [value];
    const stranger = chosen.find((one) => one.kind !== 'null' && !choices.some((choice) => sameValue(choice.value, one)));
    return stranger === undefined ? null : `${writeValue(stranger)} is not one of the choices.`;
  },
];

function limit(
  value: FormValue,
  bound: string | null,
  { isOver, words }: { isOver: (order: number) => boolean; words: string },
): string | null {
  const text = textOf(value);
  if (bound === null || text === null) return null;
  const order = compareDecimals(text, bound);
  return order !== null && isOver(order) ? `${words} ${bound}.` : null;
}

/** The first two items of a list that are the same, counted from 1. */
function firstTwins(value: FormValue): readonly [number, number] | null {
  if (value.kind !== 'list') return null;
  const seen = new Map<string, number>();
  for (const [at, item] of value.items.entries()) {
    if (item.kind === 'unset') continue;
    const text = textOfSame(item);
    const twin = seen.get(text);
    if (twin !== undefined) return [twin, at + 1];
    seen.set(text, at + 1);
  }
  return null;
}

/** Characters as people count them nearly always: code points, as JSON Schema has it. */
function lengthOf(value: FormValue): { count: number; word: string } | null {
  if (value.kind === 'text') return { count: Array.from(value.text).length, word: 'character' };
  return value.kind === 'list' ? { count: value.items.filter(({ kind }) => kind !== 'unset').length, word: 'item' } : null;
}
