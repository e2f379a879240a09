import { slip } from './caller.ts';

/** An amount in pounds as whole pence. A number is taken as well, as people write one without quotes. */
export function penceOf(price: unknown): number {
  const text = typeof price === 'number' ? String(price) : price;
  const parts = typeof text === 'string' ? /^(\d{1,5})(?:\.(\d{1,2}))?$/.exec(text) : null;
  if (!parts) throw slip('BAD_USER_INPUT', 'A price is an amount in pounds such as "12.50".');
  return Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0'));
}
