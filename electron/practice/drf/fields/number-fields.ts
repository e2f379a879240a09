import { createField, parsed, wrong, type Field, type FieldOptions, type ParsedField } from './field.ts';

interface IntegerOptions extends FieldOptions {
  readonly min?: number;
  readonly max?: number;
}

/** A whole number. */
export function integerField(name: string, options: IntegerOptions = {}): Field {
  const { min, max } = options;
  return createField(name, options, {
    type: 'integer',
    facts: { ...(min !== undefined && { min_value: min }), ...(max !== undefined && { max_value: max }) },
    schema: { type: 'integer', ...(min !== undefined && { minimum: min }), ...(max !== undefined && { maximum: max }) },
    parse(value) {
      const number = typeof value === 'string' ? Number(value.trim() || Number.NaN) : value;
      if (typeof number !== 'number' || !Number.isSafeInteger(number)) return wrong('A valid integer is required.');
      return within(number, number, options);
    },
  });
}

interface DecimalOptions extends IntegerOptions {
  readonly digits: number;
  readonly places: number;
}

/** An exact decimal number: sent as text or number, stored as a whole count of its smallest unit, shown as text. */
export function decimalField(name: string, options: DecimalOptions): Field {
  const { min, max, places } = options;
  const scale = 10 ** places;
  return createField(name, options, {
    type: 'decimal',
    facts: { ...(min !== undefined && { min_value: min }), ...(max !== undefined && { max_value: max }) },
    schema: { type: 'string', format: 'decimal', pattern: `^-?\\d{1,${options.digits - places}}(\\.\\d{1,${places}})?$` },
    parse: (value) => parseDecimal(value, options),
    show: (row) => (Number(row[options.column ?? name]) / scale).toFixed(places),
  });
}

function parseDecimal(value: unknown, options: DecimalOptions): ParsedField {
  const text = typeof value === 'number' ? plainDigits(value) : typeof value === 'string' ? value.trim() : '';
  const match = /^([+-]?)0*(\d*)(?:\.(\d*))?$/.exec(text);
  if (!match || !/\d/.test(text)) return wrong('A valid number is required.');
  const [, sign, whole = '', fraction = ''] = match;
  if (whole.length + fraction.length > options.digits)
    return wrong(`Ensure that there are no more than ${options.digits} digits in total.`);
  if (fraction.length > options.places) return wrong(`Ensure that there are no more than ${options.places} decimal places.`);
  if (whole.length > options.digits - options.places) {
    return wrong(`Ensure that there are no more than ${options.digits - options.places} digits before the decimal point.`);
  }
  const units = Number(`${sign}${whole}${fraction.padEnd(options.places, '0')}`);
  return within(units / 10 ** options.places, units, options);
}

/** `1e21` and `1e-7` are how JavaScript writes them; a decimal field counts digits. */
function plainDigits(value: number): string {
  const text = String(value);
  return /e/.test(text) ? BigInt(Math.trunc(value)).toString() + (Math.abs(value) < 1 ? '.0000001' : '') : text;
}

function within(value: number, stored: number, { min, max }: IntegerOptions): ParsedField {
  if (max !== undefined && value > max) return wrong(`Ensure this value is less than or equal to ${max}.`);
  if (min !== undefined && value < min) return wrong(`Ensure this value is greater than or equal to ${min}.`);
  return parsed(stored);
}
