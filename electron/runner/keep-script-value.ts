import type { RequestPlace } from '#shared/model/collection';
import type { ScriptEvent } from '../scripts/script-event.ts';
import { scriptValue, type ScriptValues } from './script-values.ts';

/** Where values go that a script sets. */
export interface KeepsValues {
  readonly place: RequestPlace | null;
  /** Values of the session; null takes one away. */
  readonly keep: (name: string, value: string | null) => void;
  /** Of the other scopes, by root of the collection; empty for the workspace. */
  readonly scriptValues: (root: string) => ScriptValues;
}

/** Keeps a value in its scope. None of them is a file: what a script has read out of the vault must not end in one. */
export function keepValue(
  { scope, name, value, kind }: Extract<ScriptEvent, { type: 'set' }>,
  { place, keep, scriptValues }: KeepsValues,
): void {
  const root = place?.root ?? '';
  if (scope === 'session') {
    if (value !== null) scriptValues(root).kinds.set(name, { text: value, type: kind });
    return keep(name, value);
  }
  // Outside of a collection there is one environment in use, that of the workspace.
  const isOfWorkspace = scope === 'workspace' || root === '';
  const values = isOfWorkspace ? scriptValues('').workspace : scriptValues(root)[scope];
  values.set(name, value === null ? null : scriptValue(name, value, kind));
}
