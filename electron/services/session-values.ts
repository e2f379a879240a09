import { createScriptValues, type ScriptValues } from '../runner/script-values.ts';

/** Values that last until Cairn is closed, by root of the collection; the empty root is the workspace. */
export interface SessionValues {
  readonly session: (root: string) => ReadonlyMap<string, string>;
  /** What scripts have set in other scopes. */
  readonly scriptValues: (root: string) => ScriptValues;
  /** Keeps a value over all scopes; null takes it away. */
  readonly keep: (root: string, name: string, value: string | null) => void;
}

export function createSessionValues(): SessionValues {
  const session = new Map<string, Map<string, string>>();
  const byScripts = new Map<string, ScriptValues>();
  return {
    session: (root) => session.get(root) ?? new Map<string, string>(),
    scriptValues(root) {
      const values = byScripts.get(root) ?? createScriptValues();
      byScripts.set(root, values);
      return values;
    },
    keep(root, name, value) {
      const values = new Map(session.get(root));
      if (value === null) values.delete(name);
      else values.set(name, value);
      session.set(root, values);
    },
  };
}
