import { isNumber, type JsonValue } from '../../json-value.ts';

/** A limit as it was written; null when there is none. */
export const numberTextOf = (value: JsonValue | undefined): string | null => {
  if (isNumber(value)) return value.number;
  return typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value) ? value : null;
};

/** A length small enough to count to; null when there is none. */
export const countOf = (value: JsonValue | undefined): number | null =>
  isNumber(value) && /^\d{1,15}$/.test(value.number) ? Number(value.number) : null;
