import { createVariable, type Variable, type VariableType } from '#shared/model/variable';
import type { VariableLayer } from '#shared/variables/layers';

/** What a script has given to a name; null where it has taken the name away. */
export type ScriptValue = Variable | null;

/** Values that scripts have set, by scope. They last as long as those of the session do, and stand in no file. */
export interface ScriptValues {
  readonly environment: Map<string, ScriptValue>;
  readonly collection: Map<string, ScriptValue>;
  readonly workspace: Map<string, ScriptValue>;
  /** Kinds of values in the session, which are kept as text; each holds for that text alone. */
  readonly kinds: Map<string, { readonly text: string; readonly type: VariableType }>;
}

export const createScriptValues = (): ScriptValues => ({
  environment: new Map(),
  collection: new Map(),
  workspace: new Map(),
  kinds: new Map(),
});

export const noScriptValues: ScriptValues = createScriptValues();

/** A value as a script has set it. */
export const scriptValue = (name: string, text: string, type: VariableType): Variable => ({
  ...createVariable(name, text),
  type,
});

/** The layers of a scope under what scripts have set in it; what they took away is not found below either. */
export function laidOver(
  set: ReadonlyMap<string, ScriptValue>,
  scope: VariableLayer['scope'],
  layers: readonly VariableLayer[],
): VariableLayer[] {
  if (set.size === 0) return [...layers];
  const variables = [...set.values()].filter((value) => value !== null);
  const below = layers.map((layer) => ({ ...layer, variables: layer.variables.filter(({ name }) => set.get(name) !== null) }));
  return [{ scope, from: 'a script', variables }, ...below];
}
