/** Fields of a value that came from a file; nothing where it has none. Own fields alone, whatever they are called. */
export type Loose = Readonly<Record<string, unknown>>;

const nothing: Loose = Object.freeze(Object.create(null) as Record<string, unknown>);

export const isRecord = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value of a record's own field. */
export const field = (value: unknown, name: string): unknown =>
  isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;

export const recordIn = (value: unknown, name: string): Loose => {
  const inner = field(value, name);
  return isRecord(inner) ? inner : nothing;
};

export const listIn = (value: unknown, name: string): readonly unknown[] => {
  const inner = field(value, name);
  return Array.isArray(inner) ? inner : [];
};

/** Text as written; numbers and booleans as their text, anything else as nothing. */
export function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint' ? String(value) : '';
}

export const textIn = (value: unknown, name: string): string => asText(field(value, name));

/** The first of these fields that says anything. */
export function firstText(value: unknown, ...names: readonly string[]): string {
  for (const name of names) {
    const text = textIn(value, name);
    if (text !== '') return text;
  }
  return '';
}

export const flagIn = (value: unknown, name: string): boolean => field(value, name) === true;

/** A number, also one that was written as text. */
export function numberIn(value: unknown, name: string): number | null {
  const number = Number(textIn(value, name) || Number.NaN);
  return Number.isFinite(number) ? number : null;
}
