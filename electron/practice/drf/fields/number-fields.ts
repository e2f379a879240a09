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
      if (typeof value === 'string' && value.length > longestNumber) return wrong('String value too large.');
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
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
  if (text.length > longestNumber) return wrong('String value too large.');
  const decimal = readDecimal(text);
  if (!decimal) return wrong('A valid number is required.');
  const complaint = complaintAbout(decimal, options);
  if (complaint !== null) return wrong(complaint);
  const scaled = decimal.exponent + options.places;
  const units = Number(`${decimal.sign}${scaled >= 0 ? decimal.digits + '0'.repeat(scaled) : decimal.digits.slice(0, scaled)}`);
  return within(units / 10 ** options.places, units, options);
}

/** A number as digits and a power of ten, which is how Python keeps a decimal: 0.50 is 50 and -2. */
interface Decimal {
  readonly sign: string;
  readonly digits: string;
  readonly exponent: number;
}

function readDecimal(text: string): Decimal | null {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(text);
  const [, sign = '', whole = '', fraction = '', power = '0'] = match ?? [];
  if (whole + fraction === '') return null;
  return { sign, digits: (whole + fraction).replace(/^0+(?=.)/, ''), exponent: Number(power) - fraction.length };
}

function complaintAbout({ digits, exponent }: Decimal, { digits: most, places }: DecimalOptions): string | null {
  const decimals = Math.max(-exponent, 0);
  const total = exponent >= 0 ? digits.length + exponent : Math.max(digits.length, decimals);
  const inFront = total - decimals;
  if (total > most) return `Ensure that there are no more than ${most} digits in total.`;
  if (decimals > places) return `Ensure that there are no more than ${places} decimal places.`;
  return inFront > most - places ? `Ensure that there are no more than ${most - places} digits before the decimal point.` : null;
}

/** Python takes long to read long numbers, so DRF does not try. */
const longestNumber = 1_000;

function within(value: number, stored: number, { min, max }: IntegerOptions): ParsedField {
  if (max !== undefined && value > max) return wrong(`Ensure this value is less than or equal to ${max}.`);
  if (min !== undefined && value < min) return wrong(`Ensure this value is greater than or equal to ${min}.`);
  return parsed(stored);
}
