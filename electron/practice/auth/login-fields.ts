import { textField } from '../drf/fields/text-field.ts';
import { schemasOf } from '../drf/metadata.ts';
import { parseBody } from '../drf/parsers/parse-body.ts';
import type { Resource } from '../drf/resource.ts';
import { validate } from '../drf/validate.ts';
import type { Described } from '../endpoint.ts';
import type { Ask } from '../frame/ask.ts';
import { granted, type Outcome } from '../frame/outcome.ts';

/** A small form: names of required texts, and nothing kept. */
export interface SmallForm {
  read(ask: Ask): Promise<Outcome<Readonly<Record<string, string>>>>;
  readonly describes: { readonly POST: Described };
}

export function smallForm(...names: readonly string[]): SmallForm {
  const fields = names.map((name) => textField(name));
  const form: Resource = { table: 'users', reads: 'users', path: '', noun: `formOf${names.map(capital).join('')}`, fields };
  return {
    async read(ask) {
      const input = await parseBody(ask);
      if (!input.ok) return input;
      const cells = validate(form, input.value, { rows: ask.world.rows, partial: false, existingId: null });
      if (!cells.ok) return cells;
      return granted(Object.fromEntries(names.map((name) => [name, String(cells.value[name])])));
    },
    describes: { POST: { body: schemasOf(form).sent, takes: ['application/json', 'application/x-www-form-urlencoded'] } },
  };
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
