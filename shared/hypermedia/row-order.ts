import type { Cell } from './page.ts';

/** What a cell is sorted by; null stands at the end either way. */
export type SortKey = string | number | null;

/** The key of a cell: numbers by size, also those in strings; texts as people look for them, with numbers in them by size. */
export function sortKeyOf(cell: Cell): SortKey {
  switch (cell.kind) {
    case 'missing':
    case 'null':
      return null;
    case 'number':
      return Number(cell.text);
    case 'boolean':
      return Number(cell.value);
    default:
      return naturalKey(timeIn(cell.text) ?? cell.text);
  }
}

const dateOfMail = /^[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{2,4} \d{2}:\d{2}[\w :+-]*$/;

/** A date as mail, feeds and HTTP write it (RFC 5322, 3.3; RFC 9110, 5.6.7) as one that sorts; null for any other text. */
function timeIn(text: string): string | null {
  if (text.charAt(3) !== ',' || !dateOfMail.test(text)) return null;
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

const marks = /\p{Mn}/gu;
const plain = /^[ -~]*$/;
const digits = /\d+/g;
const widest = 20;

/** Without case and accents, and with numbers of one width, so that comparing two is comparing their characters. */
function naturalKey(text: string): string {
  const folded = plain.test(text) ? text.toLowerCase() : text.normalize('NFD').replace(marks, '').toLowerCase();
  return folded.replace(digits, (number) => number.padStart(widest, '0'));
}

/** Numbers of rows in the order of their keys. What has none stands at the end either way; equals keep their places. */
export function orderOf(given: readonly SortKey[], descending: boolean): Uint32Array {
  const keys = asNumbers(given);
  const direction = descending ? -1 : 1;
  const order = Uint32Array.from(keys, (_key, row) => row);
  return order.sort((a, b) => compare(keys[a] ?? null, keys[b] ?? null, direction) || a - b);
}

const isText = (key: SortKey): key is string => typeof key === 'string' && key !== '';
const whole = /^-?\d+$/;

/** Where nothing but numbers stands, some of which came as text, all of them go by their size: `"3"` before `"12.25"`, `"-10"` before `"-9"`. */
function asNumbers(keys: readonly SortKey[]): readonly SortKey[] {
  const hasText = keys.some(isText);
  const isNeeded = hasText && keys.some((key) => typeof key === 'number' || (isText(key) && key.startsWith('-')));
  if (!isNeeded || !keys.every((key) => !isText(key) || whole.test(key))) return keys;
  return keys.map((key) => (isText(key) ? Number(key) : key));
}

function compare(one: SortKey, other: SortKey, direction: number): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  if (typeof one === typeof other) return one === other ? 0 : one < other ? -direction : direction;
  // Numbers stand before texts.
  return typeof one === 'number' ? -direction : direction;
}
