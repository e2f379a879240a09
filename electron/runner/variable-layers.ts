import type { RequestPlace } from '#shared/model/collection';
import type { Environment } from '#shared/model/environment';
import type { RequestDraft } from '#shared/model/request-draft';
import type { RequestOptions } from '#shared/model/request-options';
import { createVariable, type Variable } from '#shared/model/variable';
import { fail, ok, type Result } from '#shared/result';
import type { VariableLayer } from '#shared/variables/layers';
import type { VariableValue } from '#shared/variables/resolve-text';
import type { RequestDefaults } from '../storage/collection/request-defaults.ts';
import type { ChosenEnvironments } from '../storage/environment/chosen-environments.ts';
import { filesOf, type FilesAround } from './files-around.ts';
import { laidOver, noScriptValues, type ScriptValues } from './script-values.ts';
import { secretNameOf } from '../storage/vault/secret-name.ts';

/** What `{{name}}` can stand for in one request, the strongest scope first. */
export interface Layers {
  readonly layers: readonly VariableLayer[];
  readonly processValue: (name: string) => VariableValue | undefined;
  /** Names in the `.env` file in use. */
  readonly dotEnvNames: readonly string[];
}

export interface LayerSources {
  /** The data folder, where the workspace's own environments are. */
  readonly home: string;
  readonly chosen: ChosenEnvironments;
  /** What stands in files around a request; on disk where nothing else is said. */
  readonly files?: FilesAround;
  readonly session: (root: string) => ReadonlyMap<string, string>;
  /** What scripts have set in the other scopes; the empty root is the workspace. */
  readonly scriptValues?: (root: string) => ScriptValues;
  readonly isOpen: (root: string) => boolean;
  /** Options that Settings give to requests for which nobody says anything else; as by default where that is not there. */
  readonly usualOptions?: () => Promise<RequestOptions>;
  /** The environment of the process, for `{{process.env.NAME}}`. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What a collection is called, for names in the vault. */
  readonly nameOf: (root: string) => string;
}

export { secretNameOf };

/** Environments that build on one another, further than anybody would. */
const chainAtMost = 10;

/** Gathers the layers for a draft. Fails where environments build on each other in a circle, or on one that is not there. */
export async function gatherLayers(
  sources: LayerSources,
  draft: RequestDraft,
  place: RequestPlace | null,
): Promise<Result<Layers>> {
  const root = place && sources.isOpen(place.root) ? place.root : '';
  const { defaultsAbove, dotEnv: readDotEnv } = filesOf(sources);
  const above = root === '' ? [] : await defaultsAbove(root, place?.path ?? '');
  const own = root === '' ? ok(nothingInUse) : await environmentInUse(sources, root);
  const workspace = await environmentInUse(sources, '');
  if (!own.ok) return own;
  if (!workspace.ok) return workspace;
  const set = setBy(sources);
  const dotEnv = root === '' ? new Map<string, string>() : await readDotEnv(root, own.value.dotEnvPath);
  const layers: VariableLayer[] = [
    {
      scope: 'session',
      from: 'this session',
      variables: [...sources.session(root)].map(([name, value]) => createVariable(name, value)),
    },
    { scope: 'request', from: 'this request', variables: draft.variables },
    ...above.flatMap((defaults): VariableLayer[] =>
      defaults.kind === 'folder' ? [{ scope: 'folder', from: `folder ${defaults.name}`, variables: defaults.variables }] : [],
    ),
    ...laidOver(set(root).environment, 'environment', own.value.layers),
    ...laidOver(set(root).collection, 'collection', collectionLayers(above, sources.nameOf(root))),
    ...laidOver(
      set('').workspace,
      'workspace',
      workspace.value.layers.map((layer): VariableLayer => ({ ...layer, scope: 'workspace' })),
    ),
  ];
  return ok({ layers, processValue: (name) => processValue(name, dotEnv, sources.env), dotEnvNames: [...dotEnv.keys()] });
}

/** What is kept apart by environment is kept under this name: that of the collection, and that of the workspace beside it. */
export async function environmentFor({ chosen, isOpen }: LayerSources, place: RequestPlace | null): Promise<string> {
  const own = place && isOpen(place.root) ? await chosen.read(place.root) : null;
  const workspace = await chosen.read('');
  return [own, workspace].filter(Boolean).join(' · ');
}

const setBy = ({ scriptValues }: LayerSources): NonNullable<LayerSources['scriptValues']> =>
  scriptValues ?? (() => noScriptValues);

const collectionLayers = (above: readonly RequestDefaults[], name: string): VariableLayer[] =>
  above.flatMap(({ kind, variables }): VariableLayer[] =>
    kind === 'collection' ? [{ scope: 'collection', from: `collection ${name}`, variables }] : [],
  );

function processValue(name: string, dotEnv: ReadonlyMap<string, string>, env: LayerSources['env']): VariableValue | undefined {
  const text = dotEnv.get(name) ?? env[name];
  return text === undefined
    ? undefined
    : { text, scope: 'process', from: dotEnv.has(name) ? 'the .env file' : 'the process environment', hosts: [] };
}

interface InUse {
  readonly layers: readonly VariableLayer[];
  readonly dotEnvPath: string;
}

const nothingInUse: InUse = { layers: [], dotEnvPath: '' };

/** The environment that is chosen for a collection, with those that it extends behind it. */
async function environmentInUse(sources: LayerSources, root: string): Promise<Result<InUse>> {
  const name = await sources.chosen.read(root);
  if (name === null) return ok(nothingInUse);
  const { environments } = await filesOf(sources).environments(root === '' ? sources.home : root);
  const chain = chainFrom(environments, name);
  if (!chain.ok) return chain;
  const owner = root === '' ? 'workspace' : sources.nameOf(root);
  const layers = chain.value.map((environment): VariableLayer => ({
    scope: 'environment',
    from: `environment ${environment.name}`,
    variables: environment.variables,
    environment: { root, path: environment.path },
    secretName: (variable: Variable) => secretNameOf(owner, environment.name, variable.name),
  }));
  return ok({ layers, dotEnvPath: chain.value.find(({ dotEnvPath }) => dotEnvPath !== '')?.dotEnvPath ?? '' });
}

/** An environment and those behind it; none where the chosen one is no longer there. */
function chainFrom(environments: readonly Environment[], name: string): Result<readonly Environment[]> {
  const chain: Environment[] = [];
  for (let next = name; next !== '';) {
    const environment = environments.find((candidate) => candidate.name === next);
    if (!environment) return chain.length === 0 ? ok([]) : misses(chain, next);
    if (chain.includes(environment) || chain.length >= chainAtMost) return circles(environment.name);
    chain.push(environment);
    next = environment.extends;
  }
  return ok(chain);
}

const bad = (reason: string): Result<never> => fail({ kind: 'badDraft', place: { part: 'url' }, reason });

const misses = (chain: readonly Environment[], name: string): Result<never> =>
  bad(`The environment “${chain.at(-1)?.name}” extends “${name}”, and there is none of that name.`);

const circles = (name: string): Result<never> => bad(`The environment “${name}” extends itself by way of others.`);
