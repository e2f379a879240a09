import type { Variable, VariableVariant } from '#shared/model/variable';
import { Whole, type Wanted, type WantedMap } from '../yaml/wanted.ts';

/** A variable as a file has it. The value of a secret is never among what is written. */
export function wantedVariable(variable: Variable): WantedMap {
  const { name, secret, type, description, enabled } = variable;
  const rest = {
    description: description === '' ? undefined : description,
    disabled: enabled ? undefined : true,
  };
  // What the one form has and the other has not is taken away when a variable becomes a secret or stops being one.
  if (secret) return { secret: true, name, value: undefined, type: type === 'string' ? undefined : type, ...rest };
  return { secret: undefined, name, value: wantedValue(variable), type: undefined, ...rest };
}

function wantedValue({ value, type, variants, variant }: Variable): Wanted {
  if (variants.length === 0) return typed({ value, type });
  return new Whole(
    variants.map((one) => ({
      title: one.title,
      selected: one.title === variant ? true : undefined,
      value: typed(one.title === variant ? { value, type } : one),
    })),
  );
}

const typed = ({ value, type }: Pick<VariableVariant, 'value' | 'type'>): Wanted =>
  type === 'string' ? value : { type, data: value };
