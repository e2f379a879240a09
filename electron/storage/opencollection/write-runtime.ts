import type { YAMLMap } from 'yaml';
import type { Check, Scripts, Setter } from '#shared/model/check';
import type { RequestDraft } from '#shared/model/request-draft';
import { isAbsent, type Wanted, type WantedMap } from '../yaml/wanted.ts';
import type { YamlFile } from '../yaml/yaml-file.ts';
import { createFieldReader, type FieldReader } from './field-reader.ts';
import { isSetter, scriptTypes, type Runtime } from './read-runtime.ts';
import { isSame } from './is-same.ts';
import { wantedVariable } from './write-variable.ts';

/** The `runtime` of a new file, or nothing where a request needs none. */
export function wantedRuntime(draft: Runtime): WantedMap | undefined {
  const fields = {
    variables: draft.variables.map(wantedVariable),
    scripts: wantedScripts(draft.scripts),
    assertions: draft.checks.map(wantedCheck),
    actions: draft.setters.map(wantedSetter),
  };
  return Object.values(fields).every(isAbsent) ? undefined : fields;
}

/** The parts of `runtime` that differ; rows of kinds we do not know stay among them. */
export function changedRuntime(file: YamlFile, before: RequestDraft, after: RequestDraft): WantedMap {
  const fields = createFieldReader(file);
  const runtime = fields.map(file.root, 'runtime');
  return {
    ...(!isSame(before.variables, after.variables) && { variables: after.variables.map(wantedVariable) }),
    ...(!isSame(before.scripts, after.scripts) && { scripts: changedScripts(fields, runtime, after.scripts) }),
    ...(!isSame(before.checks, after.checks) && { assertions: after.checks.map(wantedCheck) }),
    ...(!isSame(before.setters, after.setters) && {
      actions: changedSetters(fields, runtime, after.setters),
    }),
  };
}

/** A check as a file has it. */
export const wantedCheck = ({ expression, operator, value, enabled, description }: Check): WantedMap => ({
  expression,
  operator,
  value: value === '' ? undefined : value,
  disabled: enabled ? undefined : true,
  description: description === '' ? undefined : description,
});

/** A setter as a file has it. */
export const wantedSetter = ({ name, scope, expression, phase, enabled, description }: Setter): WantedMap => ({
  type: 'set-variable',
  description: description === '' ? undefined : description,
  phase,
  selector: { expression, method: 'jsonq' },
  variable: { name, scope },
  disabled: enabled ? undefined : true,
});

/** Scripts as the list that a file has of them. */
export const wantedScripts = (scripts: Scripts): WantedMap[] =>
  (['before', 'after', 'tests'] as const).flatMap((name) =>
    scripts[name] === '' ? [] : [{ type: scriptTypes[name], code: scripts[name] }],
  );

/** Ours in the places where they stand, new ones behind; scripts of types that Cairn does not run are kept. */
export function changedScripts(fields: FieldReader, parent: YAMLMap | null, scripts: Scripts): Wanted[] {
  const ours = new Set<string>(Object.values(scriptTypes));
  const left = wantedScripts(scripts);
  const kept = fields.rows(parent, 'scripts').flatMap((row): Wanted[] => {
    const type = fields.text(row, 'type');
    if (!ours.has(type)) return [row.toJSON() as WantedMap];
    const at = left.findIndex((one) => one.type === type);
    return at < 0 ? [] : left.splice(at, 1);
  });
  return [...kept, ...left];
}

/** Ours behind the actions of kinds we do not know, which stay. */
export const changedSetters = (fields: FieldReader, parent: YAMLMap | null, setters: readonly Setter[]): Wanted[] => [
  ...others(fields.rows(parent, 'actions'), (row) => isSetter(fields, row)),
  ...setters.map(wantedSetter),
];

const others = (rows: readonly YAMLMap[], isOurs: (row: YAMLMap) => boolean): Wanted[] =>
  rows.flatMap((row) => (isOurs(row) ? [] : [row.toJSON() as WantedMap]));
