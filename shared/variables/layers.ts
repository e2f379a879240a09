import type { Variable } from '../model/variable';
import { dynamicValue } from './dynamic-values';
import type { VariableLookup, VariableScope, VariableValue } from './resolve-text';

/** The variables of one scope. */
export interface VariableLayer {
  readonly scope: VariableScope;
  /** Where they stand, in words: “environment local”. */
  readonly from: string;
  readonly variables: readonly Variable[];
  /** The file of the environment, relative to its collection's folder. */
  readonly environment?: { readonly root: string; readonly path: string };
  /** The name in the vault that a secret variable's value is kept under. */
  readonly secretName?: (variable: Variable) => string;
}

/** What a layer says of a name. The last of two rows with one name counts, as it does where tables are read from above. */
export function findInLayer({ variables, scope, from, secretName }: VariableLayer, name: string): VariableValue | undefined {
  const variable = variables.findLast((candidate) => candidate.enabled && candidate.name === name);
  if (!variable) return undefined;
  if (!variable.secret) return { text: variable.value, scope, from, hosts: [] };
  // What the vault is asked for later stands between braces, and is not looked up again before that.
  return { text: `{{${secretName?.(variable) ?? name}}}`, scope: 'secret', from, hosts: [] };
}

/** Names with this start are those of the process that Cairn runs in, and of the `.env` file in use. */
export const processPrefix = 'process.env.';

/** Looks a name up in layers, the strongest first; then in the process environment, then among the values made anew each time. */
export const lookupIn =
  (layers: readonly VariableLayer[], processValue: (name: string) => VariableValue | undefined): VariableLookup =>
  (name) => {
    for (const layer of layers) {
      const found = findInLayer(layer, name);
      if (found) return found;
    }
    if (name.startsWith(processPrefix)) return processValue(name.slice(processPrefix.length));
    const text = dynamicValue(name);
    return text === undefined ? undefined : { text, scope: 'dynamic', from: 'made anew each time', hosts: [] };
  };
