import type { FormValues } from '../fields/field.ts';

/** What a body says, once read: JSON of any shape, a form, or a list of changes to make. */
export type Input = { readonly kind: 'json'; readonly value: unknown } | { readonly kind: 'form'; readonly form: FormValues };

/** A form from pairs in the order they were sent. */
export function formValues(pairs: Iterable<readonly [string, string]>): FormValues {
  const byName = new Map<string, string[]>();
  for (const [name, value] of pairs) byName.set(name, [...(byName.get(name) ?? []), value]);
  return { has: (name) => byName.has(name), all: (name) => byName.get(name) ?? [], entries: () => Object.fromEntries(byName) };
}
