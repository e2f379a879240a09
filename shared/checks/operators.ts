/** How a value found is compared with what is expected. */
export interface Operator {
  readonly name: string;
  /** In words, for a choice: “equals”. */
  readonly says: string;
  /** Whether there is anything to compare with. */
  readonly takesValue: boolean;
  readonly holds: (actual: unknown, expected: unknown, written: string) => boolean;
}

const isEmpty = (value: unknown): boolean => {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.keys(value).length === 0;
};

/** Numbers, also those too large for a double, in one form that can be compared. */
const asNumber = (value: unknown): number | bigint | null => {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : null;
};

const order = (test: (actual: number | bigint, expected: number | bigint) => boolean) => (actual: unknown, expected: unknown) => {
  const [one, other] = [asNumber(actual), asNumber(expected)];
  return one !== null && other !== null && test(one, other);
};

/** Equal through and through; a number is equal to itself however large. */
export function isEqual(one: unknown, other: unknown): boolean {
  if (typeof one === 'bigint' || typeof other === 'bigint') return isSameNumber(asNumber(one), asNumber(other));
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return Object.is(one, other);
  return Array.isArray(one) === Array.isArray(other) && isSameShape(one, other);
}

const isSameNumber = (one: number | bigint | null, other: number | bigint | null): boolean =>
  one !== null && other !== null && String(one) === String(other);

function isSameShape(one: object, other: object): boolean {
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  return keys.every((key) => Object.hasOwn(other, key) && isEqual(Reflect.get(one, key), Reflect.get(other, key)));
}

const contains = (actual: unknown, expected: unknown, written: string): boolean => {
  if (typeof actual === 'string') return actual.includes(typeof expected === 'string' ? expected : written);
  if (Array.isArray(actual)) return actual.some((item) => isEqual(item, expected));
  return typeof actual === 'object' && actual !== null && typeof expected === 'string' && Object.hasOwn(actual, expected);
};

const lengthOf = (value: unknown): number | null => {
  if (typeof value === 'string' || Array.isArray(value)) return value.length;
  return typeof value === 'object' && value !== null ? Object.keys(value).length : null;
};

const textOf = (value: unknown): string | null =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'bigint' ? String(value) : null;

const matches = (actual: unknown, written: string): boolean => {
  const text = textOf(actual);
  const pattern = patternOf(written);
  return text !== null && pattern !== null && pattern.test(text);
};

/** `/pattern/flags`, or a pattern alone; null for one that cannot be read. */
function patternOf(written: string): RegExp | null {
  const [, source = written, flags = ''] = /^\/(.*)\/([dgimsuvy]*)$/s.exec(written) ?? [];
  try {
    return new RegExp(source, flags.replace(/[gy]/g, ''));
  } catch {
    return null;
  }
}

const list = (written: string): string[] =>
  written
    .replace(/^\[|\]$/g, '')
    .split(',')
    .map((item) => item.trim());
const isAmong = (actual: unknown, written: string): boolean => list(written).some((item) => isEqual(actual, readExpected(item)));

/** What was written as a value: a number, true, false, null, a text in quotes, or the text as it stands. */
export function readExpected(written: string): unknown {
  const text = written.trim();
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === 'null') return null;
  if (text === 'undefined') return undefined;
  if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text)) return exactNumber(text);
  if (/^(["']).*\1$/s.test(text)) return text.slice(1, -1);
  return /^[{[]/.test(text) ? jsonOr(text) : written;
}

const exactNumber = (text: string): number | bigint =>
  /^-?\d+$/.test(text) && !Number.isSafeInteger(Number(text)) ? BigInt(text) : Number(text);

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const takes = (name: string, says: string, holds: Operator['holds']): Operator => ({ name, says, takesValue: true, holds });
const bare = (name: string, says: string, holds: (actual: unknown) => boolean): Operator => ({
  name,
  says,
  takesValue: false,
  holds,
});

/** Every operator by the name that OpenCollection files have for it. */
export const operators: readonly Operator[] = [
  takes('eq', 'equals', isEqual),
  takes('neq', 'does not equal', (actual, expected) => !isEqual(actual, expected)),
  takes(
    'gt',
    'is greater than',
    order((actual, expected) => actual > expected),
  ),
  takes(
    'gte',
    'is at least',
    order((actual, expected) => actual >= expected),
  ),
  takes(
    'lt',
    'is less than',
    order((actual, expected) => actual < expected),
  ),
  takes(
    'lte',
    'is at most',
    order((actual, expected) => actual <= expected),
  ),
  takes('in', 'is one of', (actual, _expected, written) => isAmong(actual, written)),
  takes('notIn', 'is none of', (actual, _expected, written) => !isAmong(actual, written)),
  takes('contains', 'contains', contains),
  takes('notContains', 'does not contain', (actual, expected, written) => !contains(actual, expected, written)),
  takes('length', 'has the length', (actual, expected) => lengthOf(actual) === Number(expected)),
  takes('matches', 'matches', (actual, _expected, written) => matches(actual, written)),
  takes('notMatches', 'does not match', (actual, _expected, written) => !matches(actual, written)),
  takes('startsWith', 'starts with', (actual, _expected, written) => textOf(actual)?.startsWith(unquoted(written)) === true),
  takes('endsWith', 'ends with', (actual, _expected, written) => textOf(actual)?.endsWith(unquoted(written)) === true),
  takes('between', 'is between', (actual, _expected, written) => isBetween(actual, list(written))),
  bare('isEmpty', 'is empty', isEmpty),
  bare('isNotEmpty', 'is not empty', (value) => !isEmpty(value)),
  bare('isNull', 'is null', (value) => value === null),
  bare('isUndefined', 'is not there', (value) => value === undefined),
  bare('isDefined', 'is there', (value) => value !== undefined),
  bare('isTruthy', 'is truthy', Boolean),
  bare('isFalsy', 'is falsy', (value) => !value),
  bare('isJson', 'is an object or a list', (value) => typeof value === 'object' && value !== null),
  bare('isNumber', 'is a number', (value) => typeof value === 'number' || typeof value === 'bigint'),
  bare('isString', 'is a text', (value) => typeof value === 'string'),
  bare('isBoolean', 'is true or false', (value) => typeof value === 'boolean'),
  bare('isArray', 'is a list', Array.isArray),
];

const unquoted = (written: string): string => (/^(["']).*\1$/s.test(written) ? written.slice(1, -1) : written);

const isBetween = (actual: unknown, [from = '', to = '']: readonly string[]): boolean => {
  const [value, low, high] = [asNumber(actual), asNumber(from), asNumber(to)];
  return value !== null && low !== null && high !== null && value >= low && value <= high;
};

const byName = new Map(operators.map((operator) => [operator.name, operator]));

/** The operator of that name, or undefined. */
export const operatorNamed = (name: string): Operator | undefined => byName.get(name);
