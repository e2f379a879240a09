import type { YAMLMap } from 'yaml';
import { createCheck, createSetter, noScripts, setterSchema, type Check, type Scripts, type Setter } from '#shared/model/check';
import type { RequestDraft } from '#shared/model/request-draft';
import { textOf } from '../yaml/yaml-file.ts';
import type { FieldReader } from './field-reader.ts';
import { readVariable } from './read-variable.ts';

/** What a request does around its sending. */
export type Runtime = Pick<RequestDraft, 'variables' | 'checks' | 'setters' | 'scripts'>;

/** Which of our scripts a type of OpenCollection is. */
export const scriptTypes = { before: 'before-request', after: 'after-response', tests: 'tests' } as const;

export function readRuntime(fields: FieldReader, runtime: YAMLMap | null): Runtime {
  return {
    variables: fields.rows(runtime, 'variables').map((row) => readVariable(fields, row)),
    checks: fields.rows(runtime, 'assertions').map((row) => readCheck(fields, row)),
    setters: readSetters(fields, runtime),
    scripts: readScripts(fields, runtime),
  };
}

export const readTags = (fields: FieldReader, info: YAMLMap | null): string[] =>
  fields.list(info, 'tags').flatMap((tag) => textOf(tag) ?? []);

/** Notes stand as text, or as `{content, type}`. */
export function readDocs(fields: FieldReader, root: YAMLMap): string {
  const found = fields.node(root, 'docs');
  const asMap = typeof found === 'object' && found !== null && 'items' in found ? fields.map(root, 'docs') : null;
  return asMap ? fields.text(asMap, 'content') : fields.text(root, 'docs');
}

export function readScripts(fields: FieldReader, parent: YAMLMap | null): Scripts {
  const rows = fields.rows(parent, 'scripts');
  const codeOf = (type: string) => {
    const row = rows.find((candidate) => fields.text(candidate, 'type') === type);
    return row ? fields.text(row, 'code') : '';
  };
  return {
    ...noScripts,
    before: codeOf(scriptTypes.before),
    after: codeOf(scriptTypes.after),
    tests: codeOf(scriptTypes.tests),
  };
}

/** A check as a file has it. */
export const readCheck = (fields: FieldReader, row: YAMLMap): Check => ({
  ...createCheck(fields.text(row, 'expression'), fields.text(row, 'operator') || 'eq', fields.text(row, 'value')),
  enabled: fields.flag(row, 'disabled') !== true,
  description: fields.description(row),
});

/** Whether a row is one that a setter stands for; all others are somebody else's and stay in the file as they are. */
export const isSetter = (fields: FieldReader, row: YAMLMap): boolean => fields.text(row, 'type') === 'set-variable';

/** The setters among the actions of a request, a folder or a collection. */
export const readSetters = (fields: FieldReader, parent: YAMLMap | null): Setter[] =>
  fields.rows(parent, 'actions').flatMap((row) => readSetter(fields, row) ?? []);

export function readSetter(fields: FieldReader, row: YAMLMap): Setter | null {
  if (!isSetter(fields, row)) return null;
  const variable = fields.map(row, 'variable');
  const { scope, phase } = setterSchema.shape;
  return {
    ...createSetter(fields.text(variable, 'name'), fields.text(fields.map(row, 'selector'), 'expression')),
    scope: scope.safeParse(fields.text(variable, 'scope')).data ?? 'runtime',
    phase: phase.safeParse(fields.text(row, 'phase')).data ?? 'after-response',
    enabled: fields.flag(row, 'disabled') !== true,
    description: fields.description(row),
  };
}
