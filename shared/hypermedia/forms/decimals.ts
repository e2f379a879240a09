import { isJsonNumber } from './write-value';

/** A number as digits and the power of ten they are counted in. */
interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/** Exponents beyond this are no quantities of anything. */
const mostExponent = 400;

function readDecimal(text: string): Decimal | null {
  if (!isJsonNumber(text)) return null;
  const [mantissa = '', power = '0'] = text.toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const exponent = Number(power) - fraction.length;
  return Math.abs(exponent) > mostExponent || whole.length > mostExponent ? null : { digits: BigInt(whole + fraction), exponent };
}

/** Both counted in the same power of ten. */
function aligned(one: string, other: string): [bigint, bigint] | null {
  const [a, b] = [readDecimal(one), readDecimal(other)];
  if (a === null || b === null) return null;
  const least = Math.min(a.exponent, b.exponent);
  return [a.digits * 10n ** BigInt(a.exponent - least), b.digits * 10n ** BigInt(b.exponent - least)];
}

/** How two numbers compare to the last digit: negative, 0 or positive; null when one is none, or beyond measure. */
export function compareDecimals(one: string, other: string): number | null {
  const pair = aligned(one, other);
  if (pair === null) return null;
  return pair[0] < pair[1] ? -1 : Number(pair[0] > pair[1]);
}

/** Whether a number is a whole multiple of a step; null when that cannot be told. */
export function isMultiple(number: string, step: string): boolean | null {
  const pair = aligned(number, step);
  return pair === null || pair[1] === 0n ? null : pair[0] % pair[1] === 0n;
}
