import { jsonOf, valueAt } from '#shared/lessons/seen';
import type { Answer } from '../use-bench';

export const formats = [
  { name: 'json', label: 'JSON', type: 'application/json' },
  { name: 'xml', label: 'XML', type: 'application/xml' },
  { name: 'yaml', label: 'YAML', type: 'application/yaml' },
  { name: 'csv', label: 'CSV', type: 'text/csv' },
  { name: 'html', label: 'HTML', type: 'text/html' },
] as const;
export type FormatName = (typeof formats)[number]['name'];

/** How one value of the resource came through a format and back. */
export type Fate = 'kept' | 'changed' | 'lost';

export interface ValueFate {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly fate: Fate;
}

/** One format: its bytes, and what is left of each value after it was read again. Null where it was not read again. */
export interface FormatFacts {
  readonly type: string;
  readonly bytes: number;
  readonly text: string;
  readonly fates: readonly ValueFate[] | null;
}

/** What a representation holds, by the answer that gave it and the answer of the round trip. */
export function formatFacts(answers: readonly Answer[], name: FormatName): FormatFacts | null {
  const given = answers.findLast(({ tag }) => tag === name);
  if (!given || given.exchange.phase !== 'finished') return null;
  const json = answers.findLast(({ tag }) => tag === 'json');
  const again = answers.findLast(({ tag }) => tag === `${name} again`);
  return {
    type: given.exchange.head.headers.find(([field]) => field.toLowerCase() === 'content-type')?.[1] ?? '',
    bytes: given.exchange.bodyBytes,
    text: given.text ?? '',
    fates: json && again ? fatesOf(jsonOf(json), jsonOf(again)) : null,
  };
}

/** Value by value, whatever wrapping the format needed. Addresses name the format they came in and are left out. */
export function fatesOf(before: unknown, after: unknown): readonly ValueFate[] {
  const unwrapped = unwrap(after);
  return Object.entries(before ?? {})
    .filter(([, value]) => !(typeof value === 'string' && URL.canParse(value)))
    .map(([name, value]) => {
      const came = valueAt(unwrapped, name);
      const [one, other] = [JSON.stringify(value), came === undefined ? '' : JSON.stringify(came)];
      return { name, before: one, after: other, fate: came === undefined ? 'lost' : one === other ? 'kept' : 'changed' };
    });
}

/** XML has a root and a declaration, CSV is always a list of rows. */
function unwrap(value: unknown): unknown {
  if (Array.isArray(value)) return value[0] as unknown;
  return valueAt(value, 'root') ?? value;
}

export const countFates = (fates: readonly ValueFate[], fate: Fate): number => fates.filter((each) => each.fate === fate).length;
