import { createEnvironment, type Environment } from '#shared/model/environment';
import { alsoInFile, wantedEnvironmentAlso, withForgottenVariables } from '../opencollection/also-in-file.ts';
import { createFieldReader } from '../opencollection/field-reader.ts';
import { isSame } from '../opencollection/is-same.ts';
import { readVariable } from '../opencollection/read-variable.ts';
import { changeSide } from '../opencollection/side-file.ts';
import { wantedVariable } from '../opencollection/write-variable.ts';
import { editYaml } from '../yaml/edit-yaml.ts';
import { renderFile } from '../yaml/render-yaml.ts';
import type { WantedMap } from '../yaml/wanted.ts';
import { parseYamlFile, readable, type Reading, type YamlFile } from '../yaml/yaml-file.ts';

/** What an environment's file says; `path` and `revision` are the caller's to fill in. */
export type EnvironmentContent = Omit<Environment, 'path' | 'revision'>;

export interface OpenEnvironment {
  readonly file: YamlFile;
  readonly content: EnvironmentContent;
}

/** Reads an environment; one without a name goes by that of its file. */
export function readEnvironment(text: string, fileName: string): Reading<OpenEnvironment> {
  const file = parseYamlFile(text);
  if (!file.readable) return file;
  const fields = createFieldReader(file.value);
  const { root } = file.value;
  const { path: _path, revision: _revision, ...blank } = createEnvironment(fields.text(root, 'name') || fileName);
  const content: EnvironmentContent = {
    ...blank,
    color: fields.text(root, 'color'),
    description: fields.description(root),
    extends: fields.text(root, 'extends'),
    dotEnvPath: fields.text(root, 'dotEnvFilePath'),
    variables: fields.rows(root, 'variables').map((row) => readVariable(fields, row)),
  };
  const trouble = fields.trouble();
  return trouble ? { readable: false, trouble } : readable({ file: file.value, content });
}

/** The environment with what another tool forgets when it saves and stands once more beside the file. */
export function withEnvironmentSide(content: EnvironmentContent, side: string | null): EnvironmentContent {
  const file = side === null ? null : parseYamlFile(side);
  if (file === null || !file.readable) return content;
  const fields = createFieldReader(file.value);
  const kept = fields.map(file.value.root, 'environment');
  const variables = withForgottenVariables(content.variables, side);
  // All three go at once where another tool has saved; where one of them is there, somebody has edited them.
  if (content.description !== '' || content.extends !== '' || content.dotEnvPath !== '') return { ...content, variables };
  const [description, behind] = [fields.text(kept, 'description'), fields.text(kept, 'extends')];
  return { ...content, variables, description, extends: behind, dotEnvPath: fields.text(kept, 'dotEnvFilePath') };
}

/** The text of the file beside an environment's, or null where there is none to be. */
export function writeEnvironmentSide(content: EnvironmentContent, side: string | null): string | null {
  const environment = {
    description: orNothing(content.description),
    extends: orNothing(content.extends),
    dotEnvFilePath: orNothing(content.dotEnvPath),
  };
  const changed = changeSide({ environment, [alsoInFile]: wantedEnvironmentAlso(content.variables) }, side);
  return changed.readable ? changed.value : side;
}

/** The text of a new file. Values of secrets are never in it. */
export const writeNewEnvironment = (content: EnvironmentContent): string =>
  renderFile({
    name: content.name,
    color: orNothing(content.color),
    description: orNothing(content.description),
    extends: orNothing(content.extends),
    dotEnvFilePath: orNothing(content.dotEnvPath),
    variables: content.variables.map(wantedVariable),
  });

/** The text of a file after its environment became another; only what differs is touched. */
export function changeEnvironment({ file, content: before }: OpenEnvironment, after: EnvironmentContent): string {
  const wanted: WantedMap = {
    ...(before.name !== after.name && { name: after.name }),
    ...(before.color !== after.color && { color: orNothing(after.color) }),
    ...(before.description !== after.description && { description: orNothing(after.description) }),
    ...(before.extends !== after.extends && { extends: orNothing(after.extends) }),
    ...(before.dotEnvPath !== after.dotEnvPath && { dotEnvFilePath: orNothing(after.dotEnvPath) }),
    ...(!isSame(withoutSecrets(before), withoutSecrets(after)) && { variables: after.variables.map(wantedVariable) }),
  };
  return editYaml(file, wanted);
}

/** Whether a secret has a value is not the file's matter. */
const withoutSecrets = ({ variables }: EnvironmentContent) =>
  variables.map((variable) => (variable.secret ? { ...variable, value: '' } : variable));

const orNothing = (text: string): string | undefined => (text === '' ? undefined : text);
